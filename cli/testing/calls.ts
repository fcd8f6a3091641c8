/** The transcript's calls of each command: the variants with different output, and what can go wrong. */

/** As a person types it, with variables first: `DO_NOT_TRACK=1 kreyac telemetry enable`. */
type CommandLine = string;

export interface Calls {
  readonly right: readonly CommandLine[];
  readonly wrong: readonly CommandLine[];
}

/** Stands for a receiver that asks for a pause. */
export const BUSY_RECEIVER = 'https://busy.example.com';

const OFF = 'DO_NOT_TRACK=1';

/**
 * By command, in the order in which they are called; `kreyac` may be omitted after variables. The last of
 * equal calls is the one in docs/kreyac.md, if it is the command's example.
 */
export const CALLS: Readonly<Record<string, Calls>> = {
  version: { right: ['version', 'version --json'], wrong: [] },
  info: { right: ['info', 'info --json'], wrong: [] },
  'exit-codes': { right: ['exit-codes', 'exit-codes --json'], wrong: [] },
  completion: {
    right: [
      'completion bash',
      'completion bash --json',
      'completion zsh',
      'completion fish',
      'completion powershell',
    ],
    wrong: ['completion bahs', 'completion tcsh', 'completion'],
  },
  'environment list': {
    right: ['environment list', 'environment list --json', 'KREYA_VERBOSE=1 environment list -p ../single'],
    wrong: [
      'environment list --project nowhere',
      'KREYA_PROJECT=nowhere environment list',
      'environment list --project ..',
      'environment list --project production.krenv',
      'environment list --project ../two',
      'environment list --project ../malformed',
      'environment list --project ../without-id',
      'environment list --project ../twice',
    ],
  },
  'environment get-active': {
    right: ['environment get-active', 'environment get-active --json'],
    wrong: ['environment get-active --project nowhere'],
  },
  'environment set-active': {
    right: [
      'environment set-active staging',
      'environment set-active staging --json',
      'environment get-active',
      'environment get-active --json',
      'environment list',
      'environment list --json',
    ],
    wrong: [
      'environment set-active stagin',
      'environment set-active qa',
      'environment set-active',
      'environment set-active staging --project nowhere',
    ],
  },
  'telemetry status': {
    right: [
      'telemetry status',
      'telemetry status --json',
      'KREYA_DISABLETELEMETRY=true telemetry status',
      'KREYA_TELEMETRY_ENDPOINT= telemetry status',
    ],
    wrong: [
      'KREYA_DISABLETELEMETRY=maybe telemetry status',
      'KREYA_TELEMETRY_ENDPOINT=here telemetry status',
    ],
  },
  'telemetry enable': {
    right: ['telemetry enable', 'telemetry enable --json'],
    wrong: [`${OFF} telemetry enable`, 'telemetry enable --disable-telemetry'],
  },
  'telemetry disable': {
    right: ['telemetry disable', 'telemetry disable --json', 'telemetry status', 'telemetry enable'],
    wrong: [`${OFF} telemetry disable`],
  },
  'telemetry events': {
    right: ['telemetry events', 'telemetry events --json', 'telemetry events ThemeChanged'],
    wrong: ['telemetry events ThemeChange', 'telemetry events themechanged', 'telemetry events Nonsense'],
  },
  'telemetry show': {
    right: [
      'telemetry show --limit 2',
      'telemetry show --pending --limit 1',
      'telemetry show --pending --limit 1 --raw',
      'telemetry show --pending --limit 1 --json',
      'telemetry show --sent',
      'telemetry show --sent --json',
    ],
    wrong: ['telemetry show --limit many', 'telemetry show --limit', 'telemetry show --limt 3'],
  },
  'telemetry check': {
    right: ['telemetry check', 'telemetry check --json'],
    wrong: [
      'telemetry check --timeout soon',
      'KREYA_TELEMETRY_ENDPOINT= telemetry check',
      `${OFF} telemetry check`,
      `KREYA_TELEMETRY_ENDPOINT=${BUSY_RECEIVER} telemetry check`,
      'KREYA_TELEMETRY_ENDPOINT=http://127.0.0.1:9 telemetry check',
      'KREYA_TELEMETRY_ENDPOINT=http://127.0.0.1:9 telemetry check --json',
    ],
  },
  'telemetry flush': {
    right: [
      'telemetry flush',
      'telemetry flush --json',
      'telemetry flush',
      'telemetry status',
      'telemetry status --json',
      'telemetry flush --json',
      'version',
      'telemetry flush',
      'telemetry show --sent --limit 1',
      'telemetry show --pending',
      'version',
    ],
    wrong: [
      'telemetry flush --timeout soon',
      'KREYA_TELEMETRY_ENDPOINT= telemetry flush',
      `${OFF} telemetry flush`,
      `KREYA_TELEMETRY_ENDPOINT=${BUSY_RECEIVER} telemetry flush`,
    ],
  },
  'telemetry reset-id': {
    right: ['telemetry reset-id', 'telemetry reset-id --json'],
    wrong: [`${OFF} telemetry reset-id`],
  },
  'telemetry erase': {
    right: [
      // The pause that the busy receiver asked for ends with it.
      'telemetry delete --yes',
      'version',
      'telemetry erase --yes',
      'version',
      'telemetry erase --yes --json',
      'version',
      `KREYA_TELEMETRY_ENDPOINT=${BUSY_RECEIVER} telemetry erase --yes`,
      'telemetry status',
      'telemetry show --pending',
    ],
    wrong: [`${OFF} telemetry erase --yes`, 'KREYA_TELEMETRY_ENDPOINT= telemetry erase --yes'],
  },
  'telemetry delete': {
    right: ['telemetry delete --yes', 'telemetry delete --yes --json', 'telemetry reset-id'],
    wrong: [],
  },
};

/** What is wrong for any command, or for none. */
export const WRONG_FOR_ALL: readonly CommandLine[] = [
  'versoin',
  'telemetry statsu',
  'status',
  'set-activ',
  'telemetry',
  '--project',
  '@nowhere.txt',
  '@unclosed.txt',
  '@itself.txt',
];

/** Where the per-user folder can't be created. */
export const UNWRITABLE: readonly CommandLine[] = [
  'version',
  'telemetry status',
  'telemetry enable',
  'telemetry disable',
  'telemetry show',
  'telemetry flush',
  'telemetry reset-id',
  'telemetry erase --yes',
  'telemetry delete --yes',
].map((args) => `XDG_CONFIG_HOME=$HOME/a-file ${args}`);

/** The files that these calls use, by their path in the home folder. */
export const FILES: Readonly<Record<string, string>> = {
  'a-file': '',
  'shop/shop.krproj': '{}',
  'shop/production.krenv': '{ "id": "p" }',
  'shop/staging.krenv': '{ "id": "s" }',
  'shop/unclosed.txt': 'environment set-active "staging',
  'shop/itself.txt': '@itself.txt',
  'single/single.krproj': '{}',
  'two/one.krproj': '{}',
  'two/other.krproj': '{}',
  'malformed/shop.krproj': '{}',
  'malformed/staging.krenv': '{\n  "id": "s"\n  "color": "#2a7de1"\n}\n',
  'without-id/shop.krproj': '{}',
  'without-id/staging.krenv': '{ "color": "#2a7de1" }',
  'twice/shop.krproj': '{}',
  'twice/a.krenv': '{ "id": "s" }',
  'twice/b.krenv': '{ "id": "s" }',
};
