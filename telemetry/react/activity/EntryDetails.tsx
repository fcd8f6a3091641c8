import { useMemo, useState } from 'react';
import { RecordView } from '../record/RecordView.tsx';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Segmented } from '../ui/Segmented.tsx';
import own from './activity.module.css';
import { Bytes } from './Bytes.tsx';
import { EntryCopies } from './EntryCopies.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import type { Entry } from './entry.ts';
import { indentLines } from './indent-json.ts';

const FORMATS = ['readable', 'json', 'raw'] as const;
const OF_BYTES = ['json', 'raw'] as const;
type Format = (typeof FORMATS)[number];

/** What an entry means, or the very bytes of it, as they are or indented, with what it is sent together with. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const { readRecord, wording } = useTelemetryPage();
  const record = useMemo(
    () => readRecord({ kind: entry.kind, record: entry.raw, origin: entry.before }),
    [readRecord, entry],
  );
  const isReadable = record.kind !== 'unreadable';
  const [format, setFormat] = useState<Format>(isReadable ? 'readable' : 'raw');
  const words = wording.texts.activityPage;
  const json = useMemo(() => indentLines(entry.raw), [entry.raw]);
  return (
    <div className={own['details']}>
      <EntryFacts entry={entry} />
      {!isReadable && <p>{wording.texts.records.headings.unreadable}</p>}
      <div className={own['detailsTools']}>
        <Segmented
          name={words.format}
          values={isReadable ? FORMATS : OF_BYTES}
          words={words.formats}
          chosen={format}
          onChoose={(next: Format) => setFormat(next)}
        />
        <EntryCopies entry={entry} json={json} isRaw={format === 'raw'} isEvent={record.kind === 'event'} />
      </div>
      {format === 'readable' ? (
        <RecordView record={record} />
      ) : (
        <>
          {entry.encoding === 'protobuf' && <p className={classes['muted']}>{words.asProtobuf}</p>}
          <Bytes
            name={entry.encoding === 'protobuf' ? words.formats.json : words.bytes}
            bytes={format === 'raw' ? entry.raw : json}
          />
          {entry.before !== '' && (
            <details className={own['around']}>
              <summary className={classes['summary']}>{words.around}</summary>
              <p className={classes['muted']}>{words.aroundHint}</p>
              <h3>{words.before}</h3>
              <Bytes name={words.before} bytes={entry.before} />
              <h3>{words.after}</h3>
              <Bytes name={words.after} bytes={entry.after} />
            </details>
          )}
        </>
      )}
    </div>
  );
}
