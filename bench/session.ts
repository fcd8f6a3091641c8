/** One run of a process with one SDK. */
import { join } from 'node:path';
import { own } from '../tools/process/owned-process.ts';
import { BUILT } from './build.ts';
import type { Entrant } from './peers.ts';
import type { CallCost, Command, Ready, Reply, TimedCalls } from './protocol.ts';

/** Only what a program needs: SDK variables of whoever runs the bench must not reach it. */
const ENVIRONMENT = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** Anything that takes longer is stuck. */
const REPLY_MS = 120_000;
const STDERR_SHOWN = 2_000;

export type Variant = 'asInstalled' | 'bundled';

export interface SessionOptions {
  readonly url: string;
  readonly folder: string;
  readonly variant?: Variant;
  /** A file with the receiver's certificate, if nobody else trusts it. */
  readonly certificate?: string;
  readonly stop: AbortSignal;
}

export interface Session extends Ready {
  /** Records that many events at once; resolves with the first one's microseconds. */
  track(count: number, from?: number): Promise<number>;
  time(calls: TimedCalls): Promise<CallCost>;
  /** For an SDK whose clock can be set: lets time pass. */
  pass(ms: number): Promise<void>;
  flush(): Promise<void>;
  memoryBytesNow(): Promise<number>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Ends as a program does: gives the SDK limited time to send the rest, and exits. */
  end(atMostMs: number): Promise<void>;
}

/** Starts a process and resolves once its SDK is ready. */
export async function startSession(entrant: Entrant, options: SessionOptions): Promise<Session> {
  const { url, folder, variant = defaultVariant(entrant), certificate, stop } = options;
  stop.throwIfAborted();
  const file = join(BUILT, variant, `${entrant.id}.mjs`);
  const process_ = own(process.execPath, [join(BUILT, 'child.mjs'), file, url, folder], {
    cwd: folder,
    env: {
      ...Object.fromEntries(ENVIRONMENT.flatMap((name) => pairOf(name))),
      ...(certificate === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificate }),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { child } = process_;
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-STDERR_SHOWN);
  });

  function nextReply(atMostMs = REPLY_MS): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => () => {
        settle();
        void process_.stop();
        reject(new Error(`${entrant.title}: its process ${why}. ${complaints}`));
      };
      const onMessage = (message: unknown) => {
        settle();
        if (isReply(message)) resolve(message);
        else reject(new Error(`${entrant.title}: its process sent something that is no reply.`));
      };
      const onExit = fail('ended early');
      const onAbort = fail('was stopped');
      const timer = setTimeout(fail('does not answer'), atMostMs);
      const settle = () => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit);
        stop.removeEventListener('abort', onAbort);
      };
      child.on('message', onMessage).on('exit', onExit);
      stop.addEventListener('abort', onAbort);
    });
  }

  async function ask(command: Command, atMostMs?: number): Promise<Reply> {
    const reply = nextReply(atMostMs);
    child.send(command);
    return await reply;
  }

  const ready = await nextReply();
  return {
    importAndInitMs: figure(ready, 'importAndInitMs'),
    memoryBytes: figure(ready, 'memoryBytes'),
    track: async (count, from = 0) => figure(await ask({ kind: 'track', from, count }), 'firstUs'),
    async time(calls) {
      const reply = await ask({ kind: 'time', ...calls });
      return {
        medianUs: figure(reply, 'medianUs'),
        p99Us: figure(reply, 'p99Us'),
        afterPauseUs: figure(reply, 'afterPauseUs'),
        loneUs: figure(reply, 'loneUs'),
        loneP90Us: figure(reply, 'loneP90Us'),
      };
    },
    async pass(ms) {
      await ask({ kind: 'pass', ms });
    },
    async flush() {
      await ask({ kind: 'flush' });
    },
    memoryBytesNow: async () => figure(await ask({ kind: 'memory' }), 'memoryBytes'),
    async kill() {
      child.kill('SIGKILL');
      await process_.exited;
    },
    async end(atMostMs) {
      // An SDK that does not finish is cut off, as by a program that has to quit.
      await ask({ kind: 'close' }, atMostMs).catch(() => {});
      stop.throwIfAborted();
      child.kill('SIGTERM');
      await process_.exited;
    },
  };
}

/** This module as shipped, the others as in their packages. */
function defaultVariant(entrant: Entrant): Variant {
  return entrant.package === null ? 'bundled' : 'asInstalled';
}

function pairOf(name: string): [string, string][] {
  const value = process.env[name];
  return value === undefined ? [] : [[name, value]];
}

function isReply(message: unknown): message is Reply {
  return (
    typeof message === 'object' &&
    message !== null &&
    Object.values(message).every((value) => typeof value === 'number')
  );
}

function figure(reply: Reply, name: string): number {
  const value = reply[name];
  if (value === undefined) throw new Error(`A process did not say its ${name}.`);
  return value;
}
