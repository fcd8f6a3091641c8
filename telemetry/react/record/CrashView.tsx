import type { ReadableCrash } from '../../contract/readable/readable.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Placeholders, ReportFacts } from './parts.tsx';
import own from './record.module.css';

/** A crash as the exception and places in modules of machine code, the innermost first. */
export function CrashView({ crash }: { readonly crash: ReadableCrash }) {
  const words = useWording().texts.records.headings;
  const { type, message, reason, frames } = crash;
  return (
    <div className={own['record']}>
      <section className={own['part']}>
        <p className={own['thrown']} lang="en" translate="no">
          <strong>{type}</strong>
          {message !== '' && <> {message}</>}
        </p>
        {reason !== null && <p>{reason}</p>}
        {frames.length === 0 && <p className={classes['muted']}>{words.noStack}</p>}
      </section>
      {frames.length > 0 && (
        <section className={own['part']}>
          <h3>{words.modules}</h3>
          <ol className={own['frames']} aria-label={words.modules}>
            {frames.map(({ module, offset, meaning }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: The list of a record never changes, and can have one place twice.
              <li key={index}>
                <span translate="no">
                  <strong>{module}</strong>
                  {offset !== null && ` + ${offset}`}
                </span>
                {meaning !== null && <span className={classes['muted']}>{meaning}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <Placeholders of={crash.placeholders} />
      <ReportFacts of={crash} />
    </div>
  );
}
