import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { useAction } from '../ui/use-action.ts';
import { NoticeFrame, type NoticeLinks } from './NoticeFrame.tsx';

export interface QuestionProps extends NoticeLinks {
  onAnswered(status: TelemetryStatus): void;
}

/**
 * Asks whether telemetry may be on. It stays until there is an answer: what is not answered is asked again by the next
 * start.
 */
export function Question({ onAnswered, ...links }: QuestionProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { question } = wording.texts;
  const { outcome, run } = useAction();

  const answer = (enabled: boolean) => () =>
    void run(async () => {
      onAnswered(await expectAnswer(telemetry.setEnabled(enabled)));
      // It goes away with its answer.
      return '';
    });

  return (
    <NoticeFrame
      {...links}
      title={question.title}
      outcome={outcome}
      answers={[
        { words: question.turnOn, give: answer(true) },
        { words: question.keepOff, give: answer(false) },
      ]}
    >
      <p>{question.what}</p>
      <p>{question.how}</p>
    </NoticeFrame>
  );
}
