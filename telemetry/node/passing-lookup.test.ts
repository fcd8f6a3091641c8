import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { promises } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { bundle, bundledModule } from '../testing/bundle.ts';
import { startReceiver } from '../testing/receiver/receiver.ts';
import { createPassingFetch } from './passing-fetch.ts';
import { createPassingLookup, type NameSystem } from './passing-lookup.ts';

const HOST_NAME = 'telemetry.acme.example';
const NO_ERROR = 0;
const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;
const REFUSED = 5;

/** The addresses that the name server and the system each give for the name. */
const BY_SERVER = '192.0.2.53';
const BY_SYSTEM = '192.0.2.7';

/** The response code of a name server, one that is silent, or one that does not exist. */
type Behaviour = number | 'silent' | 'gone';

interface NameServer {
  /** As `getServers` of `node:dns` has it. */
  readonly name: string;
  /** The datagrams it received. */
  readonly asked: Buffer[];
}

async function startNameServer(behaviour: Behaviour, address = '127.0.0.1', port = 0): Promise<NameServer> {
  const asked: Buffer[] = [];
  if (behaviour === 'gone') return { name: `${address}:1`, asked };
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4', (question, sender) => {
    asked.push(question);
    if (typeof behaviour === 'number')
      socket.send(answerTo(question, behaviour), sender.port, sender.address);
  });
  const listening = once(socket, 'listening');
  socket.bind(port, address);
  await listening;
  const name = `${address.includes(':') ? `[${address}]` : address}:${socket.address().port}`;
  onTestFinished(() => void socket.close());
  return { name, asked };
}

/** The question followed by an answer, if it asks for an IPv4 address and there is one. */
function answerTo(question: Buffer, code: number): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const asksForIPv4 = question.readUInt16BE(end - 4) === 1;
  const hasAnswer = code === NO_ERROR && asksForIPv4;
  const head = Buffer.from([0x81, 0x80 | code, 0, 1, 0, hasAnswer ? 1 : 0, 0, 0, 0, 0]);
  const address = BY_SERVER.split('.').map(Number);
  const answer = hasAnswer ? [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address] : [];
  return Buffer.concat([question.subarray(0, 2), head, question.subarray(12, end), Buffer.from(answer)]);
}

interface MachineOptions {
  readonly servers: readonly NameServer[];
  readonly hosts?: string;
  readonly resolvConf?: string;
}

