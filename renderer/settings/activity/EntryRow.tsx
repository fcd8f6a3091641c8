import { classes, Icon, localTime } from 'kreya-telemetry/renderer';
import { memo, useId } from 'react';
import { catalogue } from '../../../shared/catalogue.ts';
import type { Entry } from '../../activity/entry.ts';
import { texts } from '../../texts.ts';
import { EntryDetails } from './EntryDetails.tsx';

interface EntryRowProps {
  readonly entry: Entry;
  readonly index: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  onToggle(key: string): void;
  onActive(index: number): void;
}

const descriptions = new Map(
  Object.entries(catalogue.events).map(([name, { description }]) => [name, description]),
);

export const EntryRow = memo(function EntryRow({
  entry,
  index,
  isOpen,
  isActive,
  onToggle,
  onActive,
}: EntryRowProps) {
  const id = useId();
  const words = texts.activityPage;
  const { title, explanation, language } = describe(entry);
  return (
    <>
      <button
        type="button"
        className="entry-row"
        data-row={index}
        tabIndex={isActive ? 0 : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onFocus={() => onActive(index)}
        onClick={() => onToggle(entry.key)}
      >
        <Icon name="chevron" />
        <span className="entry-words">
          <span className="entry-name">
            {entry.kind === 'error' && <Icon name="attention" />}
            {title}
          </span>
          <span className={`entry-explanation ${classes['muted']}`} lang={language}>
            {explanation}
          </span>
        </span>
        <span className="entry-facts">
          <span className={`entry-state entry-${entry.sentAt === null ? 'waiting' : 'sent'}`}>
            {entry.sentAt === null ? words.waiting : words.sent}
          </span>
          <span className={`entry-time ${classes['muted']}`}>
            {entry.occurredAt === null ? words.unknownTime : localTime(entry.occurredAt)}
          </span>
        </span>
      </button>
      {isOpen && (
        <div id={id}>
          <EntryDetails entry={entry} />
        </div>
      )}
    </>
  );
});

interface Described {
  readonly title: string;
  readonly explanation: string;
  /** If it is not the page's. */
  readonly language?: 'en';
}

function describe({ kind, name, message }: Entry): Described {
  const words = texts.activityPage;
  if (name === null) {
    return {
      title: kind === 'error' ? words.errorReport : words.event,
      explanation: words.unreadableRecord,
    };
  }
  if (kind === 'error') return { title: name, explanation: message, language: 'en' };
  const description = descriptions.get(name);
  return description === undefined
    ? { title: name, explanation: words.unknownEvent }
    : { title: name, explanation: description, language: 'en' };
}
