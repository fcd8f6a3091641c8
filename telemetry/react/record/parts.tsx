/** What errors and crashes are shown with alike. */
import type { ReactNode } from 'react';
import type { ReadablePlaceholder, ReadableReport } from '../../contract/readable/readable.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { RecordFields } from './RecordFields.tsx';
import own from './record.module.css';

/** What is there for who asks for it. */
export function More({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={own['more']}>
      <summary className={classes['summary']}>{title}</summary>
      {children}
    </details>
  );
}

/** Each of the placeholders that are in it. */
export function Placeholders({ of }: { readonly of: readonly ReadablePlaceholder[] }) {
  const words = useWording().texts.records.headings;
  if (of.length === 0) return null;
  return (
    <section className={own['part']}>
      <h3>{words.placeholders}</h3>
      <dl className={own['placeholders']}>
        {of.map(({ placeholder, meaning }) => (
          <div key={placeholder}>
            <dt>
              <code translate="no">{placeholder}</code>
            </dt>
            <dd className={classes['muted']}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What is known of an error or a crash, and of where it happened. */
export function ReportFacts({
  of,
}: {
  readonly of: Pick<ReadableReport, 'context' | 'facts' | 'recentEvents'>;
}) {
  const words = useWording().texts.records.headings;
  const { context, facts, recentEvents } = of;
  return (
    <>
      {facts.length > 0 && (
        <section className={own['part']}>
          <h3>{words.facts}</h3>
          <RecordFields label={words.facts} fields={facts} />
        </section>
      )}
      {context.length > 0 && (
        <More title={words.context}>
          <RecordFields label={words.context} fields={context} />
        </More>
      )}
      {recentEvents.length > 0 && (
        <More title={words.recentEvents}>
          <ol className={own['names']}>
            {recentEvents.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: The list of a record never changes, and can have one name twice.
              <li key={index}>
                <code translate="no">{name}</code>
              </li>
            ))}
          </ol>
        </More>
      )}
    </>
  );
}
