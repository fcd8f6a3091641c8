/** Which part of a program this is: the program itself, or a worker thread or utility process of it. */
import { DISABLE_OPTION, findLock } from '../core/consent/locks.ts';
import { isErrorWithCode } from '../core/disk-errors.ts';
import type { ProcessKind } from '../core/errors/origin.ts';
import { namesOf } from '../core/names.ts';
import type { ConsentMode } from '../core/ports.ts';

const threads = () => process.getBuiltinModule('node:worker_threads');

/**
 * Asked of `isMainThread` only in doubt: loading its module at each start would take a millisecond. Where
 * `process.chdir` is available, which it is not in threads, it refuses to go nowhere by this code.
 * @see https://nodejs.org/api/worker_threads.html#class-worker
 */
function isThread(): boolean {
  try {
    Reflect.apply(process.chdir, process, []);
  } catch (error) {
    if (isErrorWithCode(error, 'ERR_INVALID_ARG_TYPE')) return false;
  }
  return !threads().isMainThread;
}

/** What Electron calls this kind of process; undefined outside Electron and in its worker threads. */
export const electronProcess = (): unknown => Reflect.get(process, 'type');

/**
 * Whether the program shows the first-run notice rather than this part of it, whose output nobody would see.
 */
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
 * Makes the option that turned telemetry off in an app apply to the processes and threads it starts, which
 * are parts of it: they inherit its environment, but not its arguments.
 */
export function disableInChildren(commandLine: readonly string[], namespace: string): void {
  const { disableVariable } = namesOf(namespace);
  if (isDisabledBy(commandLine, disableVariable)) process.env[disableVariable] = 'true';
}

/**
 * The same for a command line, but only for its threads. Other programs that it starts are not parts of it:
 * an app would report, for as long as it runs, a variable that nobody has set.
 */
export function disableInThreads(commandLine: readonly string[], namespace: string): void {
  const { disableVariable } = namesOf(namespace);
  if (isDisabledBy(commandLine, disableVariable))
    threads().setEnvironmentData(disableVariable, DISABLE_OPTION);
}

/** In a thread, the option that turned telemetry off in its command line. */
export function optionsOfProgram(namespace: string): readonly string[] {
  const option = isThread() ? threads().getEnvironmentData(namesOf(namespace).disableVariable) : null;
  return option === DISABLE_OPTION ? [option] : [];
}

/** Makes the processes and threads that this program starts opt-in, too, whatever they say themselves. */
export function askInChildren(consent: ConsentMode | undefined, namespace: string): void {
  if (consent === 'optIn') process.env[namesOf(namespace).consentVariable] = consent;
}

/** The program's own mode, or `optIn` if the program that started it, or that it is part of, is opt-in. */
export function strictestConsent(
  consent: ConsentMode | undefined,
  namespace: string,
): ConsentMode | undefined {
  return process.env[namesOf(namespace).consentVariable] === 'optIn' ? 'optIn' : consent;
}
