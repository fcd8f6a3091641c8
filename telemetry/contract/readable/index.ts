/** Reads what was recorded for people: what each part of an event, an error or a crash means. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { TelemetryTexts } from '../texts/en.ts';
import { isCrash, readCrash } from './crash.ts';
import { readError } from './error.ts';
import { readEvent } from './event.ts';
import { createKnown, type Known } from './fields.ts';
import { parseError, parseEvent } from './parse.ts';
import type { ReadableRecord, RecordBytes } from './readable.ts';

export interface RecordReaderOptions {
  readonly catalogue: Catalogue;
  /** By `telemetryTextsFor`, in the language of the person who reads. */
  readonly texts: TelemetryTexts;
}

/**
 * Gives a function that says what a record means. What comes in is untrusted: the function never throws, and what it can't
 * understand is `unreadable`.
 */
export function createRecordReader({
  catalogue,
  texts,
}: RecordReaderOptions): (record: RecordBytes) => ReadableRecord {
  // Worked out for the first record: most pages read none.
  let known: Known | null = null;
  return (bytes) => {
    const unreadable = { kind: 'unreadable', raw: bytes.record } as const;
    known ??= createKnown(catalogue, texts);
    try {
      return read(bytes, known) ?? unreadable;
    } catch {
      // Such as JSON that is nested deeper than can be written again.
      return unreadable;
    }
  };
}

function read({ kind, record, origin }: RecordBytes, known: Known): ReadableRecord | null {
  if (kind === 'event') {
    const event = parseEvent(record);
    return event === null || event.wireName === null ? null : readEvent(event, event.wireName, origin, known);
  }
  const error = parseError(record);
  if (error === null || error.type === null) return null;
  return (isCrash(error) ? readCrash : readError)(error, error.type, known);
}
