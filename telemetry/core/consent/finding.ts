import { fill } from '../../contract/texts/fill.ts';
import type { Finding, Lock } from '../ports.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';
import { readYesNo } from './yes-no.ts';

/**
 * Parses the text of a switch. The warning names the source and what it accepts, and never repeats the text.
 */
export function parseSwitch(lock: Lock, text: string, texts: GetWarningTexts = inEnglish): Finding {
  switch (readYesNo(text)) {
    case 'yes':
      return { lock, warning: null };
    case 'no':
      return { lock: null, warning: null };
    case 'notUnderstood':
      return { lock, warning: fill(texts().switchValue, { name: lock.name }) };
  }
}
