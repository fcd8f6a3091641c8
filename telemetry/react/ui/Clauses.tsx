import type { Segment } from '../wording.ts';
import { classes } from './classes.ts';
import { Words } from './Words.tsx';

/** Short statements one after the other, with a dot between two that stand on the same line. */
export function Clauses({ of }: { readonly of: readonly (string | readonly Segment[])[] }) {
  return (
    <p className={classes['clauses']}>
      <span className={classes['clausesRow']}>
        {of.map((clause) => {
          const parts: readonly Segment[] =
            typeof clause === 'string' ? [{ kind: 'text', text: clause }] : clause;
          return (
            <span key={parts.map(({ text }) => text).join('')} className={classes['clause']}>
              <Words of={parts} />
            </span>
          );
        })}
      </span>
    </p>
  );
}
