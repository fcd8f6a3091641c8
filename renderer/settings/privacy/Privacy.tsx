import { TelemetrySection } from '../../../telemetry/react/settings/TelemetrySection.tsx';
import { Icon } from '../../../telemetry/react/ui/Icon.tsx';
import { texts } from '../../texts.ts';
import { addressOfSection } from '../use-section.ts';

export function Privacy() {
  return (
    <>
      <TelemetrySection />
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
