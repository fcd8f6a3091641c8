/** Finds the mistakes in options that no compiler finds, and says at start-up what to write instead. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { validateCommon } from '../catalogue/validate.ts';

/** What is wrong with an option's value, phrased to follow the option's name; null if it is valid. */
export type Check = (value: unknown, options: object) => string | null;

/** One check for each option; a missing check does not compile. */
export type ChecksOf<Options> = Readonly<Record<keyof Options, Check>>;

export function required(be: string, accepts: (value: unknown) => boolean): Check {
  return (value) => (accepts(value) ? null : `must be ${be}.`);
}

/** Makes a check optional: `undefined` passes. */
export function optional(be: string, accepts: (value: unknown) => boolean): Check {
  return required(be, (value) => value === undefined || accepts(value));
}

export const isText = (value: unknown): boolean => typeof value === 'string';
/** Text with something visible in it. */
export const isWords = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
export const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
export const isFunction = (value: unknown): boolean => typeof value === 'function';

/** Whether a value is an object with these members, each of the given `typeof`. */
export function has(value: unknown, members: Readonly<Record<string, string>>): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(members).every(([name, kind]) => {
    const member: unknown = Reflect.get(value, name);
    return typeof member === kind && member !== null;
  });
}

export const flag = optional('true or false', (value) => typeof value === 'boolean');

/** Whether a value has the shape that `defineCatalogue` returns; `checkCatalogue` checks its contents. */
export function isCatalogue(value: unknown): value is Catalogue {
  const members = {
    namespace: 'string',
    events: 'object',
    common: 'object',
    groups: 'object',
    resource: 'object',
  };
  return (
    has(value, members) && ['groups', 'resource'].every((name) => Array.isArray(Reflect.get(value, name)))
  );
}

const common: Check = (value, options) => {
  const catalogue: unknown = Reflect.get(options, 'catalogue');
  const validation = isCatalogue(catalogue) ? validateCommon(catalogue, value) : null;
  return validation?.ok === false ? `can't be so: ${validation.problem}` : null;
};

export const catalogueChecks = {
  catalogue: required('what defineCatalogue of kreya-telemetry/catalogue returned', isCatalogue),
  common,
};

/**
 * Throws an error for developers if an option is invalid or unknown. `called` names the function that takes
 * the options.
 */
export function checkOptions(
  called: string,
  options: unknown,
  checks: Readonly<Record<string, Check>>,
): void {
  if (typeof options !== 'object' || options === null) {
    throw new Error(`${called} can't start without options: call ${called}({ catalogue, … }).`);
  }
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw new Error(
        `${called} can't start: it has no option ${name}. ${suggest(name, Object.keys(checks))}`,
      );
    }
  }
  for (const [name, check] of Object.entries(checks)) {
    const problem = check(Reflect.get(options, name), options);
    if (problem !== null) throw new Error(`${called} can't start: its option ${name} ${problem}`);
  }
}

function suggest(name: string, known: readonly string[]): string {
  const written = name.toLowerCase();
  const near = known.filter((one) => {
    const other = one.toLowerCase();
    return other.includes(written) || written.includes(other);
  });
  return near.length > 0 ? `Write ${near.join(' or ')}.` : `It takes ${known.join(', ')}.`;
}
