import { useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { classes } from '../ui/classes.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { fill, type Wording } from '../wording.ts';
import own from './activity.module.css';
import type { Entry } from './entry.ts';
import { indentLines } from './indent-json.ts';

const FORMATS = ['pretty', 'raw'] as const;
type Format = (typeof FORMATS)[number];

/** The very bytes of an entry, as they are or indented, and what it is sent together with. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const [format, setFormat] = useState<Format>('pretty');
  const wording = useWording();
  const words = wording.texts.activityPage;
  const bytes = format === 'raw' ? entry.raw : indentLines(entry.raw);
  return (
    <div className={own['details']}>
      <p className={classes['muted']}>{timesOf(entry, wording)}</p>
      <div className={own['detailsTools']}>
        <Segmented
          name={words.format}
          values={FORMATS}
          words={words.formats}
          chosen={format}
          onChoose={(next) => setFormat(next)}
        />
        <div className={own['detailsCopy']}>
          <CopyButton text={bytes} label={words.copyEntry} failure={words.copyEntryFailed} />
        </div>
      </div>
      <Bytes name={words.bytes} bytes={bytes} />
      {entry.before !== '' && (
        <details className={own['around']}>
          <summary className={own['summary']}>{words.around}</summary>
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
    <figure className={own['bytes']} aria-label={name} tabIndex={0}>
      <pre>{bytes}</pre>
    </figure>
  );
}

function timesOf({ occurredAt, sentAt }: Entry, { texts, localTime }: Wording): string {
  const words = texts.activityPage;
  const recorded = occurredAt === null ? words.unknownTime : localTime(occurredAt);
  const sent = sentAt === null ? words.notSentYet : fill(words.sentAt, { time: localTime(sentAt) });
  return `${fill(words.recordedAt, { time: recorded })}, ${sent}`;
}
