import { app } from 'electron';

/** The same as in electron-builder.yml, from which installers take it. */
export const APP_ID = 'app.kreya.Kreya';

/**
 * Tells Windows which shortcut the windows belong to: otherwise the taskbar groups them apart from what was
 * pinned, and notifications have no name. Must run before the first window.
 */
export function claimAppId(): void {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
}
