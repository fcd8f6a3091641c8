/**
 * Checks that one process delivers at a time. A request counts from the instant the receiver has its head
 * until its answer is sent or its connection is closed, in the order in which the receiver sees this: no
 * clocks are compared. The system closes a killed process's connections at once, long before its lease can be
 * taken over, so a kill is no excuse; nor is a hanging receiver, since the lease's holder signals all the
 * while that it is alive.
 */
export interface Turns {
  /** Notes that a request with this ID, `<process>.<n>`, has begun. */
  begin(request: string): void;
  end(request: string): void;
  /** How many times another process than before delivered. */
  handovers(): number;
  /** Pairs of requests of different processes that were in progress at the same time. */
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
