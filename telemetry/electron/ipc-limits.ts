/** How much a page may ask of the main process, each number with its reason. */
export const ipcLimits = {
  /** What a page may ask for at once. So many events take 3 MB of the 32 that may wait to be sent. */
  burst: 10_000,
  /** What it may go on with: above a person's pace, and hours until it could fill what may wait. */
  perSecond: 20,
  /**
   * A request that writes or removes files, opens a window or reaches a network costs as much as so many others: it takes
   * milliseconds, an event takes microseconds. A person asks for one a second at most.
   */
  highCost: 20,
  /**
   * What turns telemetry on, deletes or resets, from all pages together: more than a person clicks, and far fewer than
   * would fill the list of choices or wear out a disk. Those who wait are answered before a page says that nobody answers.
   */
  changes: { burst: 10, everyMs: 1_000, waiting: 3 },
  /**
   * Turning telemetry off, for each page by itself and apart from all else that it asks, so that nothing stands in the
   * way of who wants that. Where telemetry is on again each time, the above bounds it.
   */
  optOuts: { burst: 20, everyMs: 1_000, waiting: 0 },
  /** Fields and list entries in one request. The largest is an error with all its causes, of 12 times 11. */
  parts: 500,
  /** Characters in all texts and names of one request: room for 12 causes at the length to which they are cut. */
  characters: 256 * 1024,
  /** Objects in objects: causes of causes take two each, of which there are 5. */
  depth: 16,
} as const;
