import { memo, useId } from 'react';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { describeEvent } from '../../contract/texts/describe.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import type { Wording } from '../wording.ts';
import own from './activity.module.css';
import { EntryDetails } from './EntryDetails.tsx';
import type { Entry } from './entry.ts';
import { TimeAgo } from './TimeAgo.tsx';

interface EntryRowProps {
  readonly entry: Entry;
  readonly index: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  onToggle(key: string): void;
  onActive(index: number): void;
}

export const EntryRow = memo(function EntryRow({
  entry,
  index,
  isOpen,
  isActive,
  onToggle,
  onActive,
}: EntryRowProps) {
  const id = useId();
  const { catalogue, wording } = useTelemetryPage();
  const words = wording.texts.activityPage;
  const { title, explanation, language } = describe(entry, catalogue, wording);
  return (
    <>
      <button
        type="button"
        className={own['entryRow']}
        data-row={index}
        tabIndex={isActive ? 0 : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onFocus={() => onActive(index)}
        onClick={() => onToggle(entry.key)}
      >
        <Icon name="chevron" />
        <span className={own['entryWords']}>
          <span className={own['entryName']}>
            {entry.kind === 'error' && (
              <span role="img" aria-label={words.errorReport}>
                <Icon name="attention" />
              </span>
            )}{' '}
            <Name of={title} />
          </span>
          <span className={`${own['entryExplanation']} ${classes['muted']}`} lang={language}>
            {explanation}
          </span>
        </span>
        <span className={own['entryFacts']}>
          <span
            className={entry.sentAt === null ? own['entryState'] : `${own['entryState']} ${own['entrySent']}`}
          >
            {entry.sentAt === null ? words.waiting : words.sent}
          </span>
          <span className={`${own['entryTime']} ${classes['muted']}`}>
            {entry.occurredAt === null ? words.unknownTime : <TimeAgo at={entry.occurredAt} />}
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
  readonly language?: 'en' | undefined;
}

function describe({ kind, name, message }: Entry, catalogue: Catalogue, { texts }: Wording): Described {
  const words = texts.activityPage;
  if (name === null) {
    return {
      title: kind === 'error' ? words.errorReport : words.event,
      explanation: words.unreadableRecord,
    };
  }
  if (kind === 'error') return { title: name, explanation: message, language: 'en' };
  const described = describeEvent(catalogue, name, texts);
  return described === null
    ? { title: name, explanation: words.unknownEvent }
    : { title: name, explanation: described.text, language: described.language };
}
