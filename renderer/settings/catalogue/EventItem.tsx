import { wireNameOfEvent } from 'kreya-telemetry/catalogue';
import { classes, counted, fill, Icon, segments, Words } from 'kreya-telemetry/renderer';
import { catalogue } from '../../../shared/catalogue.ts';
import { texts } from '../../texts.ts';
import { FieldTable } from './FieldTable.tsx';
import type { ListedEvent } from './search.ts';

interface EventItemProps {
  readonly event: ListedEvent;
  /** How often it is among what is on this computer. */
  readonly count: number;
}

export function EventItem({ event, count }: EventItemProps) {
  const { name, definition, fields } = event;
  const words = texts.catalogue;
  return (
    <li>
      <details className="event">
        <summary className="event-summary">
          <Icon name="chevron" />
          <span className="event-words">
            <span className="event-head">
              <span className="entry-name">{name}</span>
              <Recorded count={count} />
            </span>
            <span className={classes['muted']} lang="en">
              {definition.description}
            </span>
          </span>
        </summary>
        <div className="event-details">
          <p className={`event-since ${classes['muted']}`}>
            {fill(words.since, { version: definition.since })} ·{' '}
            <Words of={segments(words.wireName, { name: wireNameOfEvent(catalogue.namespace, name) })} />
          </p>
          {fields.length === 0 ? <p>{words.noFields}</p> : <FieldTable event={event} />}
        </div>
      </details>
    </li>
  );
}

export function Recorded({ count }: { readonly count: number }) {
  const words = texts.catalogue;
  return count === 0 ? (
    <span className={`recorded ${classes['muted']}`}>{words.never}</span>
  ) : (
    <span className="recorded recorded-some">{counted(words.recorded, count)}</span>
  );
}
