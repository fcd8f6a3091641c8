import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { classes } from '../ui/classes.ts';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { useAction } from '../ui/use-action.ts';
import { fill } from '../wording.ts';
import own from './activity.module.css';

interface ActionsProps {
  readonly hasEntries: boolean;
  readonly hasSent: boolean;
}

/** What can be done with all of it. Stays when nothing is left, to say what became of the rest. */
export function Actions({ hasEntries, hasSent }: ActionsProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { outcome, run } = useAction();
  const words = wording.texts.activityPage;
  const isBusy = outcome.kind === 'underway';

  const save = () =>
    run(async () => {
      // Not watched for an answer in time: a person chooses where to.
      const result = await telemetry.activity.save();
      return result.kind === 'saved' ? fill(words.saved, { path: result.path }) : '';
    });

  const deleteHistory = () =>
    run(async () => {
      await expectAnswer(telemetry.deleteHistory());
      return words.deleted;
    });

  return (
    <div className={own['listActions']}>
      {hasEntries && (
        <div className={own['listButtons']}>
          <button type="button" className={classes['smallButton']} disabled={isBusy} onClick={save}>
            {words.saveAll}
          </button>
          <ConfirmDialog
            isSmall
            button={words.deleteHistory}
            disabled={!hasSent}
            isBusy={isBusy}
            title={words.deleteTitle}
            explanation={words.deleteExplanation}
            confirm={words.deleteConfirm}
            onConfirm={deleteHistory}
          />
        </div>
      )}
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
