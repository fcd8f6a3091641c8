import { app } from 'electron';
import { type Texts, textsFor } from '../shared/texts/index.ts';

/** The texts in the language of the system; only when the app is ready. */
export function texts(): Texts {
  return textsFor(app.getLocale());
}
