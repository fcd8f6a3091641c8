import { check } from './check-en.ts';

/** What the commands say that show and control telemetry. */
const status = {
  labels: {
    telemetry: 'Telemetry',
    reason: 'Reason',
    since: 'Since',
    receiver: 'Receiver',
    installationId: 'Installation ID',
    waiting: 'Waiting',
    erasures: 'Deletion',
    lastSent: 'Last sent',
    problem: 'Problem',
    notice: 'Notice',
    files: 'Files',
  },
  on: 'on',
  off: 'off',
  sinceInstallation: 'installation',
  sinceUnknown: 'unknown',
  noInstallationId: 'none yet',
  nothing: 'nothing',
  events: { one: '{count} event', other: '{count} events' },
  erasureWaiting: 'requested for {id}, not sent yet',
  erasureLocked: 'requested for {id}, not sent while telemetry is locked off',
  erasureWithoutReceiver: 'requested for {id}, not sent without a receiver',
  never: 'never',
  failed: '{problem} (tried {time})',
  failedNext: '{problem} (tried {time}, next try in {duration})',
  none: 'none',
  noticeDue: 'not shown yet; nothing is sent until you have seen it',
  noReceiver: 'not configured ({variable}), so nothing is collected',
  invalidReceiver: 'invalid address in {variable}, so nothing is collected',
} as const;

/** Why telemetry is on or off. */
const reasons = {
  byDefault: 'default setting',
  chosen: 'your choice, in Settings or with kreyac',
  settingsUnreadable: 'settings file can’t be read; run kreyac telemetry enable to turn telemetry on',
  commandLine: 'command-line option {name}',
  environment: 'environment variable {name}',
  configurationFile: 'configuration file {name}',
  noHome: 'no home folder found ({name} is not an absolute path)',
} as const;

const choice = {
  on: 'Telemetry is on.',
  off: 'Telemetry is off.',
  nothingNew: 'Nothing new is recorded.',
  earlierEvents: {
    one: '{count} earlier event will still be sent.',
    other: '{count} earlier events will still be sent.',
  },
  earlierErrors: {
    one: '{count} earlier error report will still be sent.',
    other: '{count} earlier error reports will still be sent.',
  },
  earlierBoth: {
    one: '{count} earlier entry will still be sent.',
    other: '{count} earlier events and error reports will still be sent.',
  },
  deleteEarlier: {
    one: 'To delete it, along with the history and the installation ID, run kreyac telemetry delete.',
    other: 'To delete them, along with the history and the installation ID, run kreyac telemetry delete.',
  },
  locked: 'Telemetry is turned off by {name}, which this command can’t override. Remove it first.',
  unsaved: 'Your choice could not be saved.',
} as const;

const show = {
  nothingAtAll: 'Nothing waiting, and nothing sent yet.',
  nothingWaiting: 'Nothing waiting.',
  nothingSent: 'Nothing sent yet.',
  /** Before the bytes of a record. */
  heading: '# {kind}, {when}',
  kinds: { event: 'event', error: 'error' },
  unknownTime: 'unknown time',
  waiting: 'waiting',
  sent: 'sent {time}',
  sentAsProtobuf: 'sent as protobuf {time}',
  crash: 'Crash: {type}',
  cause: 'Caused by {type}: {message}',
  member: 'One of several, {type}: {message}',
  common: 'Sent with every event:',
  context: 'About the program and the system:',
  recentEvents: 'Events before it:',
  placeholders: 'What was not recorded:',
  unknownEvent: 'An event of another version of Kreya.',
  unreadable: 'This record can’t be read. It is shown as it is:',
  following: 'Waiting for new entries. Press Ctrl-C to stop.',
  off: 'Telemetry is off ({reason}), so nothing new is recorded.',
  offHere: 'Telemetry is off for this command ({reason}). It still shows what other programs record.',
} as const;

const flush = {
  noReceiver: 'No receiver is configured. Set {variable} to its address.',
  sending: { one: 'Sending {count} event…', other: 'Sending {count} events…' },
  progress: 'Sending… {done} of {total}',
  nothingToSend: 'Nothing to send.',
  sent: { one: 'Sent {count} event.', other: 'Sent {count} events.' },
  rejected: {
    one: 'The server rejected {count} event: {why}.',
    other: 'The server rejected {count} events: {why}.',
  },
  rejectedBy: 'HTTP {status}',
  rejectedWith: '“{message}”',
  rejectedWithout: 'no reason given',
  nothingWaiting: 'Nothing waiting.',
  waiting: { one: '{count} event waiting.', other: '{count} events waiting.' },
  unsent: { one: '{count} event not sent.', other: '{count} events not sent.' },
  nothingSent: 'Nothing was sent.',
  timedOut: 'Timed out. Try again with a longer --timeout.',
  tryAgainIn: '{problem}. Try again in {duration}.',
  tryingAgainIn: '{problem}. Trying again in {duration}…',
  sentLater: '{what}, in {duration}.',
  waitingToSend: '{what}, in {duration}…',
  waitingFor: '{what}. Waiting for it…',
  tryAgainSoon: '{what}. Try again in a moment.',
  noticeDue:
    'You have to see the notice first: run kreyac once in a terminal. If that doesn’t help, make the settings file writable; kreyac info shows its path.',
} as const;

const events = {
  since: 'since {version}',
  fieldSince: 'Since {version}.',
  accepts: 'Accepts {values}.',
  oneOf: 'one of {values}',
  flag: 'true or false',
  wholeNumber: 'a whole number from {min} to {max}',
  version: 'a version number of one to four parts',
  unknown: 'Unknown event: {name}.',
  seeList: 'Run kreyac telemetry events for the list.',
} as const;

export const telemetry = {
  status,
  reasons,
  choice,
  events,
  show,
  check,
  flush,
  resetId: {
    done: 'The installation ID is now {id}.',
    previousId: 'Before, it was {id}.',
    none: 'There is no installation ID yet.',
  },
  erase: {
    question: 'Delete local telemetry data, and ask the server to delete this installation’s data? [y/N] ',
    noTerminal: 'Can’t ask for confirmation without a terminal. Add --yes to continue without asking.',
    cancelled: 'Nothing was deleted.',
    sent: 'The server has received the request to delete everything with the installation ID {id}.',
    waiting:
      'The request to delete everything with the installation ID {id} was saved, but has not been sent yet. {reason}',
    sentSoon: 'The app or kreyac will send it as soon as possible, before anything else.',
    filesDeleted: 'Deleted the local telemetry files.',
    filesLeft: 'Not all local telemetry files could be deleted. {problem}',
    none: 'There is no installation ID whose data could be deleted.',
    locked:
      'Telemetry is turned off by {name}, so kreyac can’t send the request. Ask the operator of the server to delete everything with the installation ID {id}.',
    noReceiver:
      'No receiver is configured ({variable}), so there is nowhere to send the request. Ask whoever operates the server to delete everything with the installation ID {id}.',
    policy: 'The privacy policy says how: {url}',
    failed: 'The request could not be saved, or the installation ID could not be replaced. {problem}',
    noAnswer: 'The server did not respond in time.',
  },
  delete: {
    question: 'Delete waiting and sent data and the installation ID? [y/N] ',
    noTerminal: 'Can’t ask for confirmation without a terminal. Add --yes to delete without asking.',
    cancelled: 'Nothing was deleted.',
    done: 'Deleted the local telemetry files.',
    previousId: 'The installation ID was {id}.',
    requestKept:
      'A request for deletion that has not been sent yet was kept. kreyac telemetry status shows it.',
  },
} as const;
