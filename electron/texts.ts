import { app } from 'electron';
import { type Texts, textsFor } from '../shared/texts/index.ts';

/** The texts in the system's language; requires that the app is ready. */
export function texts(): Texts {
  return textsFor(app.getLocale());
}
