/** Where in a program this runs: alone, or in a part of it, such as a worker thread or a utility process of Electron's. */
import { DISABLE_OPTION, findLock } from '../core/consent/locks.ts';
import type { ProcessKind } from '../core/errors/origin.ts';
import { namesOf } from '../core/names.ts';
import type { ConsentMode } from '../core/ports.ts';

const threads = () => process.getBuiltinModule('node:worker_threads');
const isThread = (): boolean => !threads().isMainThread;

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

function isDisabledBy(commandLine: readonly string[], variable: string): boolean {
  return findLock({ variable, commandLine, environment: {}, configurationFiles: [] }).lock !== null;
}

/**
 * Has the option that turns telemetry off, if an app was started with it, hold in the processes and threads that it starts,
 * which are parts of it: they are given its environment, but not its arguments.
 */
export function disableInChildren(commandLine: readonly string[], namespace: string): void {
  const { disableVariable } = namesOf(namespace);
  if (isDisabledBy(commandLine, disableVariable)) process.env[disableVariable] = 'true';
}

/**
 * The same for a command line, in its threads alone. What it starts besides are programs of their own: an app would say for
 * as long as it runs that a variable turns telemetry off, which nobody has set.
 */
export function disableInThreads(commandLine: readonly string[], namespace: string): void {
  const { disableVariable } = namesOf(namespace);
  if (isDisabledBy(commandLine, disableVariable))
    threads().setEnvironmentData(disableVariable, DISABLE_OPTION);
}

/** In a thread, the option that turned telemetry off in the command line that it is a part of. */
export function optionsOfProgram(namespace: string): readonly string[] {
  const option = isThread() ? threads().getEnvironmentData(namesOf(namespace).disableVariable) : null;
  return option === DISABLE_OPTION ? [option] : [];
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
