import type { ReadableEvent, ReadableRecord } from '../../contract/readable/readable.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { CrashView } from './CrashView.tsx';
import { ErrorView } from './ErrorView.tsx';
import { More } from './parts.tsx';
import { RecordFields } from './RecordFields.tsx';
import own from './record.module.css';

/** What a record means; nothing for one that can't be understood. */
export function RecordView({ record }: { readonly record: ReadableRecord }) {
  switch (record.kind) {
    case 'event':
      return <EventView event={record} />;
    case 'error':
      return <ErrorView error={record} />;
    case 'crash':
      return <CrashView crash={record} />;
    case 'unreadable':
      return null;
  }
}

function EventView({ event: { fields, common } }: { readonly event: ReadableEvent }) {
  const words = useWording().texts.records.headings;
  return (
    <div className={own['record']}>
      {fields.length === 0 ? (
        <p className={classes['muted']}>{words.noFields}</p>
      ) : (
        <RecordFields label={words.fields} fields={fields} />
      )}
      {common.length > 0 && (
        <More title={words.common}>
          <RecordFields label={words.common} fields={common} />
        </More>
      )}
    </div>
  );
}
