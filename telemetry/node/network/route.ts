/** How requests reach an address. */
import type { Agent } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';

export interface Route {
  /** Host and port of the proxy, for people; null if there is none. */
  readonly proxy: string | null;
  readonly agent: Agent;
  /** Whether requests are made over TLS. */
  readonly isSecure: boolean;
  /** What takes the place of parts of the URL in a request. */
  readonly target: {
    readonly protocol?: string;
    readonly hostname?: string;
    readonly port?: number;
    readonly path?: string;
  };
  readonly headers: Readonly<Record<string, string>>;
  /** Opens a connection to the receiver, without TLS; null if only the agent does. */
  readonly open: ((host: string, port: number) => Promise<Socket>) | null;
  /** Gives up connections that are being opened: Node leaves those of an aborted request alone. */
  readonly abandon: () => void;
}

export interface ConnectionOptions {
  readonly lookup: LookupFunction;
  /** Trusted authorities, as PEM; Node's own if not given. */
  readonly ca?: string[];
}

export function directRoute(url: string, options: ConnectionOptions): Route {
  const isSecure = url.startsWith('https:');
  const { Agent } = process.getBuiltinModule(isSecure ? 'node:https' : 'node:http');
  const agent = new Agent({ keepAlive: true, ...options });
  return { proxy: null, agent, isSecure, target: {}, headers: {}, open: null, abandon() {} };
}

/** What a proxy did instead of passing a request on. */
export type ProxyFault =
  /** The variable does not hold the address of an HTTP proxy. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unreachable' }
  /** It answered that it opens no connection to the receiver. */
  | { readonly kind: 'refused'; readonly status: number };

/** What a proxy did, if that is why there is no response; null otherwise. */
export function proxyFaultOf(error: unknown): ProxyFault | null {
  if (!(error instanceof Error && 'fault' in error)) return null;
  const { fault } = error;
  if (typeof fault !== 'object' || fault === null || !('kind' in fault)) return null;
  const { kind } = fault;
  if (kind === 'refused' && 'status' in fault) return { kind, status: Number(fault.status) };
  return kind === 'invalid' || kind === 'unreachable' ? { kind } : null;
}
