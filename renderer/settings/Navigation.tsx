import { Icon, type IconName } from 'kreya-telemetry/renderer';
import type { SettingsSection } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { addressOfSection } from './use-section.ts';

interface Entry {
  readonly section: SettingsSection;
  readonly icon: IconName;
  readonly below?: readonly Entry[];
}

const ENTRIES: readonly Entry[] = [
  { section: 'appearance', icon: 'contrast' },
  {
    section: 'privacy',
    icon: 'shield',
    below: [
      { section: 'activity', icon: 'pulse' },
      { section: 'catalogue', icon: 'list' },
    ],
  },
  { section: 'about', icon: 'info' },
];

export function Navigation({ current }: { readonly current: SettingsSection }) {
  return (
    <nav className="navigation" aria-labelledby="settings-title">
      <h1 id="settings-title">{texts.settings.title}</h1>
      <Entries of={ENTRIES} current={current} />
    </nav>
  );
}

interface EntriesProps {
  readonly of: readonly Entry[];
  readonly current: SettingsSection;
}

function Entries({ of, current }: EntriesProps) {
  return (
    <ul className="navigation-list">
      {of.map(({ section, icon, below }) => (
        <li key={section}>
          <a
            className="navigation-link"
            href={addressOfSection(section)}
            aria-current={section === current ? 'page' : undefined}
          >
            <Icon name={icon} />
            {texts.settings.sections[section]}
          </a>
          {below && <Entries of={below} current={current} />}
        </li>
      ))}
    </ul>
  );
}
