import type { TextsLike } from 'kreya-telemetry/catalogue';
import { inspector } from './inspector-en.ts';
import { about, appearance, privacyPage, settings } from './settings-en.ts';

/**
 * Every word that a person sees in the app, in English. Plain data, so that another language is another object of
 * this shape. `{name}` is filled in; what stands between backticks is shown as code.
 */
export const en = {
  language: 'en',

  start: {
    name: 'Kreya',
    kind: '— API client',
    lead: 'This demo app stands in for Kreya, so that you can try its telemetry. Everything on this page works, and what you do is recorded as in Kreya itself.',
    settings: 'Settings',
    actions: 'Get started',
    invokeOperation: 'Invoke an operation',
    invokeOperationHint: 'Sends the first request of the example.',
    switchEnvironment: 'Switch environment',
    switchEnvironmentHint: 'Activates the next environment of the example.',
    activeEnvironment: 'Active: {name}',
    openExample: 'Open example project',
    openExampleHint: 'A small bookshop with three environments.',
    recorded: 'Recorded: {event}',
    notRecordedOff: 'Telemetry is off: nothing was recorded',
    notRecordedNoReceiver: 'No receiver is configured: nothing was recorded',
  },

  unkept: {
    title: 'Your settings can’t be saved',
    what: '{product} can’t write to `{folder}`. What you change in Settings is lost when you close {product}, and telemetry is off.',
    how: 'Check that the folder belongs to you, that it is not write-protected and that its disk is not full. Then restart {product}.',
  },

  project: {
    example: 'Example project',
    environment: 'Environment',
    operations: 'Operations',
    invoke: 'Invoke',
    invokeNamed: 'Invoke: {name}',
  },

  invocation: {
    title: 'Response',
    nothingYet: 'Invoke an operation to see the server’s response here.',
    running: 'Waiting for the response…',
    cancel: 'Cancel',
    answered: 'Response after {duration}.',
    body: 'Response body',
    cancelled: 'Cancelled after {duration}.',
    timedOut: 'No response within {duration}.',
    timedOutHint: 'The server may be busy. Try again later, or give the operation more time.',
    unreachable: 'The server closed the connection or could not be reached.',
    unreachableHint: 'Check that it is running and that its address is correct, then try again.',
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

  inspector,

  failure: {
    title: 'This page ran into an error',
    explanation: 'Anything you saved is safe. Reload the page to continue.',
    reload: 'Reload',
  },

  settings,
  appearance,
  privacyPage,
  about,
} as const;

export type English = typeof en;
export type Texts = TextsLike<English>;
