/** What the commands say that are about a project. */
export const project = {
  label: 'Project: {file}',
  fromVariable: 'The path comes from the variable {variable}.',
  workingDirectoryGone: 'The working directory no longer exists. Change to another one.',
  noEnvironments: 'The project has no environments.',
  noneActive: 'No environment is active. Choose one with kreyac environment set-active <name>.',
  activeGone:
    'The active environment no longer exists. Choose another one with kreyac environment set-active <name>.',
  nowActive: '{name} is now active.',
} as const;

/** Labels and values of `kreyac info`. */
export const info = {
  labels: {
    product: 'Kreya',
    node: 'Node.js',
    system: 'System',
    settings: 'Settings',
    telemetry: 'Telemetry',
    receiver: 'Receiver',
    telemetryFiles: 'Telemetry files',
  },
  onOrOff: '{state} ({reason})',
  none: 'none',
} as const;

/** By the names of the codes. The codes themselves are in `exit-codes.ts`. */
export const exitCodes = {
  ok: 'The command succeeded.',
  failed: 'The command failed; stderr says why.',
  usage: 'Unknown command or option, or a missing or invalid value.',
  cancelled: 'Confirmation was declined, or could not be asked for.',
  notDelivered: 'Not everything was sent; the rest is kept and will be sent later.',
  locked: 'An option, a variable or a configuration file keeps telemetry off.',
  projectUnusable: 'A project file is unreadable, unwritable or invalid.',
  rejected: 'The server rejected data for good, or does not accept what Kreya sends.',
  unreachable: 'The receiver could not be reached.',
  untrusted: 'The certificate of the receiver is not trusted.',
  intercepted: 'A proxy or a sign-in page is in the way of the receiver.',
  unavailable: 'The receiver is temporarily unavailable.',
  projectNotFound: 'No project was found, or more than one.',
  environmentNotFound: 'The project has no environment of that name.',
  hungUp: 'The terminal was closed (on Windows: same as interrupted).',
  interrupted: 'Interrupted, for example by Ctrl+C (on Windows: -1073741510).',
  terminated: 'Terminated by SIGTERM (not on Windows).',
} as const;
