import { app } from 'electron';

/** As in electron-builder.yml, from where installers have it. */
export const APP_ID = 'app.kreya.Kreya';

/**
 * On Windows, says which shortcut the windows belong to: else the taskbar groups them apart from what was pinned, and
 * notifications have no name. Has to come before the first window.
 */
export function claimAppId(): void {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
}
