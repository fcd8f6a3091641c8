import { classes } from './classes.ts';

/** A sentence whose first words say what it is about, so that a person who looks for the answer finds it by them. */
export interface Consequence {
  readonly lead: string;
  readonly rest: string;
}

interface ConsequencesProps {
  readonly id?: string;
  readonly of: readonly Consequence[];
}

export function Consequences({ id, of }: ConsequencesProps) {
  return (
    <ul id={id} className={classes['consequences']}>
      {of.map(({ lead, rest }) => (
        <li key={lead}>
          <strong>{lead}</strong> {rest}
        </li>
      ))}
    </ul>
  );
}
