import { join } from 'node:path';
import type { ErasureResult, FileProblem, TelemetryStatus } from '../../contract/bridge.ts';
import { fileProblemOf } from '../disk-errors.ts';
import type { Erasures } from '../erasure/erasures.ts';
import { removeDumps } from '../errors/crash-folder.ts';
import { removeOwnFolder, removePutAside } from '../files/own-folder.ts';
import { removeLeftovers, removeTree } from '../files/remove.ts';
import type { TelemetryHost } from '../ports.ts';
import { readInstallationId, removeInstallationId, renewInstallationId } from '../record/installation.ts';
import { closeAdoption } from './adoption.ts';

export interface AskForErasureOptions {
  readonly host: TelemetryHost;
  /** Telemetry's own folder, followed by others in which it may have files. */
  readonly folders: readonly [string, ...string[]];
  readonly erasures: Erasures;
  /** Whether a request could ever be sent from here. */
  readonly maySend: boolean;
  /** Whether the installation needs an ID. */
  readonly needsId: () => boolean;
  /** Completes the files that are being written, so that they can be removed. */
  readonly endSegments: () => void;
  /** Called when files and the ID may have gone. */
  readonly onGone: () => void;
  readonly status: () => TelemetryStatus;
}

export interface AskForErasure {
  /**
   * Requests the deletion of what the receiver has of this installation; deletes everything on this machine except that
   * request, and replaces the ID. Throws a `FileError` if the request could not be stored, or the ID not be replaced.
   */
  ask(): ErasureResult;
  /** Completes what a killed process began for this ID; null if everything is gone. Throws a `FileError`. */
  finish(installationId: string): FileProblem | null;
  /** The same for whatever ID the installation has. Never throws. */
  finishEarlier(): void;
}

/** The folders in telemetry's own that hold what was recorded. */
const RECORDED = ['spool', 'sent', join('errors', 'spool'), join('errors', 'sent')];

/**
 * First the request, then the files, and the ID last: a process killed in between leaves the request, which is sent, and an ID
 * whose deletion was requested, by which the next process notices that there is something to finish.
 */
export function createAskForErasure(options: AskForErasureOptions): AskForErasure {
  const { host, folders, erasures } = options;
  const [folder, ...others] = folders;

  function removeRecorded(): void {
    options.endSegments();
    removeDumps(host, folder);
    for (const name of RECORDED) removeTree(host, join(folder, name));
    for (const name of ['', 'errors']) removeLeftovers(host, join(folder, name));
    removePutAside(host, folder);
    for (const other of others) removeOwnFolder(host, other);
  }

  function replaceId(installationId: string): void {
    closeAdoption(host);
    // Another process may have done all this in the meantime.
    if (readInstallationId(host, folder) !== installationId) return;
    if (options.needsId()) renewInstallationId(host, folder);
    else removeInstallationId(host, folder);
  }

  function finish(installationId: string): FileProblem | null {
    if (readInstallationId(host, folder) !== installationId) return null;
    let problem: FileProblem | null = null;
    try {
      removeRecorded();
    } catch (error) {
      problem = fileProblemOf(error, folder);
    }
    try {
      replaceId(installationId);
    } finally {
      options.onGone();
    }
    return problem;
  }

  return {
    ask() {
      const installationId = readInstallationId(host, folder);
      if (!options.maySend) return { kind: 'notPossible', installationId, status: options.status() };
      if (installationId === null) return { kind: 'nothing', status: options.status() };
      erasures.add(installationId);
      const notDeleted = finish(installationId);
      return { kind: 'requested', installationId, notDeleted, status: options.status() };
    },
    finish,
    finishEarlier() {
      if (!erasures.hasAny()) return;
      try {
        const installationId = readInstallationId(host, folder);
        if (installationId !== null && erasures.isErased(installationId)) finish(installationId);
      } catch {
        // Tried again at the next start; until then, nothing with this ID is sent.
      }
    },
  };
}
