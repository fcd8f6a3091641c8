/** Where `npm run package` puts the app. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
export const PACKAGED = join(ROOT, 'dist', 'linux-unpacked');
export const ARCHIVE = join(PACKAGED, 'resources', 'app.asar');
export const KREYAC = join(PACKAGED, 'resources', 'kreyac', 'out', 'cli', 'kreyac.js');

/** What Electron has to be given on this machine. */
export const ownArgs = (): string[] => JSON.parse(process.env['KREYA_E2E_ELECTRON_ARGS'] ?? '[]');
