import { wireNameOfEvent } from '../../catalogue/wire.ts';
import { useTelemetryPage, useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Words.tsx';
import { fill, segments } from '../wording.ts';
import own from './catalogue.module.css';
import { FieldTable } from './FieldTable.tsx';
import type { ListedEvent } from './search.ts';

interface EventItemProps {
  readonly event: ListedEvent;
  /** How often it is among what is on this computer. */
  readonly count: number;
}

export function EventItem({ event, count }: EventItemProps) {
  const { catalogue, wording } = useTelemetryPage();
  const { name, definition, described, fields } = event;
  const words = wording.texts.cataloguePage;
  return (
    <li>
      <details className={own['event']}>
        <summary className={own['eventSummary']}>
          <Icon name="chevron" />
          <span className={own['eventWords']}>
            <span className={own['eventHead']}>
              <span className={own['eventName']} translate="no">
                {name}
              </span>
              <Recorded count={count} />
            </span>
            <span className={classes['muted']} lang={described.language}>
              {described.text}
            </span>
          </span>
        </summary>
        <div className={own['eventDetails']}>
          <p className={`${own['eventSince']} ${classes['muted']}`}>
            {fill(words.since, { version: definition.since })} ·{' '}
            <Words of={segments(words.wireName, { name: wireNameOfEvent(catalogue.namespace, name) })} />
          </p>
          {definition.sampling !== undefined && (
            <p>{fill(words.sampled, { count: wording.formatNumber(definition.sampling.oneIn) })}</p>
          )}
          {fields.length === 0 ? (
            <p>{words.noFields}</p>
          ) : (
            <FieldTable
              label={fill(words.fields, { event: name })}
              fields={fields}
              since={definition.since}
            />
          )}
        </div>
      </details>
    </li>
  );
}

export function Recorded({ count }: { readonly count: number }) {
  const { texts, counted } = useWording();
  const words = texts.cataloguePage;
  return count === 0 ? (
    <span className={`${own['recorded']} ${classes['muted']}`}>{words.never}</span>
  ) : (
    <span className={`${own['recorded']} ${own['recordedSome']}`}>{counted(words.recorded, count)}</span>
  );
}
