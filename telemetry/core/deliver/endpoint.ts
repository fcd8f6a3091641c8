import { fill } from '../../contract/texts/fill.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';
import { readHttpUrl } from './http-url.ts';

export type Endpoint =
  | { readonly state: 'configured'; readonly logsUrl: string }
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly problem: string };

/** The path of a signal, which OpenTelemetry's per-signal variables include, and trailing slashes. */
const SIGNAL_PATH = /(\/+v1\/+(logs|traces|metrics))*\/*$/;

/**
 * Reads the base URL of an OTLP/HTTP receiver. Events go to `<base>/v1/logs`, as OpenTelemetry's exporter
 * specification says; a URL that already ends in that path is accepted. `setting` names where the address can
 * be changed.
 */
export function readEndpoint(
  text: string | undefined,
  setting: string,
  texts: GetWarningTexts = inEnglish,
): Endpoint {
  const url = readHttpUrl(text);
  if (url === 'missing') return { state: 'missing' };
  // Does not repeat the text: an address can hold a name or a password.
  if (url === 'invalid' || url.username + url.password + url.search + url.hash !== '') {
    return { state: 'invalid', problem: fill(texts().endpoint, { name: setting }) };
  }
  return { state: 'configured', logsUrl: `${url.origin}${url.pathname.replace(SIGNAL_PATH, '')}/v1/logs` };
}
