import { classes } from './classes.ts';
import own from './ui.module.css';
import type { ActionOutcome } from './use-action.ts';

/** Says what became of an action, also to who can't see it. Takes no room as long as there is nothing to say. */
export function OutcomeLine({ outcome }: { readonly outcome: ActionOutcome }) {
  return (
    <>
      <p role="status" className={own['outcome']}>
        {outcome.kind === 'done' && outcome.words}
      </p>
      <p role="alert" className={`${own['outcome']} ${classes['problem']}`}>
        {outcome.kind === 'failed' && outcome.words}
      </p>
    </>
  );
}
