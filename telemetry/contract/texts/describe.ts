import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { TelemetryTexts } from './en.ts';

/** What something of the catalogue is for. */
export interface Described {
  readonly text: string;
  /** If it is not the page's: the catalogue is in English where nobody translated it. */
  readonly language: 'en' | undefined;
}

/** Null for an event that is not in the catalogue. */
export function describeEvent({ events }: Catalogue, name: string, texts: TelemetryTexts): Described | null {
  const definition = Object.hasOwn(events, name) ? events[name] : undefined;
  if (definition === undefined) return null;
  return describe(definition.description, texts.events[name]?.description);
}

export function describe(inCatalogue: string, translated: string | undefined): Described {
  return translated === undefined
    ? { text: inCatalogue, language: 'en' }
    : { text: translated, language: undefined };
}
