import { inspector } from './inspector-en.ts';
import { about, activityPage, appearance, catalogue, delivery, privacy, settings } from './settings-en.ts';

/**
 * Every word that a person sees in the app, in English. Plain data, so that another language is another object of
 * this shape. `{name}` is filled in; what stands between backticks is shown as code.
 */
export const en = {
  language: 'en',
  ok: 'OK',
  tryAgain: 'Try again',

  start: {
    name: 'Kreya',
    kind: '— API client',
    lead: 'This is the host app in which Kreya’s telemetry runs. It stands in for Kreya’s start screen: all of it works, and what you do is recorded as in Kreya.',
    settings: 'Settings',
    actions: 'Get started',
    invokeOperation: 'Invoke an operation',
    invokeOperationHint: 'Sends the first request of the example.',
    switchEnvironment: 'Switch environment',
    switchEnvironmentHint: 'Makes the next one of the example active.',
    activeEnvironment: 'Active: {name}',
    openExample: 'Open example project',
    openExampleHint: 'A small bookshop with three environments.',
    recorded: 'Recorded: {event}',
    notRecordedOff: 'Telemetry is off: nothing was recorded',
    notRecordedNoReceiver: 'No receiver is configured: nothing was recorded',
  },

  project: {
    example: 'Example project',
    environment: 'Environment',
    operations: 'Operations',
    invoke: 'Invoke',
    invokeNamed: 'Invoke: {name}',
  },

  invocation: {
    title: 'Answer',
    nothingYet: 'Invoke an operation to see here what the server answers.',
    running: 'Waiting for the answer…',
    cancel: 'Cancel',
    answered: 'Answered after {duration}.',
    body: 'Body of the answer',
    cancelled: 'Cancelled after {duration}.',
    timedOut: 'No answer came within {duration}.',
    timedOutHint: 'The server may be busy. Try again later, or give the operation more time.',
    unreachable: 'The server broke the connection off or could not be reached.',
    unreachableHint: 'Check that it runs and that its address is right, and try again.',
    failed: 'The operation could not be invoked.',
  },

  menu: {
    settings: 'Settings',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    inspector: 'Telemetry inspector',
    roles: {
      about: 'About Kreya',
      services: 'Services',
      hide: 'Hide Kreya',
      hideOthers: 'Hide others',
      unhide: 'Show all',
      quit: 'Quit Kreya',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      delete: 'Delete',
      selectAll: 'Select all',
      reload: 'Reload',
      toggleDevTools: 'Developer tools',
      resetZoom: 'Actual size',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      togglefullscreen: 'Full screen',
      minimize: 'Minimize',
      close: 'Close window',
      front: 'Bring all to front',
    },
  },

  windows: {
    start: 'Kreya',
    settings: 'Settings — Kreya',
    inspector: 'Telemetry inspector — Kreya',
  },

  activity: {
    deleteFailed:
      'Not everything could be deleted ({code}). Close other programs that may use the files, and try again.',
    resetFailed: 'The new id could not be saved ({code}). The old one stays.',
    saveTitle: 'Save telemetry activity',
    saveFailed: 'The file could not be written ({code}). Choose another place.',
  },

  inspector,

  failure: {
    title: 'This page ran into an error',
    explanation: 'Nothing that you saved is lost. Load the page again to go on.',
    reload: 'Load again',
  },

  notice: {
    title: 'Kreya collects usage telemetry',
    what: 'Telemetry is on by default. It counts which features are used and reports errors, under a random id and without personal data, and nothing was sent before this notice.',
    how: 'You can turn it off at any time in Settings.',
  },

  footer: {
    loading: 'Checking telemetry…',
    failed: 'The state of telemetry is unknown: {message}',
    on: 'Telemetry is on',
    off: 'Telemetry is off',
    noReceiver: 'No usage is counted: no receiver is configured',
  },

  settings,
  appearance,
  privacy,
  delivery,
  activityPage,
  catalogue,
  about,

  state: {
    on: 'On. Events are recorded and sent in the background.',
    off: 'Off. Nothing is recorded.',
    offNoReceiver: 'Off.',
    offSending: {
      one: 'Off. {count} event collected before you turned it off will still be sent.',
      other: 'Off. {count} events collected before you turned it off will still be sent.',
    },
    offSendingErrors: {
      one: 'Off. {count} error report collected before you turned it off will still be sent.',
      other: 'Off. {count} events and error reports collected before you turned it off will still be sent.',
    },
    settingsUnreadable:
      'Your settings file could not be read and was set aside, so telemetry stays off until you choose.',
    endpoint: {
      missing:
        'No receiver is configured in this build (`KREYA_TELEMETRY_ENDPOINT`), so no usage is counted.',
      invalid: '`KREYA_TELEMETRY_ENDPOINT` is not an http or https address, so no usage is counted.',
    },
    lockedBy: {
      commandLine: 'Turned off by the command-line option `{name}`. To change this, start Kreya without it.',
      environment:
        'Turned off by the environment variable `{name}`. To change this, unset it and restart Kreya.',
      configurationFile:
        'Turned off by the configuration file `{name}`. To change this, edit the file and restart Kreya.',
      unnamed: 'Turned off outside of these settings.',
    },
  },

  waiting: { one: '{count} event waiting', other: '{count} events waiting' },
  waitingErrors: { one: '{count} error report waiting', other: '{count} error reports waiting' },
};

export type Texts = typeof en;
