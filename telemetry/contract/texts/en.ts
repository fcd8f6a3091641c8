import type { TextsLike } from '../../catalogue/translation-of.ts';
import { activityPage } from './activity-page-en.ts';
import { cataloguePage } from './catalogue-page-en.ts';
import { erasure } from './erasure-en.ts';
import { fileProblems } from './file-problems-en.ts';
import type { CommonTexts, EventTexts, GroupTexts } from './own-texts.ts';
import { records } from './records-en.ts';
import { sendingPause } from './sending-pause-en.ts';
import { warnings } from './warnings-en.ts';

// In English, the catalogue says it itself.
const groups: GroupTexts = {};
const events: EventTexts = {};
const common: CommonTexts = {};

/**
 * What telemetry says to a person in any program that it is part of. `{product}` is what that is called, and
 * `{endpointVariable}` its variable that names the receiver.
 */
export const telemetry = {
  language: 'en',
  tryAgain: 'Try again',
  controls: {
    noAnswer: '{product} is not responding. If this continues, restart {product}.',
    tooManyChanges: 'Too many changes in a short time. Try again in a few seconds.',
    cancel: 'Cancel',
    copy: 'Copy',
    copied: 'Copied',
  },
  privacy: {
    loading: 'Reading the telemetry setting…',
    failed: 'The telemetry setting could not be read.',
    switch: 'Usage telemetry',
    switchHint:
      'While this is on, {product} counts which features you use and reports errors and crashes, so that we know what to improve. It never records what you type or open.',
    turningOff: {
      lead: 'Turning it off',
      rest: 'stops recording, after one last event that says so.',
    },
    recordedUntilThen: {
      lead: 'What was recorded until then',
      rest: 'is still sent, unless you delete it first.',
    },
    alreadySent: {
      lead: 'What was already sent',
      rest: 'stays on the server, unless you ask for its deletion.',
    },
    delivery: 'Delivery',
    sendNow: 'Send now',
    tryNow: 'Try now',
    deleteEarlier: { one: 'Delete it', other: 'Delete them' },
    deletedEarlier: 'Deleted. None of it will be sent.',
    installationId: 'Installation ID',
    installationIdHint:
      'Random, created on this computer, and the only thing that links one event to the next.',
    noInstallationId: 'None yet: one is created when telemetry first needs it.',
    noInstallationIdLocked: 'None. None is created while telemetry is locked off.',
    copyInstallationId: 'Copy installation ID',
    copyFailed: 'The ID could not be copied. It is selected, so you can copy it with the keyboard.',
    reset: 'Reset…',
    resetInstallationId: 'Reset installation ID…',
    resetTitle: 'Reset the installation ID?',
    resetExplanation:
      '{product} creates a new random ID. Events recorded until now keep the old one, and nobody can link them to later ones. This can’t be undone.',
    resetConfirm: 'Reset ID',
    resetDone: 'The installation ID was reset.',
    resetBefore: 'The previous ID was:',
  },
  delivery: {
    nothingWaits: 'Nothing waiting',
    neverSent: 'nothing sent yet',
    lastSent: 'last sent {when}',
    momentAgo: 'a moment ago',
    sending: 'Sending…',
    sendingCollected: 'Sending what was recorded before you turned it off…',
    problem: {
      unreachable: 'Can’t reach the server',
      untrusted: 'This computer doesn’t trust the server’s certificate',
      intercepted: 'Something other than the server responds, such as a proxy or a sign-in page',
      unavailable: 'The server is temporarily unavailable',
      refused: 'The server rejects the data',
    },
    elsewhere: 'Another {product} process is sending',
    keptApart: 'The remaining events have a different installation ID and are sent separately',
    whenIntercepted: 'Sign in to the network, or check the proxy settings',
    whenUntrusted: 'Check the computer’s date, or ask whoever manages the network',
    nextTry: 'next try {when}',
    nextTryNow: 'in a moment',
    nextTrySoon: 'in less than a minute',
    nextTryAbout: 'in about {duration}',
    heldByLock: 'Nothing is sent while telemetry is locked off',
    heldByNotice: 'Nothing is sent until you have seen the notice in {product}’s main window',
    heldByChoice: 'Nothing is sent unless you turn telemetry on',
    noReceiver: {
      missing: 'Nothing is sent: no receiver is configured',
      invalid: 'Nothing is sent: the receiver’s address is invalid',
    },
    tried: {
      sent: 'Sent.',
      unreachable: 'Tried just now: the server could not be reached.',
      untrusted: 'Tried just now: this computer doesn’t trust the server’s certificate.',
      intercepted: 'Tried just now: a proxy or a sign-in page seems to respond instead of the server.',
      unavailable: 'Not sent: the server is temporarily unavailable.',
      refused: 'Tried just now: the server rejected the data.',
      rest: 'Some of it is still waiting.',
      elsewhere: 'Not sent: another {product} process is already sending.',
      held: 'Not sent: sending is not allowed at the moment.',
    },
  },

  state: {
    on: 'On. Events are recorded and sent in the background.',
    onPaused: 'On. Events are recorded, but sending is paused.',
    off: 'Off. Nothing is recorded.',
    undecided: 'Off. Nothing is recorded unless you turn it on.',
    offNoReceiver: 'Off.',
    offSending: {
      one: 'Off. Nothing new is recorded. {count} earlier event will still be sent.',
      other: 'Off. Nothing new is recorded. {count} earlier events will still be sent.',
    },
    offSendingErrors: {
      one: 'Off. Nothing new is recorded. {count} earlier error report will still be sent.',
      other: 'Off. Nothing new is recorded. {count} earlier error reports will still be sent.',
    },
    offSendingBoth: {
      one: 'Off. Nothing new is recorded. {count} earlier entry will still be sent.',
      other: 'Off. Nothing new is recorded. {count} earlier events and error reports will still be sent.',
    },
    settingsUnreadable:
      'Your settings file could not be read and was set aside. Telemetry stays off until you turn it on.',
    unwritable:
      'Off. {product} can’t write to `{folder}`, so settings can’t be saved and nothing is recorded. To change this, make the folder writable and restart {product}.',
    endpoint: {
      missing:
        'Usage is not counted, whatever you choose here: no receiver is configured in this build (`{endpointVariable}`).',
      invalid:
        'Usage is not counted, whatever you choose here: `{endpointVariable}` is not an http or https address.',
    },
    lockedBy: {
      commandLine:
        'Turned off by the command-line option `{name}`. To change this, start {product} without it.',
      environment:
        'Turned off by the environment variable `{name}`. To change this, unset it and restart {product}.',
      configurationFile:
        'Turned off by the configuration file `{name}`. To change this, edit the file and restart {product}.',
      noHome:
        'Off, because no home folder was found. To change this, set the environment variable `{name}` to an absolute path and restart {product}.',
      unnamed: 'Turned off outside these settings.',
    },
  },

  fileProblems,

  warnings,

  choiceFailed: {
    on: 'Your choice could not be saved, so telemetry stays off. {problem}',
    off: 'Your choice could not be saved, so telemetry is off only until this program exits. {problem}',
    unanswered: 'Your choice could not be saved, so you will be asked again. {problem}',
  },

  waiting: { one: '{count} event waiting', other: '{count} events waiting' },

  waitingErrors: { one: '{count} error report waiting', other: '{count} error reports waiting' },

  activity: {
    deleteFailed: 'Not everything could be deleted. {problem}',
    resetFailed: 'The new ID could not be saved, so the old one stays in use. {problem}',
    saveTitle: 'Save telemetry activity',
    saveFailed: 'The file could not be written ({code}). Choose another place.',
  },

  activityPage,

  sendingPause,

  erasure,

  cataloguePage,

  records,

  groups,

  common,
  events,

  turnOn: {
    message: 'Turn telemetry on?',
    detail:
      'A page in {product} is asking to turn telemetry on, although you did not click anything there. Under a random ID, telemetry counts which features you use and reports errors. It never records what you type or open.',
    turnOn: 'Turn on',
    keepOff: 'Keep off',
    declined: 'Telemetry stays off, because turning it on was not confirmed.',
  },

  endByError: {
    message: '{product} ran into an unexpected error and has to close.',
    detail: 'Anything you saved is safe. Restart {product} to continue.',
    restart: 'Restart {product}',
    close: 'Close',
  },

  notice: {
    title: '{product} collects usage telemetry',
    what: 'Under a random ID, {product} counts which features you use and reports errors. It never records what you type or open. Nothing was sent before this notice.',
    turningOff: {
      lead: 'Turning it off',
      rest: 'stops recording, after one last event that says so.',
    },
    recordedUntilThen: {
      lead: 'What was recorded until then',
      rest: 'is still sent, unless you delete it in Settings.',
    },
    everything: {
      lead: 'Everything that is sent',
      rest: 'is listed in Settings, where you can change your choice at any time.',
    },
    keepOn: 'Keep on',
    turnOff: 'Turn off',
    catalogue: 'What we collect',
    settings: 'Settings',
    byCommand: 'Turn it off: {command}',
    byVariable: 'Turn it off: set the variable {variable} to true',
  },

  question: {
    title: 'Turn on usage telemetry in {product}?',
    what: 'Under a random ID, telemetry counts which features you use and reports errors. It never records what you type or open, and it records nothing at all unless you turn it on.',
    how: 'In Settings, you can change this at any time and see everything that is sent.',
    turnOn: 'Turn on',
    keepOff: 'Keep off',
  },

  privacyPolicy: 'Privacy policy',
  privacyPolicyFailed: 'No browser could be opened. The privacy policy is at {url}.',

  footer: {
    loading: 'Checking telemetry…',
    failed: 'The telemetry status is unknown: {message}',
    on: 'Telemetry is on',
    off: 'Telemetry is off',
    noReceiver: 'Usage is not counted: no receiver is configured',
  },
} as const;

export type TelemetryTexts = TextsLike<typeof telemetry>;
