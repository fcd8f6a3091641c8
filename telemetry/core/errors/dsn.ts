import { getEnvelopeEndpointWithUrlEncodedAuth } from '@sentry/core';
import { fill } from '../../contract/texts/fill.ts';
import { readHttpUrl } from '../deliver/http-url.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';

export type Dsn =
  | { readonly state: 'configured'; readonly envelopeUrl: string }
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly problem: string };

/**
 * Reads a Sentry DSN: `{protocol}://{public key}@{host}{/path}/{project id}`, as Sentry's SDK overview says.
 * Ignores the secret after the key in old DSNs, as Sentry's SDKs do: no server needs it. `setting` names
 * where it can be changed.
 */
export function readDsn(text: string | undefined, setting: string, texts: GetWarningTexts = inEnglish): Dsn {
  const url = readHttpUrl(text);
  if (url === 'missing') return { state: 'missing' };
  // Does not repeat the text, which can hold a password, nor pass it to Sentry's own parser, which prints it.
  const invalid = (): Dsn => ({ state: 'invalid', problem: fill(texts().dsn, { name: setting }) });
  if (url === 'invalid') return invalid();
  const [, path, projectId] = /^(.*)\/(\d+)\/*$/.exec(url.pathname) ?? [];
  const isPlain = url.search + url.hash === '';
  if (path === undefined || projectId === undefined || !isPlain || !/^\w+$/.test(url.username)) {
    return invalid();
  }
  const envelopeUrl = getEnvelopeEndpointWithUrlEncodedAuth({
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    publicKey: url.username,
    host: url.hostname,
    port: url.port,
    path: path.slice(1),
    projectId,
  });
  return { state: 'configured', envelopeUrl };
}
