import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { PrivacyPolicy } from '../ui/PrivacyPolicy.tsx';
import { useAction } from '../ui/use-action.ts';
import type { NoticeProps } from './Notice.tsx';

export interface QuestionProps extends Pick<NoticeProps, 'privacyUrl'> {
  onAnswered(status: TelemetryStatus): void;
}

/**
 * Asks whether telemetry may be on. Neither answer is easier to give than the other, and it stays until there is one: what is
 * not answered is asked again by the next start.
 */
export function Question({ privacyUrl, onAnswered }: QuestionProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { question } = wording.texts;
  const { outcome, run } = useAction();
  const isBusy = outcome.kind === 'underway';

  function answer(enabled: boolean): void {
    if (isBusy) return;
    void run(async () => {
      onAnswered(await expectAnswer(telemetry.setEnabled(enabled)));
      // It goes away with its answer.
      return '';
    });
  }

  return (
    <section className={classes['notice']} aria-labelledby="question-title" aria-busy={isBusy}>
      <div className={classes['noticeWords']}>
        <h2 id="question-title">{question.title}</h2>
        <p>
          {question.what} {question.how}
        </p>
        <PrivacyPolicy url={privacyUrl} />
        <OutcomeLine outcome={outcome} />
      </div>
      <div className={classes['noticeAnswers']}>
        <button type="button" className={classes['button']} onClick={() => answer(true)}>
          {question.turnOn}
        </button>
        <button type="button" className={classes['button']} onClick={() => answer(false)}>
          {question.keepOff}
        </button>
      </div>
    </section>
  );
}
