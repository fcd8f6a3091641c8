import { useTelemetryStatus } from '../../sources.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../../ui/Icon.tsx';
import { addressOfSection } from '../use-section.ts';
import { Delivery } from './Delivery.tsx';
import { InstallationId } from './InstallationId.tsx';
import { TelemetrySwitch } from './TelemetrySwitch.tsx';

export function Privacy() {
  const { live, accept, retry } = useTelemetryStatus();
  return (
    <>
      {live.state === 'loading' && <p className="muted loading">{texts.privacy.loading}</p>}
      {live.state === 'failed' && (
        <div className="card row row-split">
          <div role="alert">
            <p className="row-label">{texts.privacy.failed}</p>
            <p className="problem">{live.message}</p>
          </div>
          <button type="button" className="button" onClick={retry}>
            {texts.tryAgain}
          </button>
        </div>
      )}
      {live.state === 'ready' && (
        <>
          <div className="card">
            <TelemetrySwitch status={live.value} onChanged={accept} />
          </div>
          <div className="card">
            <Delivery status={live.value} onChanged={accept} />
            <InstallationId status={live.value} onChanged={accept} />
          </div>
        </>
      )}
      <nav className="more" aria-label={texts.privacy.more}>
        <MoreLink section="activity" title={texts.privacy.toActivity} hint={texts.privacy.toActivityHint} />
        <MoreLink
          section="catalogue"
          title={texts.privacy.toCatalogue}
          hint={texts.privacy.toCatalogueHint}
        />
      </nav>
    </>
  );
}

interface MoreLinkProps {
  readonly section: 'activity' | 'catalogue';
  readonly title: string;
  readonly hint: string;
}

function MoreLink({ section, title, hint }: MoreLinkProps) {
  return (
    <a className="card more-link" href={addressOfSection(section)}>
      <span className="more-words">
        <span className="row-label">{title}</span>
        <span className="muted">{hint}</span>
      </span>
      <Icon name="chevron" />
    </a>
  );
}
