import type { TelemetryStatus, Theme } from '../shared/bridge.ts';
import { type FollowedValue, type LiveSource, useLive } from './live.ts';

const statusSource: LiveSource<TelemetryStatus> = {
  ask: () => window.kreya.telemetry.status(),
  subscribe: (listener) => window.kreya.telemetry.onStatusChanged(listener),
};

const themeSource: LiveSource<Theme> = {
  ask: () => window.kreya.appearance.theme(),
  subscribe: (listener) => window.kreya.appearance.onThemeChanged(listener),
};

export const useTelemetryStatus = (): FollowedValue<TelemetryStatus> => useLive(statusSource);
export const useTheme = (): FollowedValue<Theme> => useLive(themeSource);
