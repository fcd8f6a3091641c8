import type { CarriedAttribute } from '../../catalogue/carried.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { fill } from '../wording.ts';
import own from './catalogue.module.css';
import type { ListedField } from './search.ts';

interface FieldTableProps {
  /** What it is called. */
  readonly label: string;
  readonly fields: readonly ListedField[];
  /** The version that added all of them, if it did. */
  readonly since?: string;
}

export function FieldTable({ label, fields, since }: FieldTableProps) {
  const words = useWording().texts.cataloguePage;
  return (
    <table className={classes['fields']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.values}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((listed) => (
          <FieldRow key={listed.name} listed={listed} since={since} />
        ))}
      </tbody>
    </table>
  );
}

interface FieldRowProps {
  readonly listed: ListedField;
  readonly since: string | undefined;
}

function FieldRow({ listed: { name, field, described }, since }: FieldRowProps) {
  const words = useWording().texts.cataloguePage;
  const conditions = Object.entries(field.onlyWith ?? {});
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {field.since !== undefined && field.since !== since && (
          <span className={`${own['fieldSince']} ${classes['muted']}`}>
            {fill(words.since, { version: field.since })}
          </span>
        )}
      </th>
      <td>
        <p lang={described.language}>{described.text}</p>
        <Values kind={field.kind} />
        {conditions.map(([other, values]) => (
          <p key={other} className={classes['muted']}>
            {fill(words.onlyWith, { field: other, values: values.join(', ') })}
          </p>
        ))}
      </td>
    </tr>
  );
}

function Values({ kind }: Pick<CarriedAttribute, 'kind'>) {
  const { texts, formatNumber } = useWording();
  const words = texts.cataloguePage;
  switch (kind?.kind) {
    case undefined:
      return <p className={classes['muted']}>{words.ofTheBuild}</p>;
    case 'oneOf':
      return (
        <p className={own['values']}>
          <span className={classes['muted']}>{words.oneOf} </span>
          {kind.values.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </p>
      );
    case 'flag':
      return <p className={classes['muted']}>{words.flag}</p>;
    case 'wholeNumber':
      return (
        <p className={classes['muted']}>
          {fill(words.wholeNumber, { min: formatNumber(kind.min), max: formatNumber(kind.max) })}
        </p>
      );
    case 'version':
      return <p className={classes['muted']}>{words.version}</p>;
  }
}
