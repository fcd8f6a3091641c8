import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { texts } from './texts.ts';

export interface MenuActions {
  openSettings(): void;
  openInspector(): void;
}

type Item = MenuItemConstructorOptions;
type Role = keyof ReturnType<typeof texts>['menu']['roles'];

const SEPARATOR: Item = { type: 'separator' };

/** The application menu: on every platform the first menu is named Kreya and contains Settings. */
export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([appMenu(actions), editMenu(), viewMenu(), windowMenu(), helpMenu(actions)]),
  );
}

/** Electron labels roles in English only, except where the system itself translates them. */
function does(...roles: readonly Role[]): Item[] {
  return roles.map((role) => ({ role, label: texts().menu.roles[role] }));
}

function onMac(...items: readonly Item[]): readonly Item[] {
  return process.platform === 'darwin' ? items : [];
}

function appMenu({ openSettings }: MenuActions): Item {
  return {
    label: 'Kreya',
    submenu: [
      ...does('about'),
      SEPARATOR,
      {
        id: 'settings',
        label: texts().menu.settings,
        accelerator: 'CmdOrCtrl+,',
        click: () => openSettings(),
      },
      SEPARATOR,
      ...onMac(...does('services'), SEPARATOR, ...does('hide', 'hideOthers', 'unhide'), SEPARATOR),
      ...does('quit'),
    ],
  };
}

function editMenu(): Item {
  return {
    label: texts().menu.edit,
    submenu: [
      ...does('undo', 'redo'),
      SEPARATOR,
      ...does('cut', 'copy', 'paste', 'delete'),
      SEPARATOR,
      ...does('selectAll'),
    ],
  };
}

function viewMenu(): Item {
  return {
    label: texts().menu.view,
    submenu: [
      ...(app.isPackaged ? [] : [...does('reload', 'toggleDevTools'), SEPARATOR]),
      ...does('resetZoom', 'zoomIn', 'zoomOut'),
      SEPARATOR,
      ...does('togglefullscreen'),
    ],
  };
}

function windowMenu(): Item {
  return {
    role: 'window',
    label: texts().menu.window,
    submenu: [...does('minimize', 'close'), ...onMac(SEPARATOR, ...does('front'))],
  };
}

function helpMenu({ openInspector }: MenuActions): Item {
  return {
    role: 'help',
    label: texts().menu.help,
    submenu: [{ id: 'inspector', label: texts().menu.inspector, click: () => openInspector() }],
  };
}
