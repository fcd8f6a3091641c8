import { setTimeout as delay } from 'node:timers/promises';
import type { FlushResult } from '../../electron/telemetry/deliver/sender.ts';
import { namesOf } from '../../electron/telemetry/names.ts';
import { keepAlive } from '../../host/passing-fetch.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { Command, Context } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { eventCount } from './event-count.ts';
import { refuseIfLocked } from './telemetry-choice.ts';

const DEFAULT_SECONDS = 30;
/** How soon to ask again while another process delivers. */
const ASK_AGAIN_MS = 250;

type Unfinished = Exclude<FlushResult, { kind: 'delivered' }> | { readonly kind: 'late' };

export const telemetryFlush: Command = {
  name: 'telemetry flush',
  description: 'Deliver what waits, now.',
  options: [
    {
      flags: '--timeout <seconds>',
      description: `how long to try (${DEFAULT_SECONDS} if not given)`,
      parse: wholeNumber(1, 24 * 60 * 60),
    },
  ],
  // One that tells of it would wait afterwards.
  event: null,
  async run(context, { timeout }) {
    refuseIfLocked(context);
    const { telemetry, output } = context;
    const before = telemetry.status();
    if (before.endpoint !== 'configured') {
      throw new CliFailure(
        'failed',
        `There is nowhere to deliver to. Set ${namesOf(catalogue.namespace).endpointVariable} to the receiver's address.`,
      );
    }
    const tell = createTeller(output);
    if (before.pending > 0) tell(`Delivering ${eventCount(before.pending)} …`);
    const unsubscribe = telemetry.onStatusChanged(({ pending }) => {
      if (pending > 0) tell(`${eventCount(pending)} left …`);
    });
    const unfinished = await deliver(context, typeof timeout === 'number' ? timeout : DEFAULT_SECONDS, tell);
    unsubscribe();
    const { pending } = telemetry.status();
    if (unfinished !== null) {
      const what = pending === 0 ? 'Nothing was delivered' : `${eventCount(pending)} not delivered`;
      throw new CliFailure('notDelivered', `${what}: ${reasonOf(unfinished, telemetry)}`);
    }
    const delivered = Math.max(0, before.pending - pending);
    const isIdle = delivered === 0 && pending === 0;
    output.result({ delivered, pending }, [
      isIdle
        ? 'No events were waiting.'
        : `Delivered ${eventCount(delivered)}. ${eventCount(pending)} waiting.`,
    ]);
  },
};

type Tell = (line: string) => void;

async function deliver({ telemetry }: Context, seconds: number, tell: Tell): Promise<Unfinished | null> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  const late = new Promise<Unfinished>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'late' }), { once: true });
  });
  const endsAt = performance.now() + seconds * 1_000;
  for (;;) {
    const result = await keepAlive(Promise.race([telemetry.flush(), late]));
    if (result.kind === 'delivered') return null;
    if (result.kind !== 'elsewhere' && result.kind !== 'waiting') return result;
    const pauseMs = result.kind === 'waiting' ? Math.max(1, result.forMs) : ASK_AGAIN_MS;
    if (performance.now() + pauseMs >= endsAt) return result;
    tell(
      result.kind === 'waiting'
        ? `${isIntercepted(telemetry) ? IN_THE_WAY : "The receiver can't be reached, or asked for a pause"}. Trying again in ${durationOf(pauseMs)} …`
        : 'Another process of Kreya is delivering. Waiting for it …',
    );
    await delay(pauseMs);
  }
}

const IN_THE_WAY = 'Something between here and the receiver answers, such as a proxy or a sign-in page';

function isIntercepted(telemetry: Context['telemetry']): boolean {
  const { delivery } = telemetry.status();
  return delivery.kind === 'paused' && delivery.problem === 'intercepted';
}

function reasonOf(unfinished: Unfinished, telemetry: Context['telemetry']): string {
  switch (unfinished.kind) {
    case 'late':
      return 'the time is up. Try again with a longer --timeout.';
    case 'waiting':
      if (isIntercepted(telemetry)) {
        return `something between here and the receiver answers, such as a proxy or a sign-in page. Sign in to the network or check its proxy, and try again in ${durationOf(unfinished.forMs)}.`;
      }
      return `the receiver can't be reached, or asked for a pause. Try again in ${durationOf(unfinished.forMs)}.`;
    case 'elsewhere':
      return 'another process of Kreya is still at it. Try again in a moment.';
    case 'unreadable':
      return "they can't be read from the disk. Make the files readable whose folder kreyac telemetry status tells.";
    case 'notAllowed':
      return "nothing may be sent before the first-run notice, and that it was shown can't be saved. Make the folder of the settings writable, which kreyac info tells.";
  }
}

/** Tells a person who watches what goes on, and nothing twice in a row. */
function createTeller(output: Output): Tell {
  let last = '';
  return (line) => {
    if (line === last || (!process.stderr.isTTY && !output.verbose)) return;
    last = line;
    output.note(line);
  };
}

/** How long, rounded up to what a person would count in. */
function durationOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
