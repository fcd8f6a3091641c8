import { nativeTheme } from 'electron';
import type { ElectronTelemetry } from 'kreya-telemetry/main';
import type { Settings } from '../programs/settings.ts';
import type { News, Theme } from '../shared/bridge.ts';
import type { catalogue } from '../shared/catalogue.ts';

/**
 * The colour theme: stored, applied to all windows, and announced to them and to telemetry when it changes.
 */
export function createThemeChoice(
  settings: Settings,
  track: ElectronTelemetry<typeof catalogue>['track'],
  tell: (news: News) => void,
) {
  nativeTheme.themeSource = settings.theme();
  return {
    theme: () => settings.theme(),
    setTheme(theme: Theme) {
      if (theme === settings.theme()) return;
      settings.setTheme(theme);
      nativeTheme.themeSource = theme;
      track('ThemeChanged', { theme });
      tell({ kind: 'themeChanged', theme });
    },
  };
}
