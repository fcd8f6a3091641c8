/** How long an event waits for others to be sent with it. */
import { namesOf } from '../names.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { warnOf } from '../warnings.ts';

type Needs = Pick<TelemetryHost, 'catalogue' | 'environment' | 'waitMs' | 'warn' | 'warningTexts'>;

/**
 * The longest wait in milliseconds: from the environment, else the program, else the policy. Warns of a value
 * that can't be used, and ignores it.
 */
export function readWait(host: Needs): number {
  const { catalogue, environment, waitMs } = host;
  const { waitVariable } = namesOf(catalogue.namespace);
  const { waitMs: usual, waitMostMs } = policy.delivery;
  const isUsable = (ms: number) => Number.isSafeInteger(ms) && ms >= 0 && ms <= waitMostMs;
  const set = environment[waitVariable] || undefined;
  const fromEnvironment = set === undefined ? undefined : /^\d+$/.test(set) ? Number(set) : Number.NaN;
  const candidates = [
    { name: waitVariable, ms: fromEnvironment },
    { name: 'The option waitMs', ms: waitMs },
  ];
  for (const { name, ms } of candidates) {
    if (ms === undefined) continue;
    if (isUsable(ms)) return ms;
    warnOf(host, 'wait', { name, most: String(waitMostMs) });
  }
  return usual;
}
