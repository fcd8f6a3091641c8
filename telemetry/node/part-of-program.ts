/** Where in a program this runs: alone, or in a part of it, such as a worker thread or a utility process of Electron's. */
import { findLock } from '../core/consent/locks.ts';
import type { ProcessKind } from '../core/errors/origin.ts';
import { namesOf } from '../core/names.ts';
import type { ConsentMode } from '../core/ports.ts';

const isThread = (): boolean => !process.getBuiltinModule('node:worker_threads').isMainThread;

/** What Electron calls this kind of process; undefined outside of Electron, and in its worker threads. */
export const electronProcess = (): unknown => Reflect.get(process, 'type');

/** Whether the program shows the first-run notice, rather than this part of it, whose words no person would see. */
export function isPartOfProgram(): boolean {
  return electronProcess() === 'utility' || isThread();
}

/** What error reports call it. */
export function processKind(): ProcessKind {
  if (electronProcess() === 'utility') return 'utility';
  return process.versions['electron'] !== undefined && isThread() ? 'main' : 'cli';
}

/**
 * Has the option that turns telemetry off, if the program was started with it, hold in the processes and threads that it
 * starts, too: they are given its environment, but not its arguments.
 */
export function disableInChildren(commandLine: readonly string[], namespace: string): void {
  const variable = namesOf(namespace).disableVariable;
  const { lock } = findLock({ variable, commandLine, environment: {}, configurationFiles: [] });
  if (lock !== null) process.env[variable] = 'true';
}

/** Has the processes and threads that this program starts ask people first, too, whatever they say themselves. */
export function askInChildren(consent: ConsentMode | undefined, namespace: string): void {
  if (consent === 'optIn') process.env[namesOf(namespace).consentVariable] = consent;
}

/** What a program says itself, or `optIn` if the one that started it, or that it is a part of, asks people first. */
export function strictestConsent(
  consent: ConsentMode | undefined,
  namespace: string,
): ConsentMode | undefined {
  return process.env[namesOf(namespace).consentVariable] === 'optIn' ? 'optIn' : consent;
}
