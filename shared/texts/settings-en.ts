/** The words of the Settings window, in English. */

export const settings = {
  title: 'Settings',
  skip: 'Skip to the content',
  sections: {
    appearance: 'Appearance',
    privacy: 'Privacy & telemetry',
    activity: 'Activity',
    catalogue: 'What we collect',
    about: 'About',
  },
};

export const appearance = {
  theme: 'Theme',
  themeHint: 'System follows what your computer is set to.',
  themes: { light: 'Light', dark: 'Dark', system: 'System' },
};

export const privacyPage = {
  more: 'See for yourself',
  toActivityHint: 'What was recorded and sent on this computer, byte for byte.',
  toCatalogueHint: 'Every event that exists, with every value it can hold.',
};

export const activityPage = {
  lead: 'Everything that telemetry recorded and sent, as far as it is still on this computer, exactly as it goes over the wire.',
  loading: 'Reading what was recorded…',
  failed: 'What was recorded could not be read.',
  filterEvent: 'Show',
  all: 'Everything',
  allEvents: 'All events',
  errors: 'Errors and crashes',
  events: 'Events',
  filterState: 'State',
  states: { all: 'All', waiting: 'Waiting', sent: 'Sent' },
  shown: { one: '{count} entry', other: '{count} entries' },
  shownOf: { one: '{shown} of {count} entry', other: '{shown} of {count} entries' },
  reading: 'reading on…',
  saveAll: 'Save all…',
  saved: 'Saved as {path}.',
  deleteHistory: 'Delete history…',
  deleteTitle: 'Delete the local history?',
  deleteExplanation:
    'The copies of what was sent are removed from this computer. What the server has already stays there, and what waits is still sent.',
  deleteConfirm: 'Delete history',
  deleted: 'The local history was deleted.',
  list: 'Recorded events and errors, newest first',
  waiting: 'Waiting',
  sent: 'Sent',
  recordedAt: 'Recorded {time}',
  sentAt: 'sent {time}',
  notSentYet: 'not sent yet',
  unknownTime: 'unknown time',
  unknownEvent: 'An event of another version of Kreya.',
  unreadableRecord: 'Not understood; shown as it is.',
  event: 'Event',
  errorReport: 'Error report',
  bytes: 'The bytes on the wire',
  format: 'How the bytes are shown',
  formats: { pretty: 'Indented', raw: 'Raw' },
  copyEntry: 'Copy what is shown',
  copyEntryFailed: 'Copying was not allowed.',
  around: 'What it is sent together with',
  aroundHint:
    'Records travel several at a time. This stands directly before the first and after the last of them.',
  before: 'Before',
  after: 'After',
  unreadable: {
    one: '{count} piece could not be read, perhaps from a newer version of Kreya.',
    other: '{count} pieces could not be read, perhaps from a newer version of Kreya.',
  },
  emptyOn: 'Nothing yet',
  emptyOnHint: 'What Kreya records from now on appears here at once.',
  emptyOff: 'Telemetry is off',
  emptyOffHint: 'Nothing is recorded, and no earlier entry is left on this computer.',
  emptyNoReceiverHint: 'No receiver is configured, so nothing is recorded.',
  noMatch: 'Nothing matches',
  noMatchHint: 'Nothing that was recorded matches what you chose to show.',
  showAll: 'Show everything',
  chart: 'Entries a day, last 14 days',
  chartSummary: 'Entries a day over the last 14 days: {total} in all, at most {most} on one day.',
  chartMost: 'busiest day: {count}',
  today: 'today',
  asTable: 'As a table',
  day: 'Day',
  count: 'Entries',
};

export const catalogue = {
  lead: 'The complete list. What is not on it does not exist: an event can hold only the values named here, and no field takes text that somebody typed.',
  search: 'Search events and fields',
  found: { one: '{count} event', other: '{count} events' },
  foundNone: 'No event or field has this in its name or description.',
  recorded: { one: 'recorded once here', other: 'recorded {count} times here' },
  never: 'not recorded here',
  since: 'since {version}',
  noFields: 'Nothing but that it happened, and when.',
  fields: 'Fields of {event}',
  field: 'Field',
  values: 'What it can hold',
  oneOf: 'one of',
  flag: 'true or false',
  wholeNumber: 'a whole number from {min} to {max}',
  version: 'a version number, digits and dots only',
  onlyWith: 'only with {field} {values}',
  wireName: 'On the wire: `{name}`',
  always: 'With every event',
  alwaysHint:
    'The installation id, the version of the telemetry module, when it happened, and a random id by which the server drops a repeat. No address, no account, no name of a computer.',
  errors: 'Errors and crashes',
  errorsHint:
    'The kind of error, its message with everything but known words replaced, the places in Kreya’s own code, the facts of `AppStarted`, and the names of the last events. Memory, file names and what you typed stay here.',
};

export const about = {
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  licence: 'Licence',
  telemetryFolder: 'Telemetry’s files',
  openFolder: 'Open folder',
  noFolder: 'There is no such folder yet: it is made when the first event is recorded.',
  failed: 'These facts could not be read.',
};
