import { classes, fill, segments, Words } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';

/** Says that nothing can be kept, since the folder can't be written to. */
export function Unkept({ folder }: { readonly folder: string }) {
  const { title, what, how } = texts.unkept;
  const product = texts.start.name;
  return (
    <section className={classes['notice']} aria-labelledby="unkept-title">
      <div className={classes['noticeWords']}>
        <h2 id="unkept-title">{title}</h2>
        <p>
          <Words of={segments(what, { product, folder })} /> {fill(how, { product })}
        </p>
      </div>
    </section>
  );
}
