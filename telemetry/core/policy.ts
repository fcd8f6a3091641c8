/** Every number that someone might tune, each with its reason. Times in milliseconds, sizes in bytes. */
export const policy = {
  spool: {
    /** Small enough to read into memory without notice, large enough that a backlog is few files. */
    segmentBytes: 256 * 1024,
    /** A larger file is not a segment: even one holding a single record beyond a full segment is smaller. */
    readBytes: 16 * 1024 * 1024,
    /**
     * For this long after its creation, a segment belongs to its writer alone. Later, another process may
     * take it for abandoned, and its writer checks after each record whether it still has it, which costs
     * some microseconds.
     */
    ownMs: 5_000,
    /** How often a writer checks before that: a person may have deleted all files. */
    lookMs: 1_000,
    /** How soon after sealing the next segment is prepared: not in the middle of what caused the sealing. */
    prepareMs: 50,
    /** Months of ordinary use without a network, and negligible on today's disks. */
    totalBytes: 32 * 1024 * 1024,
    /** The disk space that even the smallest file takes on nearly all file systems. */
    blockBytes: 4096,
    /** This share is freed at once, since scanning a backlog of many files for each segment takes long. */
    slack: 0.1,
    /**
     * A process that ends without knowing the size of the backlog finds it out once in so many times, on
     * average, since it has to list everything for that. That many files over the limit are no burden.
     */
    endsPerLook: 256,
    /** An older event says nothing about today's product. */
    recordAgeMs: 30 * 24 * 60 * 60_000,
    /** A greater age means that a clock was wrong, then or now, rather than that the event is old. */
    implausibleAgeMs: 365 * 24 * 60 * 60_000,
    /** How soon to retry what the disk refused for the moment, as while another program has a file open. */
    retryMs: 1_000,
    /**
     * A segment open for this long may be taken over: the time for which it belongs to its writer, plus a
     * margin.
     */
    adoptAfterMs: 8_000,
    /** An empty one is not worth taking over for this long: its writer may still be at work. */
    adoptEmptyAfterMs: 24 * 60 * 60_000,
    /** How many of the latest segments are searched for a report that a killed process may have written. */
    lookedThrough: 200,
  },
  /** The longest that multi-step work blocks the program before it yields. */
  sliceMs: 3,
  delivery: {
    /**
     * The oldest event waits at most this long, with full jitter, so that clients never act in step. It is
     * safe on disk, so this costs only freshness, and saves most requests.
     */
    waitMs: 10 * 60_000,
    /** No longer than a day: what nobody sees for longer is not worth sending. */
    waitMostMs: 24 * 60 * 60_000,
    /** The same for a development build, whose developer is waiting for it. */
    waitUnpackagedMs: 1_000,
    /**
     * What earlier runs left, and what waited for something other than time, waits at most this long, with
     * full jitter.
     */
    soonMs: 5_000,
    /**
     * How long a person can keep what waits from being sent: time to read through it, and no longer than events may wait
     * anyway, so that a pause that somebody forgot costs nothing.
     */
    holdMs: 10 * 60_000,
    /** Limits the memory of one request and stays far below the limits of common receivers. */
    batchRecords: 512,
    batchBytes: 1024 * 1024,
    /** So many refusals in a row mean that the receiver refuses everything, not one bad record. */
    refusalsInARow: 20,
    /**
     * Between the last request with one installation ID and the first with another, chosen at random from
     * this range.
     */
    apartLeastMs: 1_000,
    apartMostMs: 10_000,
    /** When to retry reading what the disk refused. */
    diskRetryMs: 30_000,
    /** How long a person waits for the result of a check. */
    checkMs: 10_000,
    /** A receiver that takes longer than this for one request is as good as down. */
    requestTimeoutMs: 30_000,
    /**
     * A name server that is silent for longer counts as unreachable. It may be behind a satellite, or have to
     * resolve the name first; nothing is blocked meanwhile. The lookup after an answer blocks a program for
     * about as long as that answer took.
     */
    nameServerMs: 2_000,
    /** OTLP asks clients to limit the response; no valid answer comes near this. */
    responseBytes: 4 * 1024 * 1024,
    /** The number of characters of a receiver's message that people are shown: a long sentence. */
    messageLength: 200,
    /** How much of a 400 is searched for words about the encoding: more than any receiver says. */
    refusalBytes: 4 * 1024,
    /** Encoded as protobuf at a time: takes about a millisecond. */
    protobufRecords: 64,
    /**
     * Backoff is full jitter up to base × 2^attempt, but never less than this: short enough for a hiccup,
     * capped for an outage.
     */
    backoffLeastMs: 100,
    backoffBaseMs: 2_000,
    backoffMaxMs: 10 * 60_000,
    /** Added at random to a Retry-After in seconds, which every client counts from its own instant. */
    retryAfterSpreadMs: 1_000,
    /** Added at random to a Retry-After that is a date, at which all clients would return at once. */
    retryAtSpreadMs: 60_000,
    /** A longer Retry-After is cut to a day: a mistyped header must not silence a fleet. */
    retryAfterMaxMs: 24 * 60 * 60_000,
  },
  /** Counts are reported this long after the first of them, so that little is lost with the process. */
  reportCountedMs: 60_000,
  erasure: {
    /** How old a half-written request must be to count as left by a killed process: writing one takes milliseconds. */
    draftMs: 60_000,
    /** How soon to repeat a request for deletion that the receiver refused: its operator has to act first. */
    refusedMs: 60 * 60_000,
  },
  history: {
    /** Ten thousand events at most, or weeks of ordinary use: enough to look at, and no burden. */
    bytes: 4 * 1024 * 1024,
    files: 1000,
  },
  activity: {
    /** The number of characters after which an answer is full: readable in a millisecond or two. */
    answerLength: 256 * 1024,
  },
  lease: {
    /** How often the process that delivers signals that it is alive. */
    heartbeatMs: 1_000,
    /**
     * Another process takes over after this long without a signal: many heartbeats, and bearable after a
     * crash.
     */
    takeOverMs: 5_000,
    /** How often a process that wants to deliver checks whether it may. */
    retryMs: 1_000,
  },
  errors: {
    /** Whoever fixes an error wants to know at once; with full jitter. */
    waitMs: 5_000,
    /** Identical errors within this time become one with a count. */
    repeatWindowMs: 5_000,
    /** Above this, a report adds nothing to those before it. */
    reportsPerMinute: 20,
    reportsPerRun: 200,
    /** Reducing an error takes up to a millisecond; a loop of ever new ones must not use up the processor. */
    reductionsPerMinute: 100,
    /** How many recent errors are recognised without reducing them again. */
    remembered: 50,
    /** How many event names a report includes. */
    recentEvents: 20,
    /** About a thousand reports, which takes many runs to fill. */
    spoolBytes: 4 * 1024 * 1024,
  },
  crashes: {
    /** A dump of the main process, with all its threads, has 0.3 MB; anything this large is not one. */
    dumpBytes: 16 * 1024 * 1024,
    /** Writing a dump takes milliseconds; one that is incomplete after this long will stay so. */
    settleMs: 30_000,
    /** Limits what one look costs and sends: a GPU process that crashes over and over leaves a handful. */
    perCollection: 20,
    /**
     * Real crashes had up to 53; for an endless recursion these show what recurs. They take about 20 kB of a
     * report.
     */
    frames: 128,
  },
  /**
   * How long a start may spend on moving files one by one to telemetry's folder; the rest is left to the next
   * start. Usually they are moved as a whole, which takes a millisecond.
   */
  moveMs: 100,
  /**
   * How long a process may be unaware that another one changed the choice, reset the installation ID or
   * deleted all files; what it records meanwhile is not sent if it is unwanted, or is gone with the files.
   */
  choiceAgeMs: 1_000,
  /**
   * Only an event at most this much later than a choice can have been recorded without knowing of it, by a
   * program too busy to check. A later time comes from another clock.
   */
  choiceUnknownMs: 60_000,
  /** Quitting never takes longer than this because of telemetry: less than a second, with room to exit. */
  closeMs: 800,
  /** Status changes within this time are combined, so that a burst of events does not flood a window. */
  statusPauseMs: 100,
  /** The number of distinct refusals that are logged; a program that refuses more has one bug, not more. */
  loggedProblems: 50,
} as const;
