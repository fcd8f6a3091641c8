/** Limits on what a page may ask of the main process, each with its reason. */
export const ipcLimits = {
  /** What a page may request at once. This many events take 3 MB of the 32 that may wait to be sent. */
  burst: 10_000,
  /** The sustained rate: above a person's pace, yet it takes hours to fill the space for waiting events. */
  perSecond: 20,
  /**
   * A request that writes or removes files, opens a window or uses the network costs as much as this many
   * others: it takes milliseconds, an event takes microseconds. A person makes one a second at most.
   */
  highCost: 20,
  /**
   * Turning telemetry on, deleting and resetting, from all pages together: more than a person clicks, and far
   * too few to fill the list of choices or wear out a disk. Requests that wait are answered before a page
   * reports that nobody answers.
   */
  changes: { burst: 10, everyMs: 1_000, waiting: 3 },
  /**
   * Turning telemetry off, limited per page and apart from all its other requests, so that nothing gets in
   * the way of opting out. If telemetry is turned on again each time, the limit above applies.
   */
  optOuts: { burst: 20, everyMs: 1_000, waiting: 0 },
  /** Fields and list entries in one request. The largest is an error with all its causes, of 12 times 11. */
  parts: 500,
  /** Characters in all texts and names of one request: room for 12 causes at their maximum length. */
  characters: 256 * 1024,
  /** Nesting depth: causes of causes take two levels each, up to 5 times. */
  depth: 16,
} as const;
