import { classes } from './classes.ts';

/** Short statements one after the other, with a dot between two that stand on the same line. */
export function Clauses({ of }: { readonly of: readonly string[] }) {
  return (
    <p className={classes['clauses']}>
      <span className={classes['clausesRow']}>
        {of.map((clause) => (
          <span key={clause} className={classes['clause']}>
            {clause}
          </span>
        ))}
      </span>
    </p>
  );
}
