/** Checks an app's options. */
import type { Events } from '../catalogue/define.ts';
import { type Check, type ChecksOf, flag, isFunction, optional } from '../core/check-options.ts';
import { programChecks, versionIfGiven } from '../node/option-checks.ts';
import type { ElectronTelemetryOptions } from './options.ts';

const pages: Check = (value) => {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return "must be a list, such as [{ origin: 'app://acme' }].";
  if (value.length === 0) {
    return 'is empty, so that no page could speak to telemetry. Leave it out for pages of files.';
  }
  return value.map(problemOfPage).find((problem) => problem !== null) ?? null;
};

export const electronChecks: ChecksOf<ElectronTelemetryOptions<Events>> = {
  ...programChecks,
  version: versionIfGiven,
  unwritable: flag,
  pages,
  nativeCrashes: flag,
  endByError: flag,
  beforeEnd: optional('a function', isFunction),
  prepareSession: optional('a function that takes a session', isFunction),
};

function problemOfPage(page: unknown): string | null {
  if (typeof page === 'string') return `has a text. Write { origin: '${originIn(page) ?? 'app://acme'}' }.`;
  const origin = memberOf(page, 'origin');
  const folder = memberOf(page, 'folder');
  if (typeof origin !== 'string') return "has a page without an origin. Write { origin: 'app://acme' }.";
  const meant = originIn(origin);
  if (meant === null) {
    return `has '${origin}', which is no origin. Write one such as file://, app://acme or http://localhost:5173.`;
  }
  if (meant !== origin) {
    return `has '${origin}'. An origin is scheme, host and port alone: write { origin: '${meant}' }.`;
  }
  return folder === undefined || (typeof folder === 'string' && /^(?![./])[^\\:]*$/.test(folder))
    ? null
    : `has a folder for '${origin}' that is not one below the app's. Write one such as 'out/renderer'.`;
}

function memberOf(page: unknown, name: 'origin' | 'folder'): unknown {
  return typeof page === 'object' && page !== null ? Reflect.get(page, name) : undefined;
}

/** The origin of a page with this address, as Chromium gives it; null if it has none. */
function originIn(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  if (protocol === 'file:') return 'file://';
  return host === '' ? null : `${protocol}//${host}`;
}
