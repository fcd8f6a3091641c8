import { expectAnswer, type FollowedValue, type LiveSource, useLive } from 'kreya-telemetry/renderer';
import type { AboutKreya, Theme } from '../shared/bridge.ts';

const themeSource: LiveSource<Theme> = {
  ask: () => expectAnswer(window.kreya.appearance.theme()),
  subscribe: (listener) => window.kreya.appearance.onThemeChanged(listener),
};

const aboutSource: LiveSource<AboutKreya> = {
  ask: () => expectAnswer(window.kreya.about.facts()),
  // Nothing of it changes while the app runs.
  subscribe: () => () => undefined,
};

export const useTheme = (): FollowedValue<Theme> => useLive(themeSource);
export const useAbout = (): FollowedValue<AboutKreya> => useLive(aboutSource);
