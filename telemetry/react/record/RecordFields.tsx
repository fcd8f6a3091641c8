import type { ReadableField } from '../../contract/readable/readable.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';

export interface RecordFieldsProps {
  /** What the table is called, for those who don't see what it stands below. */
  readonly label: string;
  /** At least one. */
  readonly fields: readonly ReadableField[];
}

/** What a record says, field by field: its value, and what it means. */
export function RecordFields({ label, fields }: RecordFieldsProps) {
  const words = useWording().texts.records.columns;
  return (
    <table className={classes['fields']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, wireName, value, meaning }) => (
          // A field is in a record once; what is untrusted may have it twice.
          <tr key={`${wireName} ${value}`}>
            <th scope="row" title={wireName === name ? undefined : wireName}>
              <code translate="no">{name}</code>
            </th>
            <td className={classes['value']}>{value}</td>
            <td className={classes['muted']} lang={meaning?.language}>
              {meaning?.text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
