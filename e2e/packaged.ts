/** Where `npm run package` puts the app on each system. */
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

interface Layout {
  /** Everything to copy in order to have the app elsewhere. */
  readonly folder: string;
  readonly executable: string;
  readonly resources: string;
  /** The folder of licences and the like. */
  readonly files: string;
}

/**
 * electron-builder's folder names for an unpacked app: `linux-unpacked`, `win-arm64-unpacked`, `mac-arm64`.
 */
function layoutOf(platform: NodeJS.Platform, arch: string): Layout {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(ROOT, 'dist', `mac${suffix}`);
    const contents = join(folder, 'Kreya.app', 'Contents');
    return {
      folder,
      executable: join(contents, 'MacOS', 'Kreya'),
      resources: join(contents, 'Resources'),
      files: contents,
    };
  }
  const [system, program] = platform === 'win32' ? ['win', 'Kreya.exe'] : ['linux', 'kreya'];
  const folder = join(ROOT, 'dist', `${system}${suffix}-unpacked`);
  return { folder, executable: join(folder, program), resources: join(folder, 'resources'), files: folder };
}

const layout = layoutOf(process.platform, process.arch);

export const PACKAGED = layout.folder;
export const EXECUTABLE = layout.executable;
export const RESOURCES = layout.resources;
export const FILES = layout.files;
export const ARCHIVE = join(RESOURCES, 'app.asar');
export const KREYAC_SCRIPT = join(RESOURCES, 'kreyac', 'out', 'cli', 'kreyac.js');
export const KREYAC = join(RESOURCES, 'kreyac', process.platform === 'win32' ? 'kreyac.exe' : 'kreyac');

/** The same file in a copy of the packaged app. */
export const inCopy = (copy: string, file: string): string => join(copy, relative(PACKAGED, file));

/**
 * The environment in which the app and `kreyac` have their per-user folders in `profile`, and nothing of this
 * machine.
 */
export function environmentIn(profile: string): Record<string, string> {
  const { PATH = '', DISPLAY = '', SystemRoot = '', TEMP = '' } = process.env;
  if (process.platform === 'win32') {
    return { PATH, SystemRoot, TEMP, USERPROFILE: profile, APPDATA: profile, LOCALAPPDATA: profile };
  }
  if (process.platform === 'darwin') return { PATH, HOME: profile, CFFIXED_USER_HOME: profile };
  return { PATH, HOME: process.env['HOME'] ?? '', DISPLAY, XDG_CONFIG_HOME: profile };
}

/** The folder `Kreya` of {@link environmentIn}. */
export const productFolderIn = (profile: string): string =>
  process.platform === 'darwin'
    ? join(profile, 'Library', 'Application Support', 'Kreya')
    : join(profile, 'Kreya');

/** The arguments that Electron needs on this machine. */
export const ownArgs = (): string[] => JSON.parse(process.env['KREYA_E2E_ELECTRON_ARGS'] ?? '[]');
