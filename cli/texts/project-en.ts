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
  groups: {
    commands: 'All commands',
    serverRejects: 'telemetry check, 20 to 29: the server rejects what Kreya sends',
    serverUnavailable: 'telemetry check, 30 to 39: the server is temporarily unavailable',
    somethingBetween: 'telemetry check, 40 to 49: a proxy or a sign-in page is in the way',
    certificate: 'telemetry check, 50 to 59: the certificate is not accepted',
    noConnection: 'telemetry check, 60 to 69: there is no connection to the server',
    signals: 'Signals',
  },
  meanings: {
    ok: 'The command succeeded.',
    failed: 'The command failed; stderr says why.',
    usage: 'Unknown command or option, or a missing or invalid value.',
    cancelled: 'Confirmation was declined, or could not be asked for.',
    notDelivered: 'Not everything was sent; the rest is kept and will be sent later.',
    locked: 'An option, a variable or a configuration file keeps telemetry off.',
    projectUnusable: 'A project file is unreadable, unwritable or invalid.',
    eventsRejected: 'The server rejected events for good.',
    projectNotFound: 'No project was found, or more than one.',
    environmentNotFound: 'The project has no environment of that name.',
    rejected: 'The server rejects the request.',
    partialSuccess: 'The server responds, but rejects events.',
    unauthorized: 'The server denies access (HTTP 401 or 403).',
    notFound: 'The server does not receive events at this address (HTTP 404).',
    unsupported: 'The server accepts neither JSON nor protobuf.',
    unavailable: 'The server is temporarily unavailable (HTTP 429, 502, 503 or 504).',
    intercepted: 'Something other than the server responds, such as a sign-in page.',
    proxyAuthentication: 'The proxy requires a user name and a password.',
    proxyRefused: 'The proxy refuses to connect to the server.',
    proxyUnreachable: 'The proxy can’t be reached.',
    proxyInvalid: 'The variable for the proxy does not contain the address of an HTTP proxy.',
    certificateUntrusted: 'The certificate is not trusted.',
    certificateExpired: 'The certificate has expired or is not valid yet.',
    certificateOfOtherHost: 'The certificate is for another server.',
    unknownName: 'The name of the server can’t be found.',
    connectionRefused: 'Nothing is listening at the address.',
    timedOut: 'The server did not respond in time.',
    disconnected: 'The connection failed before there was a response.',
    hungUp: 'The terminal was closed (on Windows: same as interrupted).',
    interrupted: 'Interrupted, for example by Ctrl+C (on Windows: -1073741510).',
    terminated: 'Terminated by SIGTERM (not on Windows).',
  },
} as const;
