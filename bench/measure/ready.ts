/** How long the real app takes to get ready, with and without telemetry. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listPackage } from '@electron/asar';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { openDisplay } from '../../tools/electron/display.ts';
import { logToStderr } from '../../tools/electron/log.ts';
import { prepareElectron } from '../../tools/electron/prepare.ts';
import { appPath, type Build } from '../ready/build-app.ts';
import { type Life, type LifeOptions, liveOnce, READY_KEYS, type ReadyFigures } from '../ready/life.ts';
import { medians } from '../statistics.ts';
import { type Context, freshFolder } from './context.ts';

export interface Starts extends ReadyFigures {
  /** How many of all runs crashed while quitting. */
  readonly crashes: number;
}

export interface Ready {
  /** Events, errors and native crashes. */
  readonly everything: Starts;
  /** The same app without telemetry's code. */
  readonly without: Starts;
  /** The app as shipped, disabled by the environment. */
  readonly hardOff: Starts;
  /** How often each was started, including the first time, which the figures leave out. */
  readonly lives: number;
  /** With telemetry, from one archive instead of a folder. */
  readonly packed: Starts;
  /** The archive. */
  readonly archive: { readonly bytes: number; readonly files: number };
  /** All scripts and styles of all pages, gzipped. */
  readonly pagesBytes: number;
  /** The version of Electron. */
  readonly electron: string;
}

/** The runner decides where it runs, the same for all. */
type Where = Pick<LifeOptions, 'electron' | 'stop'> & { readonly display: Readonly<Record<string, string>> };

interface Entrant {
  live(): Promise<void>;
  /** The medians of all runs but the first, and the crashes of all. */
  figures(): Starts;
  end(): Promise<void>;
}

/** Medians of that many starts of each, none of them the first on its profile. */
export async function measureReady(rounds: number, { stop }: Context): Promise<Ready> {
  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  const where: Where = { electron, stop, display: display.env };
  const everything = await enter(where, 'withTelemetry', {});
  const without = await enter(where, 'withoutTelemetry', {});
  const hardOff = await enter(where, 'withTelemetry', { KREYA_DISABLETELEMETRY: 'true' });
  const packed = await enter(where, 'packed', {});
  const entrants = [everything, without, hardOff, packed];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const entrant of entrants) await entrant.live();
      // A different one starts each round, so that none always follows the same one.
      entrants.push(...entrants.splice(0, 1));
    }
    return {
      everything: everything.figures(),
      without: without.figures(),
      hardOff: hardOff.figures(),
      lives: rounds + 1,
      packed: packed.figures(),
      archive: describeArchive(),
      pagesBytes: sizeOfPages(),
      electron: electron.version ?? 'of an unknown version',
    };
  } finally {
    for (const entrant of entrants) await entrant.end();
    await display.close();
  }
}

function sizeOfPages(): number {
  const folder = join(appPath('withTelemetry'), 'out/renderer');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

function describeArchive(): Ready['archive'] {
  const path = appPath('packed');
  // Skips the listed folders.
  const files = listPackage(path, { isPack: false }).filter((entry) => /\.\w+$/.test(entry));
  return { bytes: statSync(path).size, files: files.length };
}

/** One way to start the app, with its own profile and receiver. */
async function enter(
  { electron, stop, display }: Where,
  build: Build,
  environment: Readonly<Record<string, string>>,
): Promise<Entrant> {
  const folder = freshFolder();
  const profile = join(folder, 'Kreya');
  mkdirSync(profile);
  // As after the first start: the notice has been shown.
  writeFileSync(join(profile, 'config.json'), JSON.stringify({ telemetryNoticeShown: true }));
  const receiver = await startReceiver();
  const lives: Life[] = [];
  const isOn = build !== 'withoutTelemetry' && Object.keys(environment).length === 0;
  return {
    async live() {
      const wholeEnvironment = {
        ...display,
        KREYA_TELEMETRY_ENDPOINT: receiver.url,
        KREYA_TELEMETRY_DSN: receiver.dsn,
        ...environment,
      };
      lives.push(await liveOnce({ build, electron, environment: wholeEnvironment, folder, stop }));
    },
    figures() {
      const sent = receiver.events.length > 0;
      const leavesDumps = existsSync(join(profile, 'telemetry', 'crashes'));
      // Figures of an app that was not in the stated condition would be wrong.
      if (sent !== isOn || leavesDumps !== isOn) throw new Error('The app was not as it was to be measured.');
      const crashes = lives.filter(({ crashed }) => crashed).length;
      return { ...medians(lives.slice(1), READY_KEYS), crashes };
    },
    end: () => receiver.close(),
  };
}
