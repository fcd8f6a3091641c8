/** What help says: headings, commands, arguments and options. Without a full stop, as each is a line of a list. */
export const help = {
  headings: {
    usage: 'USAGE',
    arguments: 'ARGUMENTS',
    commands: 'COMMANDS',
    project: 'PROJECT COMMANDS',
    telemetry: 'TELEMETRY COMMANDS',
    other: 'OTHER COMMANDS',
    options: 'OPTIONS',
    globalOptions: 'GLOBAL OPTIONS',
    examples: 'EXAMPLES',
    learnMore: 'LEARN MORE',
  },
  usage: { command: '<command>', options: '[options]' },
  /** What stands for values in options and arguments. */
  values: { count: '<count>', name: '<name>', path: '<path>', seconds: '<seconds>', shell: '<shell>' },
  learnMore: {
    command: 'Run {command} --help for help with a command.',
    responseFile: 'Write @file.txt to read arguments from that file.',
    exitCodes: 'Run kreyac exit-codes for the exit codes that scripts can rely on.',
    documentation: 'Read the documentation at {url}.',
  },
  program: 'Work with Kreya projects and telemetry from the command line',
  groups: {
    environment: 'List and switch the environments of a project',
    telemetry: 'See and control what Kreya collects',
  },
  options: {
    verbose: 'Print more to stderr (or set {variable}=true)',
    project:
      'Project folder or .krproj file (or set {variable}); by default, the nearest one in or above the working directory',
    json: 'Print the result as JSON',
    disableTelemetry: 'Record and send no telemetry in this run (or set {variable}=true)',
    help: 'Show help',
  },
} as const;

/** `details` are sentences, which only the help of that command shows. */
export const commands = {
  version: { summary: 'Print the version of Kreya' },
  info: { summary: 'Show versions, paths and whether telemetry is on' },
  exitCodes: { summary: 'List exit codes' },
  completion: {
    summary: 'Print the completion script for a shell',
    shell: 'One of {shells}',
    unknownShell: 'Unknown shell: {shell}. Choose one of {shells}.',
  },
  environmentList: { summary: 'List the environments of the project' },
  environmentGetActive: { summary: 'Print the name of the active environment' },
  environmentSetActive: { summary: 'Switch to another environment', name: 'Name of the environment' },
  telemetryStatus: { summary: 'Show whether telemetry is on, why, and what is waiting' },
  telemetryEnable: { summary: 'Turn telemetry on', details: 'Applies to kreyac and the app.' },
  telemetryDisable: {
    summary: 'Turn telemetry off',
    details:
      'Applies to kreyac and the app. Nothing new is recorded; what was recorded before is still sent, unless you delete it.',
  },
  telemetryEvents: {
    summary: 'List all events that can be collected, with their fields',
    name: 'Only the event of this name',
  },
  telemetryShow: {
    summary: 'Show waiting and sent data',
    details: 'The newest entry comes last.',
    pending: 'Only what is waiting',
    sent: 'Only what was sent',
    limit: 'Only the newest entries',
    raw: 'Show the bytes as they are sent',
    follow: 'Keep printing new entries until Ctrl-C; with --json, one object per line',
  },
  telemetryCheck: {
    summary: 'Check the connection to the receiver',
    details:
      'Makes one request without events and without the installation ID, even while telemetry is off, and reports any problem with the name, the connection, the certificate, a proxy or the server. Each problem has its own exit code; see kreyac exit-codes.',
    timeout: 'Give up after this many seconds (default: {default})',
  },
  telemetryFlush: {
    summary: 'Send what is waiting now',
    timeout: 'Give up after this many seconds (default: {default})',
  },
  telemetryResetId: {
    summary: 'Replace the installation ID with a new random one',
    details: 'What was recorded before keeps the old ID.',
  },
  telemetryErase: {
    summary: 'Ask the server to delete this installation’s data',
    details:
      'Also deletes waiting and sent data on this computer, and replaces the installation ID. Works even if telemetry is off, but not while it is locked off. If the server can’t be reached, the request is kept and sent later, before anything else.',
    yes: 'Skip the confirmation prompt',
  },
  telemetryDelete: {
    summary: 'Delete local telemetry files',
    details:
      'Deletes waiting and sent data and the installation ID. Your choice whether telemetry is on or off is kept. What the server has stays there; see kreyac telemetry erase.',
    yes: 'Skip the confirmation prompt',
  },
} as const;

/** What environment variables mean. */
export const variables = {
  project: 'stands for `--project`, which comes first',
  verbose: 'stands for `--verbose`, unless it is empty, `false`, `0`, `no` or `off`',
  disable: 'disables telemetry by `true`, `1`, `yes` or `on`, whatever was chosen',
  doNotTrack: 'the same, for all programs that know it',
  endpoint: 'the base URL of the receiver of events; none are collected without it',
  dsn: 'the Sentry DSN for errors; none are tracked without it',
  wait: 'how many milliseconds an event waits at most to be sent with others, up to a day',
  httpsProxy:
    'the proxy for an `https` receiver, such as `http://user:password@proxy.example.com:8080`; `https_proxy` comes first',
  httpProxy: 'the same for an `http` receiver',
  noProxy:
    'what is reached without a proxy: names with those below them, addresses, ranges such as `10.0.0.0/8`, or `*`',
  extraCertificates: 'a file with certificate authorities to trust as well',
  certificateFile: 'the same, in place of the system’s own file',
  noColour: 'no colours, if it is not empty; `TERM=dumb` does the same',
} as const;
