import { classes } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';
import { LogItem } from './LogItem.tsx';
import type { LogEntry } from './log.ts';

export function LogList({ entries }: { readonly entries: readonly LogEntry[] }) {
  return (
    <section className="log-pane" aria-labelledby="log-title">
      <h2 id="log-title">{texts.inspector.log}</h2>
      {entries.length === 0 && <p className={classes['muted']}>{texts.inspector.logEmpty}</p>}
      <div role="log" aria-labelledby="log-title">
        <ol className="log">
          {entries.map((entry) => (
            <LogItem key={entry.number} entry={entry} />
          ))}
        </ol>
      </div>
    </section>
  );
}
