/** Which proxy the environment names for an address. */

// As in `through-proxy.ts`.
const net = () => process.getBuiltinModule('node:net');

/** What is needed of `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for `url`: null if there is none for it, `invalid` if the variable holds something else than an
 * HTTP proxy's address. The lower-case spelling of a variable comes first, as with curl; this machine is
 * reached directly, as by Chromium and Go, so that the app and its command line do the same.
 */
export function proxyFor(url: URL, variables: Variables): URL | 'invalid' | null {
  const read = (name: string) => (variables[name] || variables[name.toUpperCase()] || '').trim();
  const isSecure = url.protocol === 'https:';
  // A web server's child process gets the request's header `Proxy` in HTTP_PROXY (https://httpoxy.org).
  const isOfRequest = !isSecure && variables['REQUEST_METHOD'] !== undefined;
  const text = isOfRequest ? (variables['http_proxy'] ?? '') : read(isSecure ? 'https_proxy' : 'http_proxy');
  if (text === '' || isOwnMachine(url.hostname) || isExcepted(url, read('no_proxy'))) return null;
  const proxy = parse(text.includes('://') ? text : `http://${text}`);
  return proxy !== null && /^https?:$/.test(proxy.protocol) ? proxy : 'invalid';
}

/** An IPv6 address without the brackets it has in a URL. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** The port that a URL leaves out. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isOwnMachine(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
}

/**
 * Whether `NO_PROXY` excepts an address. An entry is a name, which includes those below it, an address, a range
 * such as `10.0.0.0/8`, or `*`; all but the last two can be followed by a port.
 */
function isExcepted(url: URL, list: string): boolean {
  const host = bare(url.hostname);
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      if (entry.includes('/')) return isInRange(host, entry);
      const [, name = '', port = ''] = /^(\[.*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const wanted = bare(name).replace(/^\*?\.|\.$/g, '');
      if (wanted === '' || (port !== '' && Number(port) !== portOf(url))) return false;
      return host === wanted || (net().isIP(host) === 0 && host.endsWith(`.${wanted}`));
    });
}

function isInRange(host: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const { BlockList, isIP } = net();
  const [family, kind] = [isIP(host), isIP(bare(network))];
  const most = kind === 6 ? 128 : 32;
  if (family === 0 || family !== kind || !/^\d{1,3}$/.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(bare(network), Number(bits), kind === 6 ? 'ipv6' : 'ipv4');
  return list.check(host, kind === 6 ? 'ipv6' : 'ipv4');
}
