import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The application menu: on every platform one named Kreya comes first, with Settings in it. */
export function setMenu(openSettings: () => void): void {
  const isMac = process.platform === 'darwin';
  const macOnly = (...items: MenuItemConstructorOptions[]) => (isMac ? items : []);
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Kreya',
        submenu: [
          { role: 'about' },
          separator,
          { id: 'settings', label: 'Settings', accelerator: 'CmdOrCtrl+,', click: openSettings },
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
        label: 'View',
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
