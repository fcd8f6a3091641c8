/** Every number that someone might tune, each with its reason. Times in milliseconds, sizes in bytes. */
export const policy = {
  spool: {
    /** Small enough to read into memory without notice, large enough that a backlog is few files. */
    segmentBytes: 256 * 1024,
    /** What is larger than this is no segment: one record, over a full segment, has less. */
    readBytes: 16 * 1024 * 1024,
    /**
     * For so long after it was made a segment is its writer's alone. Later, another process may take it for abandoned, and
     * its writer looks after each record whether it still has it, which costs some microseconds.
     */
    ownMs: 5_000,
    /** How often a writer looks before that: a person may have had all files deleted. */
    lookMs: 1_000,
    /** How soon after one was sealed the next is made ready: not in the middle of what caused it. */
    prepareMs: 50,
    /** Months of ordinary use without a network; nobody misses it on a disk of today. */
    totalBytes: 32 * 1024 * 1024,
    /** What even the smallest file takes of a disk, as nearly all file systems have it. */
    blockBytes: 4096,
    /** So much of it is given up on at once, since looking at a backlog of many files for each takes long. */
    slack: 0.1,
    /**
     * A process that ends without knowing how much waits finds it out once in so many times, on average: it has to list all
     * of it for that. As many files more than the bound allows are no burden.
     */
    endsPerLook: 256,
    /** An older event says nothing about the product of today. */
    recordAgeMs: 30 * 24 * 60 * 60_000,
    /** An age above this tells of a clock that was wrong, then or now, rather than of an old event. */
    implausibleAgeMs: 365 * 24 * 60 * 60_000,
    /** How soon to try again what the disk refused for the moment, as while another program looks at a file. */
    retryMs: 1_000,
    /** A segment that was open for this long may be taken over: the time in which it is its writer's alone, with a margin. */
    adoptAfterMs: 8_000,
    /** Of one in which nothing was written so far this is not worth it for so long: its writer may be at work. */
    adoptEmptyAfterMs: 24 * 60 * 60_000,
    /** How many of the latest segments a report is looked for in which a process that was killed may have made. */
    lookedThrough: 200,
  },
  /** For so long at most work of many steps keeps a program from its own; then it lets it go on. */
  sliceMs: 3,
  delivery: {
    /**
     * The oldest event waits at most this long, with full jitter, so that clients never act in step. It is safe on disk, so
     * this costs only freshness, and saves most of the requests.
     */
    waitMs: 10 * 60_000,
    /** No longer than a day: what nobody sees for longer may as well not be sent. */
    waitMostMs: 24 * 60 * 60_000,
    /** The same for a build that is worked on, whose developer waits for it. */
    waitUnpackagedMs: 1_000,
    /** What earlier runs left, and what waited for something else than time, waits at most this long, with full jitter. */
    soonMs: 5_000,
    /** Bounds the memory of one request and stays far below the limits of common receivers. */
    batchRecords: 512,
    batchBytes: 1024 * 1024,
    /** So many refusals of one request after the other say that the receiver refuses all, not one bad record. */
    refusalsInARow: 20,
    /** Between the last request of one installation id and the first of another, at random from the least to the most. */
    apartLeastMs: 1_000,
    apartMostMs: 10_000,
    /** When to try again what the disk did not let be read. */
    diskRetryMs: 30_000,
    /** A receiver that takes longer than this for one request is as good as down. */
    requestTimeoutMs: 30_000,
    /**
     * A name server that is silent for longer counts as gone. It may be behind a satellite, or be asked for a name that it
     * has to find first; nothing is held meanwhile. The lookup after an answer holds a program about as long as that took.
     */
    nameServerMs: 2_000,
    /** OTLP asks clients to bound the response; no valid answer comes near it. */
    responseBytes: 4 * 1024 * 1024,
    /** Backoff is full jitter up to base × 2^attempt, but no less than this: short enough for a hiccup, capped for an outage. */
    backoffLeastMs: 100,
    backoffBaseMs: 2_000,
    backoffMaxMs: 10 * 60_000,
    /** Added at random to a Retry-After in seconds, which every client counts from an instant of its own. */
    retryAfterSpreadMs: 1_000,
    /** Added at random to a Retry-After that is a date, at which all clients would come at once. */
    retryAtSpreadMs: 60_000,
    /** A longer Retry-After is asked for again after a day: a mistyped header must not silence a fleet. */
    retryAfterMaxMs: 24 * 60 * 60_000,
  },
  /** What was only counted is reported this long after the first of it, so that little is lost with the process. */
  reportCountedMs: 60_000,
  history: {
    /** Ten thousand events at most, and weeks of ordinary use: enough to look at, and no burden. */
    bytes: 4 * 1024 * 1024,
    files: 1000,
  },
  activity: {
    /** How many characters one answer holds before it is full: read in a millisecond or two. */
    answerLength: 256 * 1024,
  },
  lease: {
    /** How often the process that delivers shows that it is alive. */
    heartbeatMs: 1_000,
    /** Another takes over after this long without a sign: many heartbeats, and bearable after a crash. */
    takeOverMs: 5_000,
    /** How often a process that wants to deliver looks whether it may. */
    retryMs: 1_000,
  },
  errors: {
    /** Whoever mends an error wants to know at once; with full jitter. */
    waitMs: 5_000,
    /** Identical errors within this time become one with a count. */
    repeatWindowMs: 5_000,
    /** Above this a report tells nothing that those before it did not. */
    reportsPerMinute: 20,
    reportsPerRun: 200,
    /** Reducing an error takes up to a millisecond; a loop of ever new ones must not take the processor. */
    reductionsPerMinute: 100,
    /** How many recent errors are known again without reducing them. */
    remembered: 50,
    /** How many names of events a report tells. */
    recentEvents: 20,
    /** A thousand reports or so, which takes many runs to fill. */
    spoolBytes: 4 * 1024 * 1024,
  },
  crashes: {
    /** A dump of the main process, with all its threads, has 0.3 MB; what is this much larger is none. */
    dumpBytes: 16 * 1024 * 1024,
    /** Writing a dump takes milliseconds; what is not whole after this long never will be. */
    settleMs: 30_000,
    /** Bounds what one look costs and sends: a GPU process that crashes over and over leaves a handful. */
    perCollection: 20,
    /** Crashes that were tried had up to 53; of an endless recursion these show what recurs. In a report they take some 20 kB. */
    frames: 128,
  },
  /**
   * How long a start spends at most on moving files one by one to where telemetry's belong; the rest is for the next one. As a
   * rule they are moved as a whole, which takes a millisecond.
   */
  moveMs: 100,
  /**
   * For how long a process may not know what was chosen in another, or that the installation id was reset or all files
   * were deleted there; what it records meanwhile is not sent if it is not wanted, or gone with the files.
   */
  choiceAgeMs: 1_000,
  /**
   * Only an event with a time this long after a choice can have been recorded without knowing of it: by a program that did
   * not get to look, since it was busy with something else all the while. A later time was told by another clock.
   */
  choiceUnknownMs: 60_000,
  /** Quitting never takes longer than this because of telemetry: less than a second, with room to exit. */
  closeMs: 800,
  /** Status changes within this time become one, so that a burst of events does not flood a window. */
  statusPauseMs: 100,
  /** Distinct refusals that are logged; a program that refuses more has one bug, not more. */
  loggedProblems: 50,
} as const;
