/** Checks of the options that the app and the command lines of a product share. */
import { isAbsolute } from 'node:path';
import type { Events } from '../catalogue/define.ts';
import {
  type Check,
  type ChecksOf,
  catalogueChecks,
  flag,
  has,
  isFunction,
  isText,
  isTexts,
  isWords,
  optional,
  required,
} from '../core/check-options.ts';
import { consentChecks } from '../core/consent/consent-checks.ts';
import type { NodeTelemetryOptions, TelemetryOptions } from './options.ts';
import { speechChecks } from './speech-checks.ts';

/** As allowed in a Sentry release and in a user agent. */
const isVersion = (value: unknown): boolean => typeof value === 'string' && /^\d[\w.+-]{0,40}$/.test(value);
const isPath = (value: unknown): boolean => typeof value === 'string' && isAbsolute(value);

const VERSION = "a version such as '1.4.0': digits first, and no blank in it";

export const versionIfGiven = optional(VERSION, isVersion);

const localFolder: Check = (value, options) => {
  if (value === undefined) return null;
  if (!isPath(value)) return 'must be an absolute path.';
  return Reflect.get(options, 'folder') === undefined
    ? 'says only where files go that do not follow the person to other machines: give folder, too.'
    : null;
};

export const programChecks: ChecksOf<TelemetryOptions<Events>> = {
  ...catalogueChecks,
  ...consentChecks,
  ...speechChecks,
  optedOutBefore: flag,
  // Whoever runs the program can set the addresses, so an invalid one is only warned of, with telemetry off.
  endpoint: optional("a text such as 'https://telemetry.acme.example'", isText),
  dsn: optional("a text such as 'https://0123abcd@errors.acme.example/42'", isText),
  waitMs: optional('a number of milliseconds', (value) => typeof value === 'number'),
  folder: optional(
    'an absolute path, or null if there is nowhere to have a folder',
    (value) => value === null || isPath(value),
  ),
  localFolder,
  warn: optional('a function that takes one line of text', isFunction),
  settings: optional(
    'what createSettingsFile or openSettingsFile of kreya-telemetry/node returned; for electron-store, see there',
    (value) => has(value, { path: 'string', read: 'function', update: 'function' }),
  ),
  errorContext: optional(
    'an object of fields, each made by field of kreya-telemetry/catalogue, and values, a function that returns their values',
    (value) =>
      has(value, { fields: 'object', values: 'function' }) && hasFields(Reflect.get(value, 'fields')),
  ),
  fingerprints: optional("a list of texts, such as ['export']", isTexts),
  ownCode: optional('a function that returns what is found, or more', isFunction),
  fetch: optional('a function like the standard fetch', isFunction),
};

export const nodeChecks: ChecksOf<NodeTelemetryOptions<Events>> = {
  ...programChecks,
  version: required(VERSION, isVersion),
  productName: required("what people call the product, such as 'Acme'", isWords),
  commandLine: optional('a list of texts, such as process.argv.slice(2)', isTexts),
  sends: flag,
  disableCommand: optional("a command such as 'acme telemetry off'", isWords),
  notice: optional('the text that is printed, or null', (value) => value === null || isWords(value)),
};

function hasFields(fields: object): boolean {
  return Object.values(fields).every((field) => has(field, { description: 'string', kind: 'object' }));
}
