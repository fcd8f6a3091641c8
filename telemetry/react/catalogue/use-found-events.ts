import { useMemo } from 'react';
import { useTelemetryPage } from '../telemetry-page.ts';
import { findEvents, type ListedGroup, listGroups } from './search.ts';

/** The events of the page's catalogue in which every word of the search is found, in their groups. */
export function useFoundEvents(search: string): readonly ListedGroup[] {
  const { catalogue, wording } = useTelemetryPage();
  const { texts } = wording;
  const all = useMemo(() => listGroups(catalogue, texts), [catalogue, texts]);
  return useMemo(() => findEvents(all, search), [all, search]);
}
