/** Checks a developer's consent options: with a misspelt mode, people who must be asked would not be. */
import { type Check, isText } from '../check-options.ts';
import type { ConsentMode } from '../ports.ts';

const MODES: readonly unknown[] = ['optIn', 'optOut'] satisfies ConsentMode[];

const consent: Check = (value) =>
  value === undefined || MODES.includes(value)
    ? null
    : `is ${quote(value)}. Write 'optIn', to ask people first, or 'optOut'.`;

const privacyUrl: Check = (value) =>
  value === undefined || isHttps(value)
    ? null
    : `is ${quote(value)}, and people are only led to an https address. Write one such as 'https://acme.example/privacy'.`;

export const consentChecks = { consent, privacyUrl };

function isHttps(address: unknown): boolean {
  if (typeof address !== 'string' || !/^https:\/\/\S+$/i.test(address) || !URL.canParse(address))
    return false;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

function quote(value: unknown): string {
  return isText(value) ? `'${value}'` : `of type ${typeof value}`;
}
