import type { AboutKreya, TelemetryStatus, Theme } from '../shared/bridge.ts';
import { expectAnswer } from './answers.ts';
import { type FollowedValue, type LiveSource, useLive } from './live.ts';

const statusSource: LiveSource<TelemetryStatus> = {
  ask: () => expectAnswer(window.kreya.telemetry.status()),
  subscribe: (listener) => window.kreya.telemetry.onStatusChanged(listener),
};

const themeSource: LiveSource<Theme> = {
  ask: () => expectAnswer(window.kreya.appearance.theme()),
  subscribe: (listener) => window.kreya.appearance.onThemeChanged(listener),
};

const aboutSource: LiveSource<AboutKreya> = {
  ask: () => expectAnswer(window.kreya.about.facts()),
  // Nothing of it changes while the app runs.
  subscribe: () => () => undefined,
};

export const useTelemetryStatus = (): FollowedValue<TelemetryStatus> => useLive(statusSource);
export const useTheme = (): FollowedValue<Theme> => useLive(themeSource);
export const useAbout = (): FollowedValue<AboutKreya> => useLive(aboutSource);
