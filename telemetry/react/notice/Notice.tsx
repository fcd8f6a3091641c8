import { useEffect } from 'react';
import { useWording } from '../telemetry-page.ts';
import { Consequences } from '../ui/Consequences.tsx';
import { NoticeFrame, type NoticeLinks } from './NoticeFrame.tsx';
import { thisScreen, whenOnScreen } from './on-screen.ts';
import type { NoticeState } from './use-notice.ts';

export interface NoticeProps extends NoticeLinks {
  /** From {@link useNotice}, for as long as it is open. */
  readonly notice: Omit<NoticeState, 'isOpen'>;
}

/** The first-run notice, in which a person decides at once or reads on. */
export function Notice({ notice, ...links }: NoticeProps) {
  const { outcome, shown, keepOn, turnOff } = notice;
  const { texts } = useWording();
  const words = texts.notice;
  useEffect(() => whenOnScreen(thisScreen, shown), [shown]);

  return (
    <NoticeFrame
      {...links}
      title={words.title}
      outcome={outcome}
      answers={[
        { words: words.keepOn, give: keepOn },
        { words: words.turnOff, give: turnOff },
      ]}
    >
      <p>{words.what}</p>
      <Consequences of={[words.turningOff, words.recordedUntilThen, words.everything]} />
    </NoticeFrame>
  );
}
