import { texts } from '../texts.ts';
import { useTelemetryStatus } from '../use-telemetry.ts';
import { Delivery } from './Delivery.tsx';
import { InstallationId } from './InstallationId.tsx';
import { TelemetrySwitch } from './TelemetrySwitch.tsx';

/** Telemetry as the person at this machine sees and decides it, in any program. */
export function TelemetrySection() {
  const { live, accept, retry } = useTelemetryStatus();
  switch (live.state) {
    case 'loading':
      return <p className="muted loading">{texts.privacy.loading}</p>;
    case 'failed':
      return (
        <div className="card row row-split">
          <div role="alert">
            <p className="row-label">{texts.privacy.failed}</p>
            <p className="problem">{live.message}</p>
          </div>
          <button type="button" className="button" onClick={retry}>
            {texts.tryAgain}
          </button>
        </div>
      );
    case 'ready':
      return (
        <>
          <div className="card">
            <TelemetrySwitch status={live.value} onChanged={accept} />
          </div>
          <div className="card">
            <Delivery status={live.value} onChanged={accept} />
            <InstallationId status={live.value} onChanged={accept} />
          </div>
        </>
      );
  }
}
