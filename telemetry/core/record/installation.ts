/** The installation ID: a random UUID v4, the same for every process of the installation. */
import { join } from 'node:path';
import { v4 } from 'uuid';
import { isErrorWithCode } from '../disk-errors.ts';
import { decodeText } from '../files/decode-text.ts';
import { FileError, naming } from '../files/file-error.ts';
import { createFileMark, type FileMark } from '../files/file-mark.ts';
import { ensureOwnFolder } from '../files/own-folder.ts';
import { leaveToOwner } from '../files/owner.ts';
import { readPatiently, readSmallFile } from '../files/read-small-file.ts';
import { removeFile } from '../files/remove.ts';
import { BRIEF, isBusy, PATIENT, patiently } from '../files/retry.ts';
import type { TelemetryHost } from '../ports.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** With room for a byte order mark and whatever an editor adds. */
const MAX_BYTES = 1024;

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn'>;

type Found =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'absent' }
  /** Something is there that will never yield an ID. */
  | { readonly kind: 'useless' }
  /** It may hold a good ID but can't be read now. */
  | { readonly kind: 'failed'; readonly code: string };

function pathIn(folder: string): string {
  return join(folder, 'installation-id');
}

/** The installation's ID, or null if none can be read. Never throws. */
export function readInstallationId({ disk }: Pick<Needs, 'disk'>, folder: string): string | null {
  const file = readSmallFile(disk, pathIn(folder), MAX_BYTES);
  return file.kind === 'found' ? idIn(file.bytes) : null;
}

/** Tells whether the ID is still the one that was read. */
export function installationIdMark(host: Pick<Needs, 'clock' | 'disk'>, folder: string): FileMark {
  return createFileMark(host, pathIn(folder));
}

/** Whether something is in the place of the installation's ID, readable or not. Never throws. */
export function hasInstallationId({ disk }: Pick<Needs, 'disk'>, folder: string): boolean {
  return readSmallFile(disk, pathIn(folder), MAX_BYTES).kind !== 'absent';
}

/**
 * The installation's ID, created now if there is none, or none that could ever be read. Two processes that do
 * so at the same instant agree: only one can create the file. Blocks for some milliseconds if it is busy.
 * Throws a `FileError`.
 */
export function obtainInstallationId(host: Needs, folder: string): string {
  const existing = find(host, folder);
  if (existing.kind === 'id') return existing.id;
  refuseToGuess(existing, folder);

  ensureOwnFolder(host, folder);
  return naming(pathIn(folder), () => {
    const id = makeId(host);
    return makeFile(host, folder, id) ? id : (settled(host, folder) ?? replace(host, folder, id, BRIEF));
  });
}

/**
 * Replaces whatever is there with a new ID, in one step, and returns it. Blocks for a second or two if the
 * file is busy. Throws a `FileError`.
 */
export function renewInstallationId(host: Needs, folder: string): string {
  ensureOwnFolder(host, folder);
  return naming(pathIn(folder), () => replace(host, folder, makeId(host), PATIENT));
}

/** Removes the installation's ID: the next is created when one is needed. Throws a `FileError`. */
export function removeInstallationId(host: Needs, folder: string): void {
  const path = pathIn(folder);
  naming(path, () => patiently(host, { kind: 'change', path }, () => removeFile(host.disk, path), PATIENT));
}

/**
 * Makes this the installation's ID, unless something is in its place already, even from a process at the same
 * instant; returns whether it did. Throws a `FileError`.
 */
export function adoptInstallationId(host: Needs, folder: string, id: string): boolean {
  if (hasInstallationId(host, folder)) return false;
  ensureOwnFolder(host, folder);
  return naming(pathIn(folder), () => makeFile(host, folder, id, makeId(host)));
}

/** Copies another folder's ID to this folder, unless something is in its place. Throws a `FileError`. */
export function shareInstallationId(host: Needs, from: string, folder: string): void {
  const id = hasInstallationId(host, folder) ? null : readInstallationId(host, from);
  if (id !== null) adoptInstallationId(host, folder, id);
}

function find({ clock, disk }: Pick<Needs, 'clock' | 'disk'>, folder: string): Found {
  const path = pathIn(folder);
  const file = readPatiently({ clock, disk }, path, MAX_BYTES, BRIEF);
  switch (file.kind) {
    case 'absent':
      return { kind: 'absent' };
    case 'found': {
      const id = idIn(file.bytes);
      return id === null ? { kind: 'useless' } : { kind: 'id', id };
    }
    case 'unreadable':
      return isForGood(disk, path, file.code) ? { kind: 'useless' } : { kind: 'failed', code: file.code };
  }
}

/** Links, folders and the like, and another user's files; not a failing disk. */
function isForGood(disk: Needs['disk'], path: string, code: string): boolean {
  if (code === 'EACCES' || code === 'EPERM') return !isBusy(disk, { kind: 'read', path }, code);
  return ['EFBIG', 'EFTYPE', 'EISDIR', 'ELOOP', 'ENOENT', 'ENOTDIR', 'ENXIO'].includes(code);
}

/** A passing failure must not cost a good ID. */
function refuseToGuess(found: Found, folder: string): void {
  if (found.kind === 'failed') throw new FileError(pathIn(folder), found.code);
}

/** Creates the file atomically; false if there is one. `draftName` is random. */
function makeFile(host: Needs, folder: string, id: string, draftName = id): boolean {
  const { disk } = host;
  const draft = writeDraft(host, folder, id, draftName);
  try {
    disk.linkSync(draft, pathIn(folder));
    return true;
  } catch (error) {
    if (isErrorWithCode(error, 'EEXIST')) return false;
  } finally {
    removeFile(disk, draft);
  }
  // This file system has no hard links. A process that finds the file before the ID is in it waits.
  try {
    disk.writeFileSync(pathIn(folder), `${id}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (isErrorWithCode(error, 'EEXIST')) return false;
    throw error;
  }
  leaveToOwner(host, pathIn(folder));
  return true;
}

/** The ID that another process has just created, or null if it will never be readable. */
function settled(host: Needs, folder: string): string | null {
  for (const ms of BRIEF) {
    const theirs = find(host, folder);
    if (theirs.kind === 'id') return theirs.id;
    refuseToGuess(theirs, folder);
    host.clock.pause(ms);
  }
  return null;
}

/** Returns the resulting ID: another process may have replaced it, too. */
function replace(host: Needs, folder: string, id: string, pauses: readonly number[]): string {
  const { disk } = host;
  const path = pathIn(folder);
  const change = { kind: 'change', path } as const;
  const draft = writeDraft(host, folder, id);
  try {
    if (disk.lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      patiently(host, change, () => disk.renameSync(path, `${path}.unreadable-${id}`), pauses);
    }
    patiently(host, change, () => disk.renameSync(draft, path), pauses);
  } finally {
    removeFile(disk, draft);
  }
  return readInstallationId(host, folder) ?? id;
}

/** Writes the ID to a file next to the real one. */
function writeDraft(host: Needs, folder: string, id: string, name = id): string {
  const draft = `${pathIn(folder)}.${name}`;
  host.disk.writeFileSync(draft, `${id}\n`, { mode: 0o600, flag: 'wx' });
  leaveToOwner(host, draft);
  return draft;
}

function makeId({ randomBytes }: Needs): string {
  return v4({ random: randomBytes(16) });
}

function idIn(bytes: Uint8Array): string | null {
  const text = decodeText(bytes)?.trim() ?? '';
  return UUID_V4.test(text) ? text : null;
}
