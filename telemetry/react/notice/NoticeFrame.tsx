import { type ReactNode, useId } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { PrivacyPolicy } from '../ui/PrivacyPolicy.tsx';
import type { ActionOutcome } from '../ui/use-action.ts';

/** Where a person can read more before they answer. */
export interface NoticeLinks {
  /** Of the status: where the product's privacy policy is, null if it has none. */
  readonly privacyUrl: string | null;
  /** Called when the person wants to see what is collected; the notice has no link to it if this is not given. */
  readonly onCatalogue?: (() => void) | undefined;
  /** Called when the person wants to see the settings. */
  onSettings(): void;
}

interface NoticeFrameProps extends NoticeLinks {
  readonly title: string;
  readonly outcome: ActionOutcome;
  readonly answers: readonly NoticeAnswer[];
  readonly children: ReactNode;
}

export interface NoticeAnswer {
  readonly words: string;
  give(): void;
}

/** What the notice and the question have in common: neither answer is easier to give than the other. */
export function NoticeFrame({ title, outcome, answers, children, ...links }: NoticeFrameProps) {
  const { texts } = useWording();
  const id = useId();
  const isBusy = outcome.kind === 'underway';
  return (
    <section className={classes['notice']} aria-labelledby={id} aria-busy={isBusy}>
      <div className={classes['noticeWords']}>
        <h2 id={id}>{title}</h2>
        {children}
        {/* What succeeds closes the notice, so that there is nothing else to say. */}
        <p role="alert" className={classes['problem']}>
          {outcome.kind === 'failed' && outcome.words}
        </p>
      </div>
      <div className={classes['noticeAnswers']}>
        {answers.map(({ words, give }) => (
          <button
            key={words}
            type="button"
            className={classes['button']}
            aria-disabled={isBusy}
            onClick={isBusy ? undefined : give}
          >
            {words}
          </button>
        ))}
      </div>
      <div className={classes['noticeLinks']}>
        {links.onCatalogue !== undefined && (
          <button type="button" className={classes['linkButton']} onClick={links.onCatalogue}>
            {texts.notice.catalogue}
          </button>
        )}
        <button type="button" className={classes['linkButton']} onClick={links.onSettings}>
          {texts.notice.settings}
        </button>
        <PrivacyPolicy url={links.privacyUrl} />
      </div>
    </section>
  );
}
