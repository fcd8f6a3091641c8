import { useEffect } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { PrivacyPolicy } from '../ui/PrivacyPolicy.tsx';
import { thisScreen, whenOnScreen } from './on-screen.ts';

export interface NoticeProps {
  /** Of the status: where the product's privacy policy is, null if it has none. */
  readonly privacyUrl: string | null;
  /** Called once, when a person can see the notice. */
  onShown(): void;
  onSettings(): void;
  onClose(): void;
}

export function Notice({ privacyUrl, onShown, onSettings, onClose }: NoticeProps) {
  const { texts } = useWording();
  useEffect(() => whenOnScreen(thisScreen, onShown), [onShown]);

  return (
    <section className={classes['notice']} aria-labelledby="notice-title">
      <div className={classes['noticeWords']}>
        <h2 id="notice-title">{texts.notice.title}</h2>
        <p>
          {texts.notice.what} {texts.notice.how}
        </p>
        <PrivacyPolicy url={privacyUrl} />
      </div>
      <div className={classes['noticeButtons']}>
        <button type="button" className={classes['button']} onClick={onSettings}>
          {texts.notice.settings}
        </button>
        <button type="button" className={classes['primaryButton']} onClick={onClose}>
          {texts.ok}
        </button>
      </div>
    </section>
  );
}
