/** What the list of what can be collected says, in English. */
export const cataloguePage = {
  lead: 'The complete list. What is not on it does not exist: an event can hold only the values named here, and no field takes text that somebody typed.',
  search: 'Search events and fields',
  found: { one: '{count} event', other: '{count} events' },
  foundNone: 'No event or field has this in its name or description.',
  recorded: { one: 'recorded once here', other: 'recorded {count} times here' },
  never: 'not recorded here',
  since: 'since {version}',
  noFields: 'Nothing but that it happened, and when.',
  sampled: 'Recorded by one in {count} installations, chosen at random.',
  fields: 'Fields of {event}',
  field: 'Field',
  values: 'What it can hold',
  oneOf: 'one of',
  flag: 'true or false',
  wholeNumber: 'a whole number from {min} to {max}',
  version: 'a version number, digits and dots only',
  ofTheBuild: 'the same for everybody who has this release',
  onlyWith: 'only with {field} {values}',
  wireName: 'On the wire: `{name}`',
  always: 'With every event',
  alwaysHint:
    'The installation ID, the version of the telemetry module, when it happened, and a random ID by which the server recognizes a repeat. No address, no account, no name of a computer.',
  errors: 'Errors and crashes',
  errorsHint:
    'The kind of error, its message with everything but known words replaced, the places in {product}’s own code, facts about the system, and the names of the last events. Memory, file names and your input stay on this computer.',
} as const;
