import { ConfirmDialog, classes, expectAnswer, fill, OutcomeLine, useAction } from 'kreya-telemetry/renderer';
import { texts } from '../../texts.ts';

interface ActionsProps {
  readonly hasEntries: boolean;
  readonly hasSent: boolean;
}

/** What can be done with all of it. Stays when nothing is left, to say what became of the rest. */
export function Actions({ hasEntries, hasSent }: ActionsProps) {
  const { outcome, run } = useAction();
  const words = texts.activityPage;
  const isBusy = outcome.kind === 'underway';

  const save = () =>
    run(async () => {
      // Not watched for an answer in time: a person chooses where to.
      const result = await window.kreya.telemetry.activity.save();
      return result.kind === 'saved' ? fill(words.saved, { path: result.path }) : '';
    });

  const deleteHistory = () =>
    run(async () => {
      await expectAnswer(window.kreya.telemetry.deleteHistory());
      return words.deleted;
    });

  return (
    <div className="list-actions">
      {hasEntries && (
        <div className="list-buttons">
          <button type="button" className={classes['smallButton']} disabled={isBusy} onClick={save}>
            {words.saveAll}
          </button>
          <ConfirmDialog
            isSmall
            button={words.deleteHistory}
            disabled={isBusy || !hasSent}
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
