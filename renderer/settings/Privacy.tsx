import { useTelemetryStatus } from '../sources.ts';
import { texts } from '../texts.ts';
import { Facts } from './Facts.tsx';
import { TelemetrySwitch } from './TelemetrySwitch.tsx';

export function Privacy() {
  return (
    <section aria-labelledby="privacy-title">
      <h2 id="privacy-title">{texts.settings.privacy}</h2>
      <div className="card">
        <PrivacyCard />
      </div>
    </section>
  );
}

function PrivacyCard() {
  const { live, accept, retry } = useTelemetryStatus();
  if (live.state === 'loading') {
    return <p className="row muted loading">{texts.settings.loading}</p>;
  }
  if (live.state === 'failed') {
    return (
      <div className="row row-split">
        <div role="alert">
          <p className="row-label">{texts.settings.failed}</p>
          <p className="problem">{live.message}</p>
        </div>
        <button type="button" className="button" onClick={retry}>
          {texts.tryAgain}
        </button>
      </div>
    );
  }
  return (
    <>
      <TelemetrySwitch status={live.value} onChanged={accept} />
      <Facts status={live.value} />
    </>
  );
}
