import type { ErasureRequest, Erasures } from '../erasure/erasures.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import type { History } from '../spool/history.ts';
import type { Backlog } from './backlog.ts';
import type { Batch } from './batch.ts';

export interface ErasuresFirstOptions {
  readonly clock: TelemetryHost['clock'];
  readonly erasures: Erasures;
  readonly history: History;
  /** Completes on this machine what a killed process began when it asked for the deletion of this ID's data. */
  readonly finish: (installationId: string) => void;
}

/**
 * Puts requests for deletion before everything else that waits, each in a request of its own. No opt-out, age or lack of
 * space gives one up; one that the receiver refuses is sent again later, and the rest does not wait for it.
 */
export function erasuresFirst(backlog: Backlog, options: ErasuresFirstOptions): Backlog {
  const { clock, erasures, history, finish } = options;
  const refusedAt = new Map<string, number>();
  // Those that the disk refuses to remove must not be sent over and over.
  const sent = new Set<string>();

  function isPutOff({ segment }: ErasureRequest): boolean {
    const at = refusedAt.get(segment.id);
    return at !== undefined && clock.monotonic() - at < policy.erasure.refusedMs;
  }

  const next = () =>
    erasures.waiting().find((request) => !isPutOff(request) && !sent.has(request.segment.id)) ?? null;

  function requestIn({ slices }: Batch): ErasureRequest | null {
    const file = slices[0]?.segment.file;
    return erasures.waiting().find(({ segment }) => segment.file === file) ?? null;
  }

  return {
    refresh() {
      erasures.refresh();
      backlog.refresh();
    },
    isEmpty: async () => next() === null && (await backlog.isEmpty()),
    stuckError: backlog.stuckError,
    async take(limit) {
      const request = next();
      if (request === null) return backlog.take(limit);
      const { installationId, segment, origin, record } = request;
      finish(installationId);
      const slice = { segment, origin, records: [record], dealtWith: 1, left: 0, owed: [] };
      return { slices: [slice], installationId, count: 1, unreadable: [], isKept: true };
    },
    async settle(batch, fate) {
      if (batch.isKept !== true) return backlog.settle(batch, fate);
      const request = requestIn(batch);
      if (request === null) return;
      if (fate.kind === 'refused' || fate.rejected > 0) {
        refusedAt.set(request.segment.id, clock.monotonic());
        return;
      }
      sent.add(request.segment.id);
      history.keep(batch.slices);
      erasures.delivered(request);
    },
  };
}
