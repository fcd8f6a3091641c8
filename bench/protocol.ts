/** What the runner tells the process in which one SDK runs, and what that answers. */

export type Command =
  /** Record that many events in one go, starting with number `from`. Answers with the first one's microseconds. */
  | { readonly kind: 'track'; readonly from: number; readonly count: number }
  /** Record and time each call. Answers with {@link CallCost}. */
  | ({ readonly kind: 'time' } & TimedCalls)
  /** Lets so much time pass on the SDK's own clock, with all that comes of it. */
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'flush' }
  | { readonly kind: 'close' }
  /** Answers with the bytes of resident memory. */
  | { readonly kind: 'memory' };

export interface TimedCalls {
  /** Calls before the ones that count, so that the code is as fast as it gets. */
  readonly warmUp: number;
  readonly calls: number;
  /** Calls are made in bursts of this many, with a pause between them in which an SDK can do its other work. */
  readonly burst: number;
  readonly pauseMs: number;
  /** After that, so many calls each of which comes alone, as people cause them, after a pause of that long. */
  readonly lone: number;
  readonly lonePauseMs: number;
}

export interface CallCost {
  readonly medianUs: number;
  readonly p99Us: number;
  /** The median of the calls that come first after a pause, when the processor's caches are cold. */
  readonly afterPauseUs: number;
  /** Of the calls that come alone. */
  readonly loneUs: number;
  readonly loneP90Us: number;
}

/** What a process says of its own accord, once, when its SDK is ready. */
export interface Ready {
  readonly importAndInitMs: number;
  readonly memoryBytes: number;
}

/** All numbers, by name: the one shape of everything that a process answers. */
export type Reply = Readonly<Record<string, number>>;
