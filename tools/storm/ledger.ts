/** Everything that came over the wire, record by record. */
import { parseJson } from '../../telemetry/testing/json.ts';
import { parseLogs, type ReceivedEvent } from '../../telemetry/testing/receiver/otlp.ts';
import type { ReceivedRequest } from '../../telemetry/testing/receiver/receiver.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { rawRecords } from './raw-records.ts';

/** A record, identified by its `log.record.uid`. */
export interface LedgerRecord {
  readonly uid: string;
  /** As it arrived the first time. */
  readonly text: string;
  readonly meaning: Meaning;
  /** When it occurred, in milliseconds since 1970-01-01 UTC. */
  readonly time: number;
  /** How often the receiver accepted it. */
  arrivals: number;
  /** Whether it was in a request that was refused for good. */
  wasRefused: boolean;
  /** Whether it was sent again after that. */
  cameAfterRefusal: boolean;
}

export interface Ledger {
  readonly records: ReadonlyMap<string, LedgerRecord>;
  /** Texts that are not records of the storm. */
  readonly corrupt: readonly string[];
  /** Records that came again with the same ID and another text. */
  readonly altered: readonly string[];
  readonly installationIds: ReadonlySet<string>;
  /** Whether this number was in any request. */
  hasSeen(number: number): boolean;
  /** When the last request came, in milliseconds since 1970-01-01 UTC. */
  lastRequestAt(): number;
  /** Notes a request, whatever the answer. */
  look(request: ReceivedRequest, isRefused: boolean): void;
  /** Notes that the receiver accepted this event, from a request noted before. */
  take(event: ReceivedEvent): void;
}

export function createLedger(): Ledger {
  const records = new Map<string, LedgerRecord>();
  const corrupt: string[] = [];
  const altered: string[] = [];
  const installationIds = new Set<string>();
  const numbers = new Set<number>();
  let lastRequestAt = 0;

  function enter(event: ReceivedEvent, text: string, isRefused: boolean): void {
    const meaning = meaningOf(event);
    const { uid, installationId } = event;
    if (meaning === null || uid === null || installationId === null) {
      corrupt.push(text);
      return;
    }
    installationIds.add(installationId);
    if (meaning.kind === 'number') numbers.add(meaning.number);
    const time = event.time.getTime();
    const record = records.get(uid) ?? newRecord(uid, text, meaning, time);
    records.set(uid, record);
    if (record.wasRefused) record.cameAfterRefusal = true;
    if (record.text !== text) altered.push(`${record.text} → ${text}`);
    if (isRefused) record.wasRefused = true;
  }

  return {
    records,
    corrupt,
    altered,
    installationIds,
    hasSeen: (number) => numbers.has(number),
    lastRequestAt: () => lastRequestAt,
    look({ rawBody, body, receivedAt }, isRefused) {
      lastRequestAt = receivedAt.getTime();
      // Not read, since the connection was dropped or hangs.
      if (rawBody.length === 0) return;
      const whole = body.toString('utf8');
      try {
        const events = parseLogs(parseJson(whole));
        const texts = rawRecords(whole);
        if (texts.length !== events.length) throw new Error('The texts are not those of the events.');
        for (const [at, event] of events.entries()) enter(event, texts[at] ?? '', isRefused);
      } catch {
        corrupt.push(whole);
      }
    },
    take({ uid }) {
      const record = uid === null ? undefined : records.get(uid);
      if (record !== undefined) record.arrivals += 1;
    },
  };
}

function newRecord(uid: string, text: string, meaning: Meaning, time: number): LedgerRecord {
  return { uid, text, meaning, time, arrivals: 0, wasRefused: false, cameAfterRefusal: false };
}
