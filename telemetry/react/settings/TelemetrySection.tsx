import type { ReactNode } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { useTelemetryStatus } from '../use-telemetry.ts';
import { Delivery } from './Delivery.tsx';
import { Erasure } from './Erasure.tsx';
import { InstallationId } from './InstallationId.tsx';
import { TelemetrySwitch } from './TelemetrySwitch.tsx';

export interface TelemetrySectionProps {
  /** What the program itself has to say about the decision, below it, such as where a person sees what is sent. */
  readonly children?: ReactNode;
}

/** Telemetry as the person at this machine sees and decides it, in any program. */
export function TelemetrySection({ children }: TelemetrySectionProps) {
  const { texts } = useWording();
  const { live, accept, retry } = useTelemetryStatus();
  switch (live.state) {
    case 'loading':
      return <p className={`${classes['muted']} ${classes['loading']}`}>{texts.privacy.loading}</p>;
    case 'failed':
      return (
        <div className={`${classes['card']} ${classes['row']} ${classes['rowSplit']}`}>
          <div role="alert">
            <p className={classes['rowLabel']}>{texts.privacy.failed}</p>
            <p className={classes['problem']}>{live.message}</p>
          </div>
          <button type="button" className={classes['button']} onClick={retry}>
            {texts.tryAgain}
          </button>
        </div>
      );
    case 'ready':
      return (
        <>
          <div className={classes['card']}>
            <TelemetrySwitch status={live.value} onChanged={accept} />
          </div>
          {children}
          <div className={classes['card']}>
            <Delivery status={live.value} onChanged={accept} />
            <InstallationId status={live.value} onChanged={accept} />
            <Erasure status={live.value} onChanged={accept} />
          </div>
        </>
      );
  }
}
