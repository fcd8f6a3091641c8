/** What is said of a call that can't be understood, and of output that gets lost. */
export const calls = {
  unknownCommand: 'Unknown command: {name}.',
  unknownOption: 'Unknown option: {option}.',
  missingArgument: 'Missing argument: {name}.',
  missingValue: 'The option {option} needs a value.',
  invalidValue: 'Invalid value for {option}: {value}. {expected}',
  tooManyArguments: 'Too many arguments: expected {expected}, got {count}.',
  wholeNumber: 'Expected a whole number from {least} to {most}.',
  didYouMean: 'Did you mean {suggestion}?',
  seeHelp: 'See {command} --help.',
  outputLost: 'The output could not be written ({code}).',
} as const;

export const responseFiles = {
  missing: 'The response file {path} does not exist. {otherwise}',
  missingIn: 'The response file {path}, named in {namedBy}, does not exist. {otherwise}',
  unreadable: 'The response file {path} can’t be read ({code}). {otherwise}',
  unreadableIn: 'The response file {path}, named in {namedBy}, can’t be read ({code}). {otherwise}',
  otherwise: 'To pass an argument that begins with @, write @@{path}.',
  noText: 'The response file {path} is neither UTF-8 nor UTF-16 with a byte order mark. Save it as UTF-8.',
  unclosedQuote: '{path}:{line}:{column}: Expected a closing " on the same line.',
  tooDeep: 'The response file {path} is nested more than {levels} levels deep. Does a file include itself?',
} as const;
