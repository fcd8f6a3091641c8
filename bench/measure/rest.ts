/** What the app does while nobody does anything with it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { openDisplay } from '../../tools/electron/display.ts';
import { logToStderr } from '../../tools/electron/log.ts';
import { prepareElectron } from '../../tools/electron/prepare.ts';
import { startApp } from '../ready/app-process.ts';
import type { Build } from '../ready/build-app.ts';
import { type Context, freshFolder } from './context.ts';

/** The main process's figures over the time at rest. */
export interface Idling {
  /** How often a second its main thread had waited and went on. */
  readonly wakeUpsPerSecond: number;
  /** The same of all its threads, of which Chromium has some thirty. */
  readonly wakeUpsOfAllPerSecond: number;
  readonly cpuMsPerMinute: number;
  /** Bytes that it dirtied of files. */
  readonly writtenBytes: number;
  /** At the end: what it has for itself, and its share of what it has with others. */
  readonly memoryMiB: number;
}

export interface Rest {
  readonly everything: Idling;
  readonly without: Idling;
  /** Turned off by the person. */
  readonly off: Idling;
  /** Disabled by the environment. */
  readonly hardOff: Idling;
}

/** After its start an app has things to do: what earlier runs left is sent, caches are written. */
const SETTLE_MS = 30_000;
export const REST_MS = 120_000;
/** The unit of `utime` and `stime`; a constant of the kernel's interface, see proc_pid_stat(5) and sysconf(3). */
const TICK_MS = 10;
const KIB = 1024;

/**
 * One time at rest of each, all at the same time: they do next to nothing, so none is in another's way. Null where there
 * is no `/proc` to read it from.
 */
export async function measureRest({ stop }: Context): Promise<Rest | null> {
  if (process.platform !== 'linux') return null;
  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  const receiver = await startReceiver();

  async function rest(
    build: Build,
    settings: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>>,
  ): Promise<Idling> {
    const folder = freshFolder();
    mkdirSync(join(folder, 'Kreya'));
    writeFileSync(
      join(folder, 'Kreya', 'config.json'),
      JSON.stringify({ telemetryNoticeShown: true, ...settings }),
    );
    const app = startApp({
      build,
      electron,
      environment: {
        ...display.env,
        KREYA_TELEMETRY_ENDPOINT: receiver.url,
        KREYA_TELEMETRY_DSN: receiver.dsn,
        KREYA_BENCH_STAYS: 'true',
        ...environment,
      },
      folder,
    });
    try {
      await delay(SETTLE_MS, undefined, { signal: stop });
      const before = look(app.pid);
      await delay(REST_MS, undefined, { signal: stop });
      const after = look(app.pid);
      const perSecond = (count: number) => count / (REST_MS / 1_000);
      return {
        wakeUpsPerSecond: perSecond(after.wakeUps - before.wakeUps),
        wakeUpsOfAllPerSecond: perSecond(after.wakeUpsOfAll - before.wakeUpsOfAll),
        cpuMsPerMinute: (after.cpuMs - before.cpuMs) / (REST_MS / 60_000),
        writtenBytes: after.writtenBytes - before.writtenBytes,
        memoryMiB: after.memoryKiB / KIB,
      };
    } finally {
      await app.stop();
    }
  }

  try {
    const [everything, without, off, hardOff] = await Promise.all([
      rest('withTelemetry', {}, {}),
      rest('withoutTelemetry', {}, {}),
      rest('withTelemetry', { telemetry: 'disabled' }, {}),
      rest('withTelemetry', {}, { KREYA_DISABLETELEMETRY: 'true' }),
    ]);
    // A figure of an app that was not what it is said to be would be a lie.
    if (!receiver.events.some(({ name }) => name === 'kreya.app_started')) {
      throw new Error('The app with everything on sent nothing.');
    }
    return { everything, without, off, hardOff };
  } finally {
    await receiver.close();
    await display.close();
  }
}

interface Look {
  readonly wakeUps: number;
  readonly wakeUpsOfAll: number;
  readonly cpuMs: number;
  readonly writtenBytes: number;
  readonly memoryKiB: number;
}

function look(pid: number): Look {
  const folder = `/proc/${pid}`;
  const figure = (file: string, name: string): number => {
    const found = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(join(folder, file), 'utf8'))?.[1];
    if (found === undefined) throw new Error(`There is no ${name} in ${file} of a process.`);
    return Number(found);
  };
  // The name of the program, in parentheses, may hold blanks.
  const stat = readFileSync(join(folder, 'stat'), 'utf8').split(') ')[1]?.split(' ') ?? [];
  return {
    wakeUps: figure('status', 'voluntary_ctxt_switches'),
    wakeUpsOfAll: readdirSync(join(folder, 'task'))
      .map((thread) => figure(join('task', thread, 'status'), 'voluntary_ctxt_switches'))
      .reduce((sum, one) => sum + one, 0),
    cpuMs: (Number(stat[11]) + Number(stat[12])) * TICK_MS,
    writtenBytes: figure('io', 'write_bytes'),
    memoryKiB: figure('smaps_rollup', 'Pss'),
  };
}
