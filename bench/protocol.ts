/** The messages between the runner and the process in which one SDK runs. */

export type Command =
  /**
   * Record that many events at once, starting with number `from`. Answers with the first one's microseconds.
   */
  | { readonly kind: 'track'; readonly from: number; readonly count: number }
  /** Record and time each call. Answers with {@link CallCost}. */
  | ({ readonly kind: 'time' } & TimedCalls)
  /** Let time pass on the SDK's own clock, with all its effects. */
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'flush' }
  | { readonly kind: 'close' }
  /** Answers with the bytes of resident memory. */
  | { readonly kind: 'memory' };

export interface TimedCalls {
  /** Calls before those that count, so that the code is as fast as it gets. */
  readonly warmUp: number;
  readonly calls: number;
  /** Calls are made in bursts of this size, with pauses in which an SDK can do its other work. */
  readonly burst: number;
  readonly pauseMs: number;
  /** Then, this many single calls, as people cause them, each after a pause of that length. */
  readonly lone: number;
  readonly lonePauseMs: number;
}

export interface CallCost {
  readonly medianUs: number;
  readonly p99Us: number;
  /** The median of the first calls after a pause, when the processor's caches are cold. */
  readonly afterPauseUs: number;
  /** The median of the single calls. */
  readonly loneUs: number;
  readonly loneP90Us: number;
}

/** What a process sends unasked, once, when its SDK is ready. */
export interface Ready {
  readonly importAndInitMs: number;
  readonly memoryBytes: number;
}

/** All numbers, by name: every answer of a process has this shape. */
export type Reply = Readonly<Record<string, number>>;
