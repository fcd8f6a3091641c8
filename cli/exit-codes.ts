import { exitCodeBy } from '../programs/signals.ts';

/**
 * What `kreyac` ends with. Scripts rely on these: a code keeps its meaning. Those that Kreya publishes mean what they
 * mean there (https://kreya.app/docs/cli/commands/exit-codes); 4 to 6 are this command line's own.
 */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'The command did what it was asked to.' },
  failed: { code: 1, meaning: 'It failed. Standard error says why.' },
  usage: {
    code: 2,
    meaning: 'It was not called as it should be: an unknown command or option, or a missing value.',
  },
  cancelled: {
    code: 3,
    meaning: 'It would have to be confirmed, and nobody is there to ask or the answer was no.',
  },
  notDelivered: {
    code: 4,
    meaning: 'Not all that waits could be delivered. It is kept, and will be tried again.',
  },
  locked: {
    code: 5,
    meaning:
      'Telemetry is disabled by an option, a variable or a configuration file, which the command can not override.',
  },
  projectUnusable: {
    code: 6,
    meaning: 'A file of the project can not be read or written, or does not hold what it should.',
  },
  projectNotFound: { code: 101, meaning: 'There is no project, or more than one to choose from.' },
  environmentNotFound: { code: 103, meaning: 'The project has no environment of this name.' },
  hungUp: { code: 129, meaning: 'Its terminal was closed; on Windows that is the same as interrupted.' },
  interrupted: {
    code: exitCodeBy('SIGINT'),
    meaning: 'It was interrupted, as by Ctrl-C. On Windows the code is -1073741510.',
  },
  terminated: { code: 143, meaning: 'It was told to end, by SIGTERM, which Windows does not have.' },
} as const;

export type ExitCode = keyof typeof EXIT_CODES;
