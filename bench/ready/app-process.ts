/** A process of the app, in the same environment for every measurement. */
import type { ElectronRuntime } from '../../tools/electron/prepare.ts';
import { own } from '../../tools/process/owned-process.ts';
import { appPath, type Build } from './build-app.ts';

export interface ElectronOptions {
  readonly electron: ElectronRuntime;
  /** Variables in addition to those that every program with windows needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** The folder that contains the per-user folder. */
  readonly folder: string;
}

export interface AppOptions extends ElectronOptions {
  readonly build: Build;
}

export interface AppProcess {
  readonly pid: number;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
  /** The end of what it wrote to standard error. */
  complaints(): string;
  stop(): Promise<void>;
}

/** What a program with windows needs, and nothing that affects telemetry. */
const ENVIRONMENT =
  'APPDATA DISPLAY HOME LANG PATH SystemRoot TEMP TMP TMPDIR USERPROFILE WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR';
const STDERR_SHOWN = 2_000;

/** Throws if it does not start. */
export function startApp({ build, ...options }: AppOptions): AppProcess {
  return startElectron(appPath(build), options);
}

/** Starts any app. Throws if it does not start. */
export function startElectron(path: string, { electron, environment, folder }: ElectronOptions): AppProcess {
  const running = own(electron.executable, [...electron.args, path], {
    cwd: folder,
    env: {
      ...Object.fromEntries(ENVIRONMENT.split(' ').map((name) => [name, process.env[name]])),
      ...environment,
      XDG_CONFIG_HOME: folder,
      KREYA_BENCH_FOLDER: folder,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { pid, stderr } = running.child;
  if (pid === undefined) throw new Error(`${electron.executable} did not start.`);
  let complaints = '';
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-STDERR_SHOWN);
  });
  return { pid, exited: running.exited, complaints: () => complaints, stop: running.stop };
}
