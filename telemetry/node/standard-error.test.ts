/**
 * A program that uses the library does its work, whatever happened to its standard error and the person's
 * home.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { bundle } from '../testing/bundle.ts';
import { testWith } from '../testing/needs.ts';
import { type Receiver, startReceiver } from '../testing/receiver/receiver.ts';

const PROGRAM = '"$0" "$1"';
const FILL = '"$0" "$2"';

/** What these stand for: Node, the program, and a program that fills standard error. */
const commands = async (): Promise<string[]> => [
  process.execPath,
  await bundle(join(import.meta.dirname, 'testing/program.ts')),
  join(import.meta.dirname, 'testing/fill-stderr.mjs'),
];

/**
 * What is at the other end of the standard error socket: a reader, none any more, or one that does not read.
 */
type Reader = 'reads' | 'left' | 'waits';

interface Machine {
  readonly receiver: Receiver;
  readonly home: string;
  run(command: string, reader?: Reader, env?: Readonly<Record<string, string>>): Promise<Run>;
}

interface Run {
  readonly exitCode: number | null;
  /** What the program says about its telemetry. */
  readonly told: unknown;
  readonly stderr: string;
}

async function createMachine(): Promise<Machine> {
  const home = mkdtempSync(join(tmpdir(), 'acme-home-'));
  const receiver = await startReceiver();
  onTestFinished(async () => {
    await receiver.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    receiver,
    home,
    async run(command, reader = 'reads', env = {}) {
      const child = spawn('sh', ['-c', command, ...(await commands())], {
        env: { PATH: process.env['PATH'] ?? '', HOME: home, ACME_TELEMETRY_ENDPOINT: receiver.url, ...env },
        stdio: ['ignore', 'pipe', reader === 'waits' ? await openUnreadSocket(join(home, 'socket')) : 'pipe'],
      });
      if (reader === 'left') child.stderr?.destroy();
      const stderr = reader === 'reads' && child.stderr !== null ? text(child.stderr) : '';
      const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const told = JSON.parse((child.stdout === null ? '' : await text(child.stdout)) || 'null');
      return { exitCode: await exitCode, told, stderr: await stderr };
    },
  };
}

/**
 * One end of a socket whose other end is never read. A pipe to a child won't do: Node itself reads its
 * beginning.
 */
async function openUnreadSocket(path: string): Promise<Socket> {
  const server = createServer({ pauseOnConnect: true }, (unread) =>
    onTestFinished(() => void unread.destroy()),
  );
  await once(server.listen(path), 'listening');
  const socket = connect(path);
  await once(socket, 'connect');
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  return socket;
}

const posixTest = testWith('a Unix shell');

posixTest.each<[string, string, Reader?]>([
  ['the null device', `${PROGRAM} 2>/dev/null`],
  ['closed', `${PROGRAM} 2>&-`],
  ['open for reading only', `${PROGRAM} 2</dev/null`],
  ['a socket whose reader left', PROGRAM, 'left'],
  ['a pipe whose reader left', `mkfifo ~/pipe; exec 3<>~/pipe 4>~/pipe 3<&-; ${PROGRAM} 2>&4`],
  ['a socket that is full', `${FILL}; ${PROGRAM}`, 'waits'],
  ['a pipe that is full', `mkfifo ~/pipe; exec 3<>~/pipe; ${FILL} 2>&3; ${PROGRAM} 2>&3`],
  ...(process.platform === 'linux'
    ? [['on a full disk', `${PROGRAM} 2>/dev/full`] satisfies [string, string]]
    : []),
])('standard error is %s: the program does its work, and nothing is sent', async (_, command, reader) => {
  const { run, receiver } = await createMachine();
  expect(await run(command, reader)).toMatchObject({ exitCode: 0, told: { enabled: true, noticeDue: true } });
  expect(receiver.requests).toEqual([]);

  const next = await run(PROGRAM);
  expect(next).toMatchObject({ exitCode: 0, told: { noticeDue: false } });
  expect(next.stderr).toContain('Acme collects usage telemetry');
  expect(receiver.events).toHaveLength(2);
  expect((await run(PROGRAM)).stderr).toBe('');
});

posixTest.each([
  ['a pipe', PROGRAM],
  ['a file', `${PROGRAM} 2>~/log; cat ~/log >&2`],
])('the notice counts as seen on %s', async (_, command) => {
  const { run, receiver } = await createMachine();
  const { stderr, told } = await run(command);
  expect(stderr).toMatch(/^Acme collects usage telemetry/);
  expect(told).toMatchObject({ noticeDue: false });
  expect(receiver.events).toHaveLength(1);
});

posixTest.each([
  { XDG_CONFIG_HOME: 'relative' },
  { XDG_CONFIG_HOME: '~/.config' },
  { XDG_CONFIG_HOME: '$HOME/.config' },
  { XDG_CONFIG_HOME: '' },
])('%o is not a usable folder, so the home folder is used', async (env) => {
  const { run, home } = await createMachine();
  expect(await run(PROGRAM, 'reads', env)).toMatchObject({ exitCode: 0, told: { enabled: true } });
  expect(readdirSync(join(home, '.config', 'Acme'))).toContain('telemetry');
});
