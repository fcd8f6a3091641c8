/** What `kreyac` ends with. Scripts rely on these: a code keeps its meaning. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'The command did what it was asked to.' },
  failed: { code: 1, meaning: 'It failed. Standard error says why.' },
  usage: {
    code: 2,
    meaning: 'It was not called as it should be: an unknown command or option, or a missing value.',
  },
  locked: {
    code: 3,
    meaning:
      'Telemetry is disabled by an option, a variable or a configuration file, which the command can not override.',
  },
  notDelivered: {
    code: 4,
    meaning: 'Not all that waits could be delivered. It is kept, and will be tried again.',
  },
  refused: {
    code: 5,
    meaning: 'It would have to be confirmed, and nobody is there to ask or the answer was no.',
  },
  project: {
    code: 6,
    meaning: 'The project, or what was named of it, is not there or can not be read or written.',
  },
} as const;

export type ExitCode = keyof typeof EXIT_CODES;
