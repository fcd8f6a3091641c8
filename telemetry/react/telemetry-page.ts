import { createContext, useContext } from 'react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { TelemetryBridge } from '../contract/bridge.ts';
import { createRecordReader } from '../contract/readable/index.ts';
import type { ReadableRecord, RecordBytes } from '../contract/readable/readable.ts';
import type { SpeechOptions } from '../contract/texts/index.ts';
import { namesOf } from '../core/names.ts';
import { requireTelemetry } from './require-telemetry.ts';
import { createWording, type Wording } from './wording.ts';

/** Whose telemetry a page shows, how it reaches it, and how it speaks of it. */
export interface TelemetryPage {
  /** What is recorded is for the program's own pages to say, with the types of its catalogue. */
  readonly telemetry: Omit<TelemetryBridge, 'track'>;
  readonly catalogue: Catalogue;
  readonly wording: Wording;
  /** Says what a record means, in the page's language. Never throws. */
  readonly readRecord: (record: RecordBytes) => ReadableRecord;
}

export interface TelemetryPageOptions<C extends Catalogue> extends SpeechOptions<C> {
  /** What the preload put into the page, such as `window.telemetry`. */
  readonly telemetry: TelemetryPage['telemetry'];
  readonly catalogue: C;
  /** What people call the app. */
  readonly productName: string;
}

export function createTelemetryPage<C extends Catalogue>(options: TelemetryPageOptions<C>): TelemetryPage {
  const { catalogue, productName: product, locale, texts } = options;
  const telemetry = requireTelemetry(options.telemetry);
  const { endpointVariable } = namesOf(catalogue.namespace);
  const wording = createWording(locale, texts, { product, endpointVariable });
  const readRecord = createRecordReader({ catalogue, texts: wording.texts });
  return { telemetry, catalogue, wording, readRecord };
}

const Context = createContext<TelemetryPage | null>(null);

/** Around all that shows telemetry. Its value has to be a constant. */
export const TelemetryPageProvider = Context.Provider;

export function useTelemetryPage(): TelemetryPage {
  const page = useContext(Context);
  if (page === null) throw new Error('There is no TelemetryPageProvider around this.');
  return page;
}

export const useWording = (): Wording => useTelemetryPage().wording;
