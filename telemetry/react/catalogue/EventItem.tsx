import { useState } from 'react';
import { wireNameOfEvent } from '../../catalogue/wire.ts';
import type { Entry } from '../activity/entry.ts';
import { useTelemetryPage, useWording } from '../telemetry-page.ts';
import { Clauses } from '../ui/Clauses.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { fill, segments } from '../wording.ts';
import own from './catalogue.module.css';
import { EventPreview } from './EventPreview.tsx';
import { FieldTable } from './FieldTable.tsx';
import type { ListedEvent } from './search.ts';

interface EventItemProps {
  readonly event: ListedEvent;
  /** How often it is among what is on this computer. */
  readonly count: number;
  /** The one of these that was recorded last; null if there is none, undefined as long as that is not known. */
  readonly last: Entry | null | undefined;
}

export function EventItem({ event, count, last }: EventItemProps) {
  const { catalogue, wording } = useTelemetryPage();
  const { name, definition, described, fields } = event;
  const words = wording.texts.cataloguePage;
  // What it looks like is worked out for those that somebody opens.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details className={own['event']} onToggle={(toggle) => setIsOpen(toggle.currentTarget.open)}>
        <summary className={own['eventSummary']}>
          <Icon name="chevron" />
          <span className={own['eventWords']}>
            <span className={own['eventHead']}>
              <span className={own['eventName']} translate="no">
                <Name of={name} />
              </span>
              <Recorded count={count} />
            </span>
            <span className={classes['muted']} lang={described.language}>
              {described.text}
            </span>
          </span>
        </summary>
        <div className={own['eventDetails']}>
          <div className={classes['muted']}>
            <Clauses
              of={[
                segments(words.wireName, { name: wireNameOfEvent(catalogue.namespace, name) }),
                fill(words.since, { version: definition.since }),
              ]}
            />
          </div>
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
          {isOpen && last !== undefined && <EventPreview name={name} last={last} />}
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
