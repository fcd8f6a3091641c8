/** The installation id: a random UUID v4 that is the same for every process of the installation. */
import { join } from 'node:path';
import { v4 } from 'uuid';
import { isErrorWithCode } from './disk-errors.ts';
import type { TelemetryHost } from './host.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Needs = Pick<TelemetryHost, 'disk' | 'randomBytes'>;

function pathIn(folder: string): string {
  return join(folder, 'installation-id');
}

/** The id of the installation, or null if there is none that can be read. Never throws. */
export function readInstallationId({ disk }: Pick<Needs, 'disk'>, folder: string): string | null {
  try {
    return find(disk, folder);
  } catch {
    return null;
  }
}

/**
 * The id of the installation, made now if there is none. Two processes that do so at the same instant agree,
 * since a link either makes the file, whole, or finds the other's. Throws the disk's error.
 */
export function obtainInstallationId(host: Needs, folder: string): string {
  const { disk } = host;
  const existing = find(disk, folder);
  if (existing !== null) return existing;

  disk.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { made, draft } = draftId(host, folder);
  try {
    disk.linkSync(draft, pathIn(folder));
    return made;
  } catch {
    const theirs = find(disk, folder);
    if (theirs !== null) return theirs;
    // What is there is no id, or this file system has no links.
    disk.renameSync(draft, pathIn(folder));
    return made;
  } finally {
    disk.rmSync(draft, { force: true });
  }
}

/** Puts a new id in the place of the one that is there, in one step. Throws the disk's error. */
export function renewInstallationId(host: Needs, folder: string): void {
  host.disk.renameSync(draftId(host, folder).draft, pathIn(folder));
}

/** Makes an id, and a file beside the real one that holds it. Throws the disk's error. */
function draftId({ disk, randomBytes }: Needs, folder: string): { made: string; draft: string } {
  const made = v4({ random: randomBytes(16) });
  const draft = `${pathIn(folder)}.${made}`;
  disk.writeFileSync(draft, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return { made, draft };
}

/** The id, or null if there is no file or none that holds an id. Another failure must not cost a good id. */
function find(disk: Needs['disk'], folder: string): string | null {
  try {
    const text = disk.readFileSync(pathIn(folder), 'utf8').trim();
    return UUID_V4.test(text) ? text : null;
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}
