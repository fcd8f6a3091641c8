import type { TextsLike } from '../../catalogue/translation-of.ts';

/** What is said of a recorded event, error or crash, in English. */
export const records = {
  yes: 'yes',
  no: 'no',
  /** Of a table of what a record says. */
  columns: { field: 'Field', value: 'Value', meaning: 'What it means' },
  headings: {
    fields: 'Fields',
    noFields: 'Only that it happened, and when.',
    common: 'Sent with every event',
    stack: 'Where it happened',
    noStack: 'There is no stack trace.',
    noOwnFrames: 'None of it is in {product}’s own code.',
    otherFrames: {
      one: '{count} frame outside {product}’s own code',
      other: '{count} frames outside {product}’s own code',
    },
    cause: 'Caused by',
    member: 'One of the errors in it',
    components: 'React components, innermost first',
    facts: 'Details',
    context: 'Program and system',
    recentEvents: 'The last events before it',
    placeholders: 'What was not recorded',
    modules: 'Where it crashed',
    unreadable:
      'This entry can’t be read, perhaps because a newer version of {product} wrote it. It is shown exactly as it is.',
  },
  /** Of an event, what the catalogue does not say. */
  attributes: {
    service: 'The program.',
    installation: 'The random installation ID.',
    scope: 'What recorded it, and its version.',
    severity: 'OpenTelemetry’s severity for information; the same in every event.',
    adjustedCount: 'One in {count} installations records this event, so it stands for {count}.',
  },
  /** Of an error or a crash. */
  report: {
    level: {
      fatal: 'The process ended.',
      error: 'An error; the process kept running.',
      warning: 'A warning.',
      log: 'A message.',
      info: 'A message.',
      debug: 'A message for developers.',
      other: 'How bad it was.',
    },
    mechanism: {
      uncaughtException: 'Nothing caught the error.',
      unhandledRejection: 'A promise was rejected, and nothing handled it.',
      caught: '{product} caught the error and reported it.',
      error: 'Nothing on the page caught the error.',
      unhandledrejection: 'A promise on the page was rejected, and nothing handled it.',
      react: 'Part of a page could not be rendered.',
      preloadError: 'The script that prepares a page failed.',
      renderProcessGone: 'The process of a page ended unexpectedly.',
      childProcessGone: 'A helper process ended unexpectedly.',
      minidump:
        'A crash outside of JavaScript, read on this computer from a memory dump that was then deleted.',
      other: 'How it was noticed.',
    },
    process: {
      main: 'It happened in {product}’s main process.',
      renderer: 'It happened in a page.',
      gpu: 'It happened in the graphics process.',
      utility: 'It happened in a helper process.',
      cli: 'It happened in the command line.',
      other: 'The process in which it happened.',
    },
    handled: 'Whether something handled the error.',
    code: 'The error’s code.',
    syscall: 'The system call that failed.',
    exitCode: 'The exit code of the process.',
    occurrences: 'How many identical errors this report stands for.',
    exceptionCode: 'The system’s code for the crash.',
    release: 'The version of {product}.',
    environment: {
      production: 'A released build.',
      development: 'A development build.',
      other: 'Who the build is for.',
    },
    dist: 'The system and the processor that the build is for.',
    platform: 'The kind of code in which it happened.',
    sdk: 'What recorded it, and its version.',
    inferIp: 'Tells the server not to store the network address.',
    fingerprint: 'Groups this error with others of its kind.',
    build: 'Which build of the file it is.',
    osName: 'The operating system.',
    osVersion: 'The version of the operating system.',
    osArch: 'The processor architecture of the operating system.',
    processArch: 'The processor architecture that this build is for.',
  },
  /** Why a process crashed. */
  crash: {
    memory: 'The process accessed memory that it may not access.',
    instruction: 'The process ran into an instruction that the processor does not allow.',
    arithmetic: 'The process calculated something impossible, such as a division by zero.',
    abort: 'The process noticed that something was wrong, and stopped itself.',
    stack: 'The process ran out of stack, for example in an endless recursion.',
    outOfMemory: 'The process ran out of memory.',
    heap: 'The memory of the process was corrupted.',
    dump: 'The process did not crash: it was asked for a report.',
    unknown: 'The reason is unknown.',
  },
  trust: {
    context: 'the instruction that crashed',
    fp: 'a caller',
    scan: 'perhaps a caller',
  },
  /** What stands in an error in place of what was not recorded. */
  placeholders: {
    path: 'A path was here and was not recorded.',
    url: 'A web address was here and was not recorded.',
    email: 'An email address was here and was not recorded.',
    ip: 'A network address was here and was not recorded.',
    number: 'A number was here and was not recorded.',
    id: 'An ID or a key was here and was not recorded.',
    string: 'Text was here and was not recorded.',
    word: 'A word was here and was not recorded.',
    object: 'Data was here and was not recorded.',
    other: 'A name was here and was not recorded, such as that of another program’s code.',
    anonymous: 'Code without a file or a function without a name, such as one of JavaScript’s own.',
  },
} as const;

export type RecordTexts = TextsLike<typeof records>;