/** A machine with these name servers. The system's own lookup always succeeds at once. */
function machineWith(options: MachineOptions): NameSystem {
  const { servers, hosts = '127.0.0.1 localhost\n', resolvConf = 'nameserver 192.0.2.1\n' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'acme-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const hostsFile = join(folder, 'hosts');
  writeFileSync(hostsFile, hosts);
  const resolvFile = join(folder, 'resolv.conf');
  writeFileSync(resolvFile, resolvConf);
  return {
    nameServers: () => servers.map(({ name }) => name),
    resolvConf: resolvFile,
    hostsFile,
    lookup: (_, options, callback) =>
      options.all === true
        ? callback(null, [{ address: BY_SYSTEM, family: 4 }])
        : callback(null, BY_SYSTEM, 4),
  };
}

/** The address found for a name, or the error's code. */
function look(name: string, system: NameSystem, all = false): Promise<unknown> {
  return new Promise((resolve) =>
    createPassingLookup(system)(name, { all }, (error, address) => resolve(error?.code ?? address)),
  );
}

/** On Windows, Node does not notice that nobody is listening. */
const REFUSED_AT_ONCE: readonly (readonly [Behaviour[], string])[] =
  process.platform === 'win32'
    ? []
    : [
        [[REFUSED, 'gone'], BY_SYSTEM],
        [['gone', NO_ERROR], BY_SYSTEM],
      ];

test('looks up a name unless the system would wait for a silent name server', async () => {
  const expected: readonly (readonly [Behaviour[], string])[] = [
    [[NO_ERROR], BY_SYSTEM],
    [[NO_SUCH_NAME], BY_SYSTEM],
    [[SERVER_FAILURE], BY_SYSTEM],
    [[NO_ERROR, 'silent'], BY_SYSTEM],
    [[], BY_SYSTEM],
    [['silent', NO_ERROR], BY_SERVER],
    [['silent', NO_SUCH_NAME], BY_SYSTEM],
    [['silent'], 'EAI_AGAIN'],
    [['gone', 'silent'], 'EAI_AGAIN'],
    [[SERVER_FAILURE, 'silent'], 'EAI_AGAIN'],
    [['gone', 'gone'], 'EAI_AGAIN'],
    ...REFUSED_AT_ONCE,
  ];
  const found = expected.map(async ([behaviours]) => {
    const servers = await Promise.all(behaviours.map((behaviour) => startNameServer(behaviour)));
    return [behaviours, await look(HOST_NAME, machineWith({ servers }))];
  });
  expect(await Promise.all(found)).toEqual(expected);
});

test('concludes nothing from what may only be a guess at the name server', async () => {
  for (const behaviour of ['gone', 'silent'] as const) {
    const servers = [await startNameServer(behaviour)];
    expect(await look(HOST_NAME, { ...machineWith({ servers }), resolvConf: null })).toBe(BY_SYSTEM);
  }
});

test.each([
  '',
  '# nameserver 192.0.2.1\noptions edns0\n',
  'nameserver 192.0.2.1\noptions timeout:1 use-vc\n',
])('asks no name server by UDP where the system may know the name otherwise: %j', async (resolvConf) => {
  for (const behaviour of ['gone', 'silent'] as const) {
    const server = await startNameServer(behaviour);
    expect(await look(HOST_NAME, machineWith({ servers: [server], resolvConf }))).toBe(BY_SYSTEM);
    expect(server.asked).toEqual([]);
  }
});

test('works without a resolv.conf', async () => {
  const machine = machineWith({ servers: [await startNameServer('gone')] });
  expect(await look(HOST_NAME, { ...machine, resolvConf: '/no/such/file' })).toBe(BY_SYSTEM);
});

test('returns a list to callers that ask for all addresses', async () => {
  const servers = [await startNameServer('silent'), await startNameServer(NO_ERROR)];
  expect(await look(HOST_NAME, machineWith({ servers }), true)).toEqual([{ address: BY_SERVER, family: 4 }]);
  expect(await look('receiver', machineWith({ servers }), true)).toEqual([{ address: BY_SYSTEM, family: 4 }]);
});

test('supports a name server with an IPv6 address', async ({ skip }) => {
  const server = await startNameServer('silent', '::1').catch(() => skip('There is no IPv6 here.'));
  expect(await look(HOST_NAME, machineWith({ servers: [server] }))).toBe('EAI_AGAIN');
  expect(server.asked).toHaveLength(1);
});

test.each(['localhost', 'acme.localhost', 'receiver', 'receiver.', 'receiver.local'])(
  'asks no name server for %s, which others may know',
  async (name) => {
    const server = await startNameServer('silent');
    expect(await look(name, machineWith({ servers: [server] }))).toBe(BY_SYSTEM);
    expect(server.asked).toEqual([]);
  },
);

test.each([
  `192.0.2.9\t${HOST_NAME}\n`,
  `127.0.0.1 localhost\r\n0.0.0.0 other Telemetry.Acme.Example # blocked\r\n`,
  `::1 ${HOST_NAME}`,
])('asks no name server for what the hosts file knows: %j', async (hosts) => {
  const server = await startNameServer('silent');
  expect(await look(HOST_NAME, machineWith({ servers: [server], hosts }))).toBe(BY_SYSTEM);
  expect(server.asked).toEqual([]);
});

test('ignores similar names in the hosts file', async () => {
  const servers = [await startNameServer('silent')];
  const found = [`# 192.0.2.9 ${HOST_NAME}`, `192.0.2.9 eu.${HOST_NAME} ${HOST_NAME}.net`, ''].map((hosts) =>
    look(HOST_NAME, machineWith({ servers, hosts })),
  );
  expect(await Promise.all(found)).toEqual(['EAI_AGAIN', 'EAI_AGAIN', 'EAI_AGAIN']);
});

test('works without a hosts file', async () => {
  const machine = {
    ...machineWith({ servers: [await startNameServer(NO_ERROR)] }),
    hostsFile: '/no/such/file',
  };
  expect(await look(HOST_NAME, machine)).toBe(BY_SYSTEM);
});

test('asks the same question as a resolver', async () => {
  const server = await startNameServer(NO_SUCH_NAME);
  await look(HOST_NAME, machineWith({ servers: [server] }));
  await look(`${HOST_NAME}.`, machineWith({ servers: [server] }));
  const resolver = new promises.Resolver();
  resolver.setServers([server.name]);
  await expect(resolver.resolve4(HOST_NAME)).rejects.toThrow('ENOTFOUND');
  const [ours = Buffer.of(), sameAgain, theirs] = server.asked;
  expect(sameAgain).toEqual(ours);
  // Theirs has its own ID, and may have more after the question.
  expect(ours.subarray(2, 10)).toEqual(theirs?.subarray(2, 10));
  expect(ours.subarray(12)).toEqual(theirs?.subarray(12, ours.length));
});

test('a request finds its receiver by name, and fails if no name server answers', async () => {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const { port } = new URL(receiver.url);
  const ask = async (behaviour: Behaviour, url: string) => {
    const machine = machineWith({ servers: [await startNameServer(behaviour)] });
    const lookup: NameSystem['lookup'] = (name, options, callback) =>
      machine.lookup(name, options, (error) =>
        options.all === true
          ? callback(error, [{ address: '127.0.0.1', family: 4 }])
          : callback(error, '127.0.0.1', 4),
      );
    const response = await createPassingFetch({ lookup: createPassingLookup({ ...machine, lookup }) })(url, {
      method: 'POST',
      headers: {},
      body: new Uint8Array(),
      signal: new AbortController().signal,
    });
    response.discard();
  };
  await ask(NO_ERROR, `http://${HOST_NAME}:${port}/v1/logs`);
  expect(receiver.requests).toHaveLength(1);
  await ask('silent', `http://127.0.0.1:${port}/v1/logs`);
  expect(receiver.requests).toHaveLength(2);
  await expect(ask('silent', `http://${HOST_NAME}:${port}/v1/logs`)).rejects.toMatchObject({
    code: 'EAI_AGAIN',
  });
  expect(receiver.requests).toHaveLength(2);
});

test('a program ends while the name server is silent, without a lookup by the system', async () => {
  const server = await startNameServer('silent');
  const { resolvConf } = machineWith({ servers: [server] });
  const fetchModule = await bundledModule(join(import.meta.dirname, 'passing-fetch.ts'));
  const lookupModule = await bundledModule(join(import.meta.dirname, 'passing-lookup.ts'));
  const program = `
    import { createPassingFetch } from ${fetchModule};
    import { createPassingLookup } from ${lookupModule};
    const lookup = () => {
      console.log('looked up');
      setTimeout(() => {}, 10_000);
    };
    const system = {
      nameServers: () => ['${server.name}'],
      resolvConf: ${JSON.stringify(resolvConf)},
      hostsFile: '/no/such/file',
      lookup,
    };
    createPassingFetch({ lookup: createPassingLookup(system) })('http://${HOST_NAME}', {
      method: 'POST', headers: {}, body: new Uint8Array(), signal: new AbortController().signal,
    }).catch(() => console.log('was held until it was given up'));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const exit = once(child, 'exit');
  expect(await text(child.stdout)).toBe('');
  expect(await exit).toEqual([0, null]);
  expect(server.asked).toHaveLength(1);
});

const PROGRAM = join(import.meta.dirname, 'testing/program.ts');

/** Runs a command with another file in place of the machine's `resolv.conf`. */
const WITH_RESOLV_CONF = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount --bind "$0" /etc/resolv.conf && exec "$@"',
];

test.for<[string, () => Promise<string[]>]>([
  ['ends by itself', async () => [await bundle(PROGRAM)]],
  // Even then, Node waits for the thread that looks up a name.
  [
    'exits',
    async () => [
      '--input-type=module',
      '--eval',
      `await import(${await bundledModule(PROGRAM)}); process.exit();`,
    ],
  ],
])(
  'a command line that %s is not delayed by a silent name server, and loses nothing',
  async ([, argsOf], { skip }) => {
    try {
      execFileSync('unshare', ['--mount', 'test', '-f', '/etc/resolv.conf'], { stdio: 'ignore' });
    } catch {
      skip('This user may not give a program a resolv.conf of its own.');
    }
    const address = '127.0.0.99';
    const server = await startNameServer('silent', address, 53).catch(() =>
      skip(`Nothing can listen on ${address}:53 here.`),
    );
    const receiver = await startReceiver();
    const home = mkdtempSync(join(tmpdir(), 'acme-home-'));
    onTestFinished(async () => {
      await receiver.close();
      rmSync(home, { recursive: true, force: true });
    });
    const resolvConf = join(home, 'resolv.conf');
    writeFileSync(resolvConf, `nameserver ${address}\n`);

    const args = await argsOf();

    /** How long it takes to end after its last action. */
    async function run(endpoint: string, before: readonly string[] = []): Promise<number> {
      const [file = '', ...rest] = [...before, process.execPath, ...args];
      const child = spawn(file, rest, {
        env: { PATH: process.env['PATH'] ?? '', HOME: home, ACME_TELEMETRY_ENDPOINT: endpoint },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      onTestFinished(() => void child.kill());
      child.stderr.resume();
      const exit = once(child, 'exit');
      await once(child.stdout, 'data');
      const done = performance.now();
      expect(await exit).toEqual([0, null]);
      return performance.now() - done;
    }

    const heldMs = await run(`http://${HOST_NAME}:4318`, [...WITH_RESOLV_CONF, resolvConf]);
    // A lookup would delay it by another nine seconds.
    expect(heldMs).toBeLessThan(3_000);
    expect(server.asked).toHaveLength(1);
    await run(receiver.url);
    expect(receiver.events).toHaveLength(2);
  },
);
