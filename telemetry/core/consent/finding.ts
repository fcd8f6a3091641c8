import type { Finding, Lock } from '../ports.ts';
import { ACCEPTED_TEXTS, readYesNo } from './yes-no.ts';

/**
 * Parses the text of a switch. The warning names the source and what it accepts, and never repeats the text.
 */
export function parseSwitch(lock: Lock, text: string): Finding {
  switch (readYesNo(text)) {
    case 'yes':
      return { lock, warning: null };
    case 'no':
      return { lock: null, warning: null };
    case 'notUnderstood':
      return {
        lock,
        warning: `${lock.name} is set to something that is not understood, so telemetry is off. It takes ${ACCEPTED_TEXTS}.`,
      };
  }
}
