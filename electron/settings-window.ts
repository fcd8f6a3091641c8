/** The Settings window: a single one, in its last place, at the requested or last section. */
import { app, type BrowserWindow, screen } from 'electron';
import { ifAlive, pageOf } from 'kreya-telemetry/main';
import type { Settings } from '../programs/settings.ts';
import { readSettingsWindow, type SettingsWindow } from '../programs/settings-window.ts';
import type { SettingsSection } from '../shared/bridge.ts';
import { placeOnScreen } from './window-place.ts';
import { SMALLEST, showWindow } from './windows.ts';

/** A window being dragged moves many times a second; only where it comes to rest is stored. */
const REST_MS = 500;

type Needs = Pick<Settings, 'settingsWindow' | 'setSettingsWindow'>;

/** Returns a function that shows the window. */
export function createSettingsWindow(settings: Needs): (section?: SettingsSection) => void {
  function keepTrack(window: BrowserWindow): void {
    let known = settings.settingsWindow();
    let timer: NodeJS.Timeout | null = null;

    function write(): void {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const bounds = ifAlive(() => window.getNormalBounds());
      // For example when a page closes itself, without a 'close' event.
      if (bounds === null) return;
      const now = { bounds, section: sectionOf(window) ?? known.section };
      if (isSame(now, known)) return;
      known = now;
      try {
        settings.setSettingsWindow(now);
      } catch {
        // Settings can't be stored; people are told when it concerns a choice they make.
      }
    }
    function writeSoon(): void {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    }

    window.on('move', writeSoon);
    window.on('resize', writeSoon);
    pageOf(window)?.on('did-navigate-in-page', writeSoon);
    window.on('close', write);
  }

  return (section) => {
    const stored = settings.settingsWindow();
    const areas = app.isReady() ? screen.getAllDisplays().map((display) => display.workArea) : [];
    const bounds = stored.bounds === null ? null : placeOnScreen(stored.bounds, areas, SMALLEST);
    showWindow('settings', {
      bounds,
      section: section ?? null,
      sectionAtFirst: stored.section,
      onOpened: keepTrack,
    });
  };
}

function sectionOf(window: BrowserWindow): SettingsSection | null {
  // Empty if the window is closed before its page exists.
  const [, fragment = ''] = pageOf(window)?.getURL().split('#') ?? [];
  // An entry of the section can follow it.
  const [section] = fragment.split('/', 1);
  return readSettingsWindow({ section }).section;
}

function isSame(a: SettingsWindow, b: SettingsWindow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
