import { useSyncExternalStore } from 'react';
import { SETTINGS_SECTIONS, type SettingsSection, type Unsubscribe } from '../../shared/bridge.ts';

/** What a person comes for. */
const FIRST: SettingsSection = 'privacy';

/** The section that the fragment of the page's address names. The main process reads it there, too. */
export function useSection(): SettingsSection {
  return useSyncExternalStore(subscribe, currentSection);
}

/** Where a link leads that opens the section. */
export function addressOfSection(section: SettingsSection): string {
  return `#${section}`;
}

function currentSection(): SettingsSection {
  const name = location.hash.slice(1);
  return SETTINGS_SECTIONS.find((known) => known === name) ?? FIRST;
}

function subscribe(listener: () => void): Unsubscribe {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
