import { CopyButton, classes, fill, localTime } from 'kreya-telemetry/renderer';
import { useState } from 'react';
import type { Entry } from '../../activity/entry.ts';
import { indentLines } from '../../activity/indent-json.ts';
import { texts } from '../../texts.ts';
import { Segmented } from '../../ui/Segmented.tsx';

const FORMATS = ['pretty', 'raw'] as const;
type Format = (typeof FORMATS)[number];

/** The very bytes of an entry, as they are or indented, and what it is sent together with. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const [format, setFormat] = useState<Format>('pretty');
  const words = texts.activityPage;
  const bytes = format === 'raw' ? entry.raw : indentLines(entry.raw);
  return (
    <div className="details">
      <p className={classes['muted']}>{timesOf(entry)}</p>
      <div className="details-tools">
        <Segmented
          name={words.format}
          values={FORMATS}
          words={words.formats}
          chosen={format}
          onChoose={(next) => setFormat(next)}
        />
        <div className="details-copy">
          <CopyButton text={bytes} label={words.copyEntry} failure={words.copyEntryFailed} />
        </div>
      </div>
      <Bytes name={words.bytes} bytes={bytes} />
      {entry.before !== '' && (
        <details className="around">
          <summary>{words.around}</summary>
          <p className={classes['muted']}>{words.aroundHint}</p>
          <h4>{words.before}</h4>
          <Bytes name={words.before} bytes={entry.before} />
          <h4>{words.after}</h4>
          <Bytes name={words.after} bytes={entry.after} />
        </details>
      )}
    </div>
  );
}

function Bytes({ name, bytes }: { readonly name: string; readonly bytes: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What can be scrolled has to be reachable by keyboard.
    <figure className="bytes" aria-label={name} tabIndex={0}>
      <pre>{bytes}</pre>
    </figure>
  );
}

function timesOf({ occurredAt, sentAt }: Entry): string {
  const words = texts.activityPage;
  const recorded = occurredAt === null ? words.unknownTime : localTime(occurredAt);
  const sent = sentAt === null ? words.notSentYet : fill(words.sentAt, { time: localTime(sentAt) });
  return `${fill(words.recordedAt, { time: recorded })}, ${sent}`;
}
