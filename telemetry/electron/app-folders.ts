/** Finds an app's folders, the same ones as its command lines. */
import { join, sep } from 'node:path';
import { app } from 'electron';
import { findProductFolders, type ProductFolders } from '../node/app-data.ts';

/**
 * The app's folders of that name, found as its command lines find them by `productName`; null if there is no
 * place for any. For an app that calls `app.setPath('userData', …)` itself.
 */
export function findAppFolders(name: string): ProductFolders | null {
  // On Linux, Electron accepts a relative path from a variable, and without a home would use a folder in /tmp
  // that everybody shares. On Windows it asks the system, whatever the variables say.
  if (process.platform !== 'darwin') return findProductFolders(name);
  const folder = join(app.getPath('appData'), name);
  return { folder, localFolder: folder };
}

/** The folders of an app that did not name any: Electron's `userData`. */
export function findUserData(): ProductFolders | null {
  try {
    const folder = app.getPath('userData');
    const parent = app.getPath('appData') + sep;
    return folder.startsWith(parent)
      ? findAppFolders(folder.slice(parent.length))
      : { folder, localFolder: folder };
  } catch {
    // Electron can't create it.
    return findProductFolders(app.getName());
  }
}
