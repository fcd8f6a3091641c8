import { useSyncExternalStore } from 'react';
import { SETTINGS_SECTIONS, type SettingsSection, type Unsubscribe } from '../../shared/bridge.ts';

/** What a person comes for. */
const FIRST: SettingsSection = 'privacy';

/** The section that the fragment of the page's address names. The main process reads it there, too. */
export function useSection(): SettingsSection {
  return useSyncExternalStore(subscribe, currentSection);
}

/** The ID of the entry of Activity that the fragment of the page's address names; null if it names none. */
export function useEntry(): string | null {
  return useSyncExternalStore(subscribe, currentEntry);
}

/** Where a link leads that opens the section. */
export function addressOfSection(section: SettingsSection): string {
  return `#${section}`;
}

/** Where a link leads that opens Activity at the entry of this ID. */
export function addressOfEntry(id: string): string {
  return `${addressOfSection('activity')}/${encodeURIComponent(id)}`;
}

function currentSection(): SettingsSection {
  const [name] = location.hash.slice(1).split('/', 1);
  return SETTINGS_SECTIONS.find((known) => known === name) ?? FIRST;
}

function currentEntry(): string | null {
  const start = addressOfEntry('');
  if (!location.hash.startsWith(start) || location.hash === start) return null;
  const id = location.hash.slice(start.length);
  try {
    return decodeURIComponent(id);
  } catch {
    // Not written by `addressOfEntry`; no entry has this ID.
    return id;
  }
}

function subscribe(listener: () => void): Unsubscribe {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
