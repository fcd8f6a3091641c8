import { useMemo } from 'react';
import { sampleOf, sampleRecordOf } from '../../catalogue/sample-event.ts';
import type { Entry } from '../activity/entry.ts';
import { indentJson } from '../activity/indent-json.ts';
import { RecordFields } from '../record/RecordFields.tsx';
import { useTelemetryPage } from '../telemetry-page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { classes } from '../ui/classes.ts';
import { useTelemetryStatus } from '../use-telemetry.ts';
import { fill } from '../wording.ts';
import own from './catalogue.module.css';

interface EventPreviewProps {
  /** In the catalogue. */
  readonly name: string;
  /** The one that was recorded last, or null if there is none. */
  readonly last: Entry | null;
}

/** What an event looks like when it is sent: the one that was recorded last, or an example that says that it is one. */
export function EventPreview({ name, last }: EventPreviewProps) {
  const { catalogue, readRecord, wording } = useTelemetryPage();
  const { live } = useTelemetryStatus();
  const words = wording.texts.cataloguePage;
  const { activityPage } = wording.texts;
  const raw = useMemo(() => last?.raw ?? sampleRecordOf(sampleOf(catalogue, name)), [catalogue, name, last]);
  const record = useMemo(
    () => readRecord({ kind: 'event', record: raw, origin: last?.before ?? '' }),
    [readRecord, raw, last],
  );
  const json = useMemo(() => indentJson(raw), [raw]);
  const isOff = live.state === 'ready' && !live.value.enabled;
  return (
    <section className={last === null ? own['example'] : own['preview']}>
      <h4>{last === null ? words.example : fill(words.lastRecorded, { time: timeOf(last) })}</h4>
      <p className={classes['muted']}>{last === null ? hintOf() : stateOf(last)}</p>
      {record.kind === 'event' && record.fields.length > 0 && (
        <RecordFields label={fill(words.saidBy, { event: name })} fields={record.fields} />
      )}
      <details className={own['json']}>
        <summary>{words.json}</summary>
        <pre translate="no">{json}</pre>
        <CopyButton
          text={raw}
          label={fill(words.copyJson, { event: name })}
          failure={activityPage.copyEntryFailed}
        />
      </details>
    </section>
  );

  function hintOf(): string {
    return isOff ? words.exampleOff : words.exampleHint;
  }

  function timeOf({ occurredAt }: Entry): string {
    return occurredAt === null ? activityPage.unknownTime : wording.localTime(occurredAt);
  }

  function stateOf({ sentAt }: Entry): string {
    return sentAt === null
      ? activityPage.states.waiting
      : fill(activityPage.sentAt, { time: wording.localTime(sentAt) });
  }
}
