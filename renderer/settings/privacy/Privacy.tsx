import { classes, Icon, TelemetrySection } from 'kreya-telemetry/renderer';
import { texts } from '../../texts.ts';
import { addressOfSection } from '../use-section.ts';

export function Privacy() {
  return (
    <TelemetrySection>
      <nav className="more" aria-label={texts.privacyPage.more}>
        <MoreLink section="activity" hint={texts.privacyPage.toActivityHint} />
        <MoreLink section="catalogue" hint={texts.privacyPage.toCatalogueHint} />
      </nav>
    </TelemetrySection>
  );
}

interface MoreLinkProps {
  readonly section: 'activity' | 'catalogue';
  readonly hint: string;
}

function MoreLink({ section, hint }: MoreLinkProps) {
  return (
    <a className={`more-link ${classes['card']}`} href={addressOfSection(section)}>
      <span className="more-words">
        <span className={classes['rowLabel']}>{texts.settings.sections[section]}</span>
        <span className={classes['muted']}>{hint}</span>
      </span>
      <Icon name="chevron" />
    </a>
  );
}
