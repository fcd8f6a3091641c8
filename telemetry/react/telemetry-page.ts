import { createContext, useContext } from 'react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { TelemetryBridge } from '../contract/bridge.ts';

/** What telemetry's texts call the program that it is part of, to be filled into them. */
export type ProductWords = Readonly<Record<'product' | 'endpointVariable', string>>;

/** Whose telemetry a page shows, and how it reaches it. */
export interface TelemetryPage {
  /** What is recorded is for the program's own pages to say, with the types of its catalogue. */
  readonly telemetry: Omit<TelemetryBridge, 'track'>;
  readonly catalogue: Catalogue;
  readonly words: ProductWords;
}

const Context = createContext<TelemetryPage | null>(null);

/** Around all that shows telemetry. Its value has to be a constant. */
export const TelemetryPageProvider = Context.Provider;

export function useTelemetryPage(): TelemetryPage {
  const page = useContext(Context);
  if (page === null) throw new Error('There is no TelemetryPageProvider around this.');
  return page;
}
