import { classes, fill, segments, useTelemetryPage, Words } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';

/** Says that nothing can be kept, since the folder can't be written to. */
export function Unkept({ folder }: { readonly folder: string }) {
  const { words } = useTelemetryPage();
  const { title, what, how } = texts.unkept;
  return (
    <section className={classes['notice']} aria-labelledby="unkept-title">
      <div className={classes['noticeWords']}>
        <h2 id="unkept-title">{title}</h2>
        <p>
          <Words of={segments(what, { ...words, folder })} /> {fill(how, words)}
        </p>
      </div>
    </section>
  );
}
