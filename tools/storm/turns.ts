/**
 * Does one process deliver at a time? A request counts from the instant at which the receiver has its head until
 * its answer is sent or its connection is closed, in the order in which the receiver sees this: no clocks are
 * compared. The system closes the connections of a process that is killed at once, long before its lease can be
 * taken over, so that no kill is an excuse; nor is a receiver that hangs, since the lease's holder shows all the
 * while that it is alive.
 */
export interface Turns {
  /** A request with this id, `<process>.<n>`, has begun. */
  begin(request: string): void;
  end(request: string): void;
  /** How many times another process delivered than the one before. */
  handovers(): number;
  /** Pairs of requests of different processes that were under way at the same time. */
  readonly overlaps: readonly string[];
}

export function createTurns(): Turns {
  const underWay = new Set<string>();
  const overlaps: string[] = [];
  let handovers = 0;
  let last: string | null = null;
  return {
    begin(request) {
      const process = processOf(request);
      for (const other of underWay) {
        if (processOf(other) !== process) overlaps.push(`${request} while ${other}`);
      }
      if (last !== null && last !== process) handovers += 1;
      last = process;
      underWay.add(request);
    },
    end: (request) => void underWay.delete(request),
    handovers: () => handovers,
    overlaps,
  };
}

function processOf(request: string): string {
  return request.split('.', 1)[0] ?? '';
}
