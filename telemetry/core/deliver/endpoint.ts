import { readHttpUrl } from './http-url.ts';

export type Endpoint =
  | { readonly state: 'configured'; readonly logsUrl: string }
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly problem: string };

/** A signal's own path, which OpenTelemetry's variables per signal hold, and slashes at the end. */
const SIGNAL_PATH = /(\/+v1\/+(logs|traces|metrics))*\/*$/;

/**
 * Reads the base URL of an OTLP/HTTP receiver. Events go to `<base>/v1/logs`, as OpenTelemetry's exporter
 * specification has it; an address that ends in that path already is taken for what was meant. `setting` is what the
 * address is called where it can be changed.
 */
export function readEndpoint(text: string | undefined, setting: string): Endpoint {
  const url = readHttpUrl(text);
  if (url === 'missing') return { state: 'missing' };
  // The text is not repeated: an address can hold a name or a password.
  const problem = `${setting} is not the address of a receiver, so no telemetry is collected. It takes an http or https URL without user name, password, query and fragment, such as https://telemetry.example.com`;
  if (url === 'invalid' || url.username + url.password + url.search + url.hash !== '') {
    return { state: 'invalid', problem };
  }
  return { state: 'configured', logsUrl: `${url.origin}${url.pathname.replace(SIGNAL_PATH, '')}/v1/logs` };
}
