/** One run of the app: from the start of its process until its first page and Settings are open. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { type AppOptions, startApp } from './app-process.ts';

export interface ReadyFigures {
  /** From the start of the process until Electron's `ready`. */
  readonly readyMs: number;
  /** The part of that for importing the main process's bundle. */
  readonly importMs: number;
  /** From `ready` until the app has handled it, and opened its first window. */
  readonly handlerMs: number;
  /** From the start of the process until the first page is loaded. */
  readonly loadedMs: number;
  /** From the creation of the Settings window until it is painted, which is when it is shown. */
  readonly settingsPaintedMs: number;
  readonly settingsShownMs: number;
}

export interface Life extends ReadyFigures {
  /** Whether the process crashed while quitting, which is after everything that is timed. */
  readonly crashed: boolean;
}

export const READY_KEYS = [
  'readyMs',
  'importMs',
  'handlerMs',
  'loadedMs',
  'settingsPaintedMs',
  'settingsShownMs',
] as const;

export interface LifeOptions extends AppOptions {
  readonly stop: AbortSignal;
}

/** Anything that takes longer is stuck. */
const LIFE_MS = 60_000;
/** The exit codes of a crashed process. */
const CRASHED = (['SIGABRT', 'SIGBUS', 'SIGILL', 'SIGSEGV', 'SIGTRAP'] as const).map(
  (signal) => 128 + constants.signals[signal],
);

/** Starts the app and lets it quit. Throws if it does not start, or ends neither properly nor by a crash. */
export async function liveOnce({ stop, ...options }: LifeOptions): Promise<Life> {
  stop.throwIfAborted();
  const file = join(options.folder, 'marks.json');
  rmSync(file, { force: true });
  const startedAt = Number(process.hrtime.bigint()) / 1e6;
  const running = startApp(options);
  const end = AbortSignal.any([stop, AbortSignal.timeout(LIFE_MS)]);
  const endIt = () => void running.stop();
  end.addEventListener('abort', endIt, { once: true });
  const code = await running.exited;
  end.removeEventListener('abort', endIt);
  stop.throwIfAborted();
  const crashed = CRASHED.includes(code);
  if ((code !== 0 && !crashed) || !existsSync(file)) {
    throw new Error(`The app ended with ${code}. ${running.complaints()}`);
  }
  return { ...figuresOf(parseJson(readFileSync(file, 'utf8')), startedAt), crashed };
}

function figuresOf(marks: unknown, startedAt: number): ReadyFigures {
  const at = (name: string): number => {
    const mark = isObject(marks) ? marks[name] : undefined;
    if (typeof mark !== 'number' || mark <= startedAt) throw new Error(`The app did not say its ${name}.`);
    return mark;
  };
  return {
    readyMs: at('readyAt') - startedAt,
    importMs: at('importedAt') - at('begunAt'),
    handlerMs: at('handledAt') - at('readyAt'),
    loadedMs: at('loadedAt') - startedAt,
    settingsPaintedMs: at('settingsPaintedAt') - at('settingsMadeAt'),
    settingsShownMs: at('settingsShownAt') - at('settingsMadeAt'),
  };
}
