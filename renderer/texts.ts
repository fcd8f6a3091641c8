import { textsFor } from '../shared/texts/index.ts';

/** Every word of the pages, in the language that Chromium took from the system. */
export const texts = textsFor(globalThis.navigator?.language ?? 'en');
