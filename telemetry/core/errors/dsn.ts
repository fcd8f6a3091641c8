import { getEnvelopeEndpointWithUrlEncodedAuth } from '@sentry/core';
import { readHttpUrl } from '../deliver/http-url.ts';

export type Dsn =
  | { readonly state: 'configured'; readonly envelopeUrl: string }
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly problem: string };

/**
 * Reads a Sentry DSN: `{protocol}://{public key}@{host}{/path}/{project id}`, as Sentry's SDK overview says.
 * Ignores the secret after the key in old DSNs, as Sentry's SDKs do: no server needs it. `setting` names
 * where it can be changed.
 */
export function readDsn(text: string | undefined, setting: string): Dsn {
  const url = readHttpUrl(text);
  if (url === 'missing') return { state: 'missing' };
  // Does not repeat the text, which can hold a password, nor pass it to Sentry's own parser, which prints it.
  const problem = `${setting} is not the address of a Sentry project, so no errors are tracked. It takes a DSN such as https://0123abcd@errors.example.com/42`;
  if (url === 'invalid') return { state: 'invalid', problem };
  const [, path, projectId] = /^(.*)\/(\d+)\/*$/.exec(url.pathname) ?? [];
  const isPlain = url.search + url.hash === '';
  if (path === undefined || projectId === undefined || !isPlain || !/^\w+$/.test(url.username)) {
    return { state: 'invalid', problem };
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
