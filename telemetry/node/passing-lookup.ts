import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isErrorWithCode } from '../core/disk-errors.ts';
import { fs } from '../core/node-modules.ts';
import { policy } from '../core/policy.ts';
import { systemClock } from './node-host.ts';

/** What the machine offers for resolving names. */
export interface NameSystem {
  /** IP addresses, or with a port: `192.0.2.1:53`, `[2001:db8::1]:53`. */
  readonly nameServers: () => readonly string[];
  /** The file that says, on Linux, how the system asks them. Null elsewhere, where no file does. */
  readonly resolvConf: string | null;
  readonly hostsFile: string;
  /** Node's own, which can't be aborted or abandoned. */
  readonly lookup: LookupFunction;
}

/** How to look up a name without waiting for a silent name server. */
type Way =
  | { readonly kind: 'bySystem' }
  /** The system would first wait for another one. */
  | { readonly kind: 'byServer'; readonly server: string }
  | { readonly kind: 'none' };

/**
 * The outcome of a question to a name server. If it declines or is unreachable, the system asks the next at
 * once.
 */
type Reply = 'answers' | 'declines' | 'unreachable' | 'silent';

const DNS_PORT = '53';

/** Response codes: no error, and no such name. */
const ANSWERS = [0, 3];

/** What Node returns if it knows none. */
const OWN_MACHINE = /^\[?(127\.|::1\b)/;

const UNREACHABLE = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Names that others besides name servers may know, such as a neighbour in the network: one label, `.local`,
 * `.localhost`.
 */
const KNOWN_ELSEWHERE = /^[^.]*\.?$|\.local(host)?\.?$/;

/**
 * A lookup that delays no program. While a name server is silent, Node's own delays a program by ten seconds
 * or more, even one that calls `process.exit`. So name servers are asked first, over a socket that keeps
 * nothing alive; Node's `Resolver` would. The name itself is then resolved by the system, which may have
 * other sources. Fails if no name server answers.
 */
export function createPassingLookup(system: NameSystem = namesOfMachine()): LookupFunction {
  return async (name, options, callback) => {
    const way = await findWay(name, system).catch((): Way => ({ kind: 'bySystem' }));
    if (way.kind === 'none') {
      // The system's own code for this.
      callback(Object.assign(new Error('No name server answers.'), { code: 'EAI_AGAIN' }), []);
      return;
    }
    const found = way.kind === 'byServer' ? await resolveBy(way.server, name) : [];
    const [first] = found;
    if (first === undefined) system.lookup(name, options, callback);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  };
}

function namesOfMachine(): NameSystem {
  return {
    // Not those that the program may have set for itself, which the system does not ask.
    nameServers: () => new (process.getBuiltinModule('node:dns').Resolver)().getServers(),
    resolvConf: process.platform === 'linux' ? '/etc/resolv.conf' : null,
    hostsFile:
      process.platform === 'win32'
        ? `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
        : '/etc/hosts',
    lookup: (name, options, callback) => process.getBuiltinModule('node:dns').lookup(name, options, callback),
  };
}

/** Tries one name server after another, as the system does. */
async function findWay(name: string, system: NameSystem): Promise<Way> {
  const { nameServers, resolvConf, hostsFile } = system;
  if (KNOWN_ELSEWHERE.test(name) || (await isInHosts(name, hostsFile))) return { kind: 'bySystem' };
  const servers = nameServers();
  if (!(await areAskedByUdp(servers, resolvConf))) return { kind: 'bySystem' };
  const replies = new Set<Reply>();
  for (const server of servers) {
    const reply = await ask(server, name);
    if (reply === 'answers')
      return replies.has('silent') ? { kind: 'byServer', server } : { kind: 'bySystem' };
    replies.add(reply);
  }
  // Not every libc notices that nobody is listening: musl waits as for a silent one.
  const isHopeless = resolvConf !== null && replies.size === 1 && replies.has('unreachable');
  return { kind: replies.has('silent') || isHopeless ? 'none' : 'bySystem' };
}

/**
 * Whether the system certainly asks these servers, and the way this module does. If it knows none, Node
 * returns 127.0.0.1; outside Linux some versions always do: https://github.com/nodejs/node/issues/62748.
 */
async function areAskedByUdp(servers: readonly string[], resolvConf: string | null): Promise<boolean> {
  if (resolvConf === null) return !servers.some((server) => OWN_MACHINE.test(server));
  const text = await fs.promises.readFile(resolvConf, 'latin1').catch(() => '');
  // What systemd and the like may find by themselves, or by TCP where UDP is blocked, must still be found.
  return /^nameserver\s/m.test(text) && !/\buse-vc\b/.test(`${text} ${process.env['RES_OPTIONS'] ?? ''}`);
}

/** The system looks there first, and asks no name server for what it finds. */
async function isInHosts(name: string, path: string): Promise<boolean> {
  const text = await fs.promises.readFile(path, 'latin1').catch(() => '');
  const hosts = text.toLowerCase();
  // Some have a hundred thousand lines, to block as many names.
  if (!hosts.includes(name)) return false;
  return hosts.split('\n').some((line) => line.replace(/#.*/, '').split(/\s+/).includes(name));
}

/** Network failures are a reply, not a rejection. */
async function ask(server: string, name: string): Promise<Reply> {
  const { isIP } = process.getBuiltinModule('node:net');
  const { createSocket } = process.getBuiltinModule('node:dgram');
  const withPort = isIP(server) === 0 ? /^\[?(.+?)\]?:(\d+)$/.exec(server) : null;
  const [, address = server, port = DNS_PORT] = withPort ?? [];
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4').unref();
  let cancelTimer = () => {};
  try {
    return await new Promise((resolve) => {
      cancelTimer = systemClock.schedule(() => resolve('silent'), policy.delivery.nameServerMs);
      socket.on('error', (error) =>
        resolve(isErrorWithCode(error, ...UNREACHABLE) ? 'unreachable' : 'declines'),
      );
      socket.on('message', ({ 3: code = 0 }) =>
        resolve(ANSWERS.includes(code & 15) ? 'answers' : 'declines'),
      );
      socket.on('connect', () => socket.send(questionFor(name)));
      socket.connect(Number(port), address);
    });
  } finally {
    cancelTimer();
    socket.close();
  }
}

/** A query for a name's IPv4 addresses (RFC 1035). */
function questionFor(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  const encoded = labels.map((label) => String.fromCharCode(label.length) + label).join('');
  return Buffer.from(`\0\0\x01\0\0\x01\0\0\0\0\0\0${encoded}\0\0\x01\0\x01`, 'latin1');
}

/** Empty if that server does not know. */
async function resolveBy(server: string, name: string): Promise<LookupAddress[]> {
  const { Resolver } = process.getBuiltinModule('node:dns').promises;
  const resolver = new Resolver({ timeout: policy.delivery.nameServerMs, tries: 1 });
  resolver.setServers([server]);
  const [four, six] = await Promise.all([
    resolver.resolve4(name).catch(() => []),
    resolver.resolve6(name).catch(() => []),
  ]);
  return [
    ...four.map((address) => ({ address, family: 4 })),
    ...six.map((address) => ({ address, family: 6 })),
  ];
}
