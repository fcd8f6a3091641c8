/** `kreyac` in an AppImage, which puts nothing on the PATH: it is selected by the first argument. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { say } from 'kreya-telemetry/node';
import { exitCodeBy } from '../programs/signals.ts';

/**
 * Added in front of a person's own arguments by the AppImage's launcher on systems without user namespaces.
 */
const NO_SANDBOX = '--no-sandbox';

/**
 * The arguments for `kreyac` if the app is an AppImage that was started as `Kreya.AppImage kreyac …`, else
 * null.
 * @param args the process's arguments, without its own path
 */
export function kreyacArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] | null {
  if (environment['APPIMAGE'] === undefined) return null;
  const [first, ...rest] = args[0] === NO_SANDBOX ? args.slice(1) : args;
  return first === 'kreyac' ? rest : null;
}

/**
 * Runs the packaged `kreyac` with this process's streams, and exits as it does. Blocks, so that Chromium does
 * not start looking for a display. A Ctrl-C in the terminal reaches both.
 */
export function becomeKreyac(args: readonly string[]): never {
  const kreyac = join(process.resourcesPath, 'kreyac', 'kreyac');
  const { status, signal, error } = spawnSync(kreyac, args, { stdio: 'inherit' });
  if (error !== undefined) say(`kreyac: ${error.message}\n`);
  process.exit(status ?? (signal === null ? 1 : exitCodeBy(signal)));
}
