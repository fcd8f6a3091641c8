/**
 * Requests through an HTTP proxy, on Node's own network. Loaded only where a variable names one; imports nothing that
 * is loaded anyway, since a bundler would give that a file of its own.
 */
import type { Agent, ClientRequest } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { bare, portOf, proxyFor, type Variables } from './proxy-variables.ts';
import type { ConnectionOptions, ProxyFault, Route } from './route.ts';

// Not imported: a bundler that makes one file of all would load them with the program.
const http = () => process.getBuiltinModule('node:http');
const https = () => process.getBuiltinModule('node:https');
const isIP = (host: string) => process.getBuiltinModule('node:net').isIP(host);

/** Says nothing of the proxy's address, which can hold a password. */
class ProxyError extends Error {
  constructor(
    readonly fault: ProxyFault,
    cause?: unknown,
  ) {
    super(`The proxy could not be used: ${fault.kind}.`, { cause });
  }
}

/** The route to an address through the proxy that the variables name, or null if they name none for it. Throws a {@link ProxyError}. */
export function routeThroughProxy(url: URL, variables: Variables, options: ConnectionOptions): Route | null {
  const proxy = proxyFor(url, variables);
  if (proxy === null) return null;
  if (proxy === 'invalid') throw new ProxyError({ kind: 'invalid' });
  const shared = { proxy: `${proxy.hostname}:${portOf(proxy)}` };
  const isSecure = proxy.protocol === 'https:';
  if (url.protocol === 'https:') {
    const opening = new Set<ClientRequest>();
    const open = (host: string, port: number) => openTunnel(proxy, host, port, options, opening);
    const agent = createTunnelAgent(open, options);
    const abandon = () => {
      for (const request of opening) request.destroy();
    };
    return { ...shared, agent, isSecure: true, target: {}, headers: {}, open, abandon };
  }
  const hostname = bare(proxy.hostname);
  const agentOptions = { keepAlive: true, servername: nameFor(hostname), ...options };
  return {
    ...shared,
    agent: new (isSecure ? https() : http()).Agent(agentOptions),
    isSecure,
    target: { protocol: proxy.protocol, hostname, port: portOf(proxy), path: url.href },
    headers: { Host: url.host, ...credentials(proxy) },
    open: null,
    abandon() {},
  };
}

/** The name in a TLS handshake, which Node would take from the header `Host`; empty for an address. */
function nameFor(hostname: string): string {
  return isIP(hostname) === 0 ? hostname : '';
}

/** Makes each connection through a tunnel that the proxy opens for it. */
function createTunnelAgent(
  open: (host: string, port: number) => Promise<Socket>,
  connection: ConnectionOptions,
): Agent {
  const { connect } = process.getBuiltinModule('node:tls');
  const stream = process.getBuiltinModule('node:stream');

  class TunnelAgent extends https().Agent {
    /** Called by Node, with the options of the request. */
    override createConnection(
      { host, port, servername }: RequestOptions,
      created: (error: Error | null, stream: Duplex) => void = () => {},
    ): undefined {
      const name = host ?? '';
      open(name, Number(port)).then(
        (socket) => {
          const options = { ...connection, ALPNProtocols: ['http/1.1'] };
          created(null, connect({ ...options, host: name, servername: servername ?? name, socket }));
        },
        // Node ignores the stream then.
        (error: Error) => created(error, new stream.Duplex()),
      );
    }
  }
  return new TunnelAgent({ keepAlive: true });
}

/** Rejects with a {@link ProxyError}. */
function openTunnel(
  proxy: URL,
  host: string,
  port: number,
  options: ConnectionOptions,
  opening: Set<ClientRequest>,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    const { request } = proxy.protocol === 'https:' ? https() : http();
    const name = bare(proxy.hostname);
    const asked: ClientRequest = request({
      ...options,
      method: 'CONNECT',
      host: name,
      port: portOf(proxy),
      path: authority,
      headers: { Host: authority, ...credentials(proxy) },
      agent: false,
      servername: nameFor(name),
    });
    const fail = (fault: ProxyFault, cause?: unknown) => {
      reject(new ProxyError(fault, cause));
      asked.destroy();
    };
    const refuse = ({ statusCode = 0 }) => fail({ kind: 'refused', status: statusCode });
    opening.add(asked);
    asked.on('close', () => opening.delete(asked));
    // A tunnel that is being opened must not keep the program alive.
    asked.on('socket', (socket) => socket.unref());
    asked.on('error', (error) => fail({ kind: 'unreachable' }, error));
    asked.on('connect', (response, socket) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) resolve(socket.unref());
      else {
        refuse(response);
        socket.destroy();
      }
    });
    asked.end();
  });
}

/** For the proxy alone: they are in no request that the receiver gets. */
function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const text = `${decode(username)}:${decode(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(text).toString('base64')}` };
}

/** As it is if it is not encoded properly, as a password with a percent sign. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
