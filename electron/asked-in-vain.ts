import { findLock, namesOf } from 'kreya-telemetry/node';
import { catalogue } from '../shared/catalogue.ts';

/**
 * What to tell somebody who starts the app with telemetry turned off while it is already running, which
 * changes nothing there; null if they did not ask for that.
 */
export function askedInVain(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const variable = namesOf(catalogue.namespace).disableVariable;
  const { lock } = findLock({ variable, commandLine, environment, configurationFiles: [] });
  if (lock === null) return null;
  return (
    `Kreya is already running, and ${lock.name} does not change telemetry there. ` +
    'To turn it off, use Settings → Privacy & telemetry in Kreya, or quit Kreya and start it again this way.'
  );
}
