import { nativeTheme } from 'electron';
import type { Settings } from '../programs/settings.ts';
import type { Theme } from '../shared/bridge.ts';
import type { Telemetry } from '../telemetry/core/telemetry.ts';
import { tell } from './ipc.ts';

/** The colour theme: stored, applied to all windows, and told to them and to telemetry when it changes. */
export function createThemeChoice(settings: Settings, telemetry: Telemetry) {
  nativeTheme.themeSource = settings.theme();
  return {
    theme: () => settings.theme(),
    setTheme(theme: Theme) {
      if (theme === settings.theme()) return;
      settings.setTheme(theme);
      nativeTheme.themeSource = theme;
      telemetry.track('ThemeChanged', { theme });
      tell({ kind: 'themeChanged', theme });
    },
  };
}
