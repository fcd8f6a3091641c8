import { classes, fill, useWording } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';
import type { LogEntry } from './log.ts';

type State = keyof typeof texts.inspector.states;

const times = new Intl.DateTimeFormat(texts.language, { timeStyle: 'medium' });
const utf8 = new TextEncoder();

/** One thing that was fired: what it was, and what became of it. */
export function LogItem({ entry }: { readonly entry: LogEntry }) {
  const { counted } = useWording();
  const { outcome, title, from } = entry;
  const state = stateOf(entry);
  const record = outcome.state === 'recorded' ? outcome.record : null;
  return (
    <li className="log-entry">
      <p className="log-line">
        <span className={`chip chip-${state}`}>{texts.inspector.states[state]}</span>
        <strong className="log-title">{title}</strong>
        <span className={`log-facts ${classes['muted']}`}>
          <span>{fill(texts.inspector.firedAt, { time: times.format(from) })}</span>
          {record !== null && record.sentAt !== null && (
            <span>{fill(texts.inspector.sentAt, { time: times.format(record.sentAt) })}</span>
          )}
          {record !== null && <span>{counted(texts.inspector.bytes, utf8.encode(record.raw).length)}</span>}
        </span>
      </p>
      {'words' in outcome && (
        <p
          className={state === 'refused' ? classes['problem'] : classes['muted']}
          lang={state === 'refused' ? 'en' : undefined}
        >
          {outcome.words}
        </p>
      )}
      {state === 'gone' && <p className={classes['muted']}>{texts.inspector.gone}</p>}
      {record !== null && (
        <details className="log-record">
          <summary>{texts.inspector.onWire}</summary>
          <pre className="code-text" lang="en">
            {record.raw.trimEnd()}
          </pre>
        </details>
      )}
    </li>
  );
}

function stateOf(entry: LogEntry): State {
  const { outcome, kind } = entry;
  if (outcome.state === 'recorded') {
    if (!outcome.isThere) return 'gone';
    return outcome.record.sentAt === null ? 'waiting' : 'sent';
  }
  return kind === 'error' && outcome.state === 'accepted' ? 'thrown' : outcome.state;
}
