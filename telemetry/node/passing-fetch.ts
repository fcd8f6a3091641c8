import type { Agent, ClientRequest } from 'node:http';
import { PROXY_AUTHENTICATION_REQUIRED } from '../core/deliver/answer.ts';
import { isUntrusted } from '../core/deliver/untrusted.ts';
import type { Fetch, HttpResponse } from '../core/ports.ts';
import type { Variables } from './network/proxy-variables.ts';
import { type ConnectionOptions, directRoute, proxyFaultOf, type Route } from './network/route.ts';
import { createPassingLookup } from './passing-lookup.ts';
import { bareResponse, guarded, readResponse } from './read-response.ts';

/** Told of what happens between here and the receiver. */
export interface NetworkObserver {
  /** Before a request. */
  readonly onRoute: (route: Route, options: ConnectionOptions) => void;
  /** Once it has a connection, which may not be established yet. */
  readonly onRequest: (request: ClientRequest) => void;
  /** If a proxy has answered in place of the receiver, or nobody. */
  readonly onError: (error: unknown) => void;
}

export interface PassingFetchOptions {
  readonly lookup?: ConnectionOptions['lookup'];
  /** They name the proxy. */
  readonly variables?: Variables;
  readonly observer?: NetworkObserver | undefined;
}

const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * A transport on Node's network that keeps no program alive. It goes through the proxy that the environment names,
 * and trusts the system's authorities if Node's own do not suffice; the code for both is loaded only then. A
 * caller that awaits the response has to keep the program alive itself: see {@link keepAlive}.
 */
export function createPassingFetch({
  lookup = createPassingLookup(),
  variables = process.env,
  observer,
}: PassingFetchOptions = {}): Fetch {
  // One per receiver, for reusable connections.
  const routes = new Map<string, Route>();
  let options: ConnectionOptions = { lookup };

  async function routeTo(url: string, isFresh: boolean): Promise<Route> {
    const { origin } = new URL(url);
    const known = routes.get(origin);
    if (known !== undefined && !isFresh) return known;
    const route = (await throughProxy(url)) ?? directRoute(url, options);
    if (known !== undefined) closeIdle(known.agent);
    routes.set(origin, route);
    return route;
  }

  async function throughProxy(url: string): Promise<Route | null> {
    if (!PROXY_VARIABLES.some((name) => (variables[name] ?? '') !== '')) return null;
    const { routeThroughProxy } = await import('./network/through-proxy.ts');
    return routeThroughProxy(new URL(url), variables, options);
  }

  /** Whether there are more authorities to try it with. */
  async function trustMore(): Promise<boolean> {
    if (options.ca !== undefined) return false;
    const { systemCertificates } = await import('./network/system-certificates.ts');
    const ca = systemCertificates();
    if (ca !== null) options = { lookup, ca };
    return ca !== null;
  }

  async function attempt(url: string, init: Parameters<Fetch>[1], isFresh: boolean): Promise<HttpResponse> {
    const route = await routeTo(url, isFresh);
    init.signal.throwIfAborted();
    observer?.onRoute(route, options);
    return request(url, init, route, observer);
  }

  return async (url, init) => {
    try {
      const first = attempt(url, init, init.freshConnection ?? false);
      return await first.catch(async (error: unknown) => {
        if (init.signal.aborted || !isUntrusted(error) || !(await trustMore())) throw error;
        return attempt(url, init, true);
      });
    } catch (error) {
      observer?.onError(error);
      if (proxyFaultOf(error)?.kind === 'refused') return bareResponse(PROXY_AUTHENTICATION_REQUIRED);
      throw error;
    }
  };
}

function request(
  url: string,
  { method, headers, body, signal }: Parameters<Fetch>[1],
  route: Route,
  observer: NetworkObserver | undefined,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { request } = process.getBuiltinModule(route.isSecure ? 'node:https' : 'node:http');
    const asked = request(url, {
      ...route.target,
      method,
      // Nothing here decompresses a response.
      headers: {
        ...headers,
        ...route.headers,
        'Accept-Encoding': 'identity',
        'Content-Length': body.length,
      },
      agent: route.agent,
      signal,
    });
    const fail = (error: unknown) => {
      reject(error);
      asked.destroy();
    };
    // Node tells of that only once the request has a connection.
    signal.addEventListener(
      'abort',
      () => {
        reject(new Error('The request was broken off.'));
        route.abandon();
      },
      { once: true },
    );
    asked.on('socket', (socket) => socket.unref());
    asked.on('error', reject);
    asked.on(
      'response',
      guarded(fail, (answer) => resolve(readResponse(answer, () => asked.destroy()))),
    );
    // Without a listener, Node would treat it as a lost connection.
    asked.on(
      'upgrade',
      guarded(fail, ({ statusCode = 0 }, socket) => {
        socket.destroy();
        resolve(bareResponse(statusCode));
      }),
    );
    observer?.onRequest(asked);
    asked.end(body);
  });
}

/** Requests in progress are not interrupted. */
function closeIdle({ freeSockets }: Agent): void {
  for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
}

/** Longer than any wait; only the timer's existence matters. */
const FAR_OFF_MS = 60 * 60_000;

/** The result of `work`; keeps the program alive until then, even if nothing else is going on. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, FAR_OFF_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
