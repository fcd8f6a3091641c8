import { ActivitySection } from 'kreya-telemetry/renderer';
import { addressOfEntry, useEntry } from './use-section.ts';

export function Activity() {
  return <ActivitySection entry={useEntry()} addressOf={addressOfEntry} />;
}
