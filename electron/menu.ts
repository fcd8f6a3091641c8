import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { texts } from './in-words.ts';

/** The application menu: on every platform one named Kreya comes first, with Settings in it. */
export function setMenu(openSettings: () => void): void {
  const isMac = process.platform === 'darwin';
  const macOnly = (...items: MenuItemConstructorOptions[]) => (isMac ? items : []);
  const { menu } = texts();
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Kreya',
        submenu: [
          { role: 'about' },
          separator,
          { id: 'settings', label: menu.settings, accelerator: 'CmdOrCtrl+,', click: openSettings },
          separator,
          ...macOnly(
            { role: 'services' },
            separator,
            { role: 'hide' },
            { role: 'hideOthers' },
            { role: 'unhide' },
            separator,
          ),
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: menu.view,
        submenu: [
          ...(app.isPackaged
            ? []
            : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }, separator]),
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          separator,
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
