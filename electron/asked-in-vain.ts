import { findLock, namesOf } from 'kreya-telemetry/node';
import { catalogue } from '../shared/catalogue.ts';

/**
 * What to tell whoever starts the app with telemetry turned off while it runs already, which changes nothing there; null
 * if nothing of the kind was asked for.
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
