/** A command line of an opt-in product. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { catalogue } from '../core/testing/catalogue.ts';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { bundle } from '../testing/bundle.ts';
import { testWith } from '../testing/needs.ts';
import { type Receiver, startReceiver } from '../testing/receiver/receiver.ts';
import { createNodeTelemetry } from './index.ts';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, 'testing/program.ts');

interface Machine {
  readonly receiver: Receiver;
  /** The product's per-user folder. */
  readonly folder: string;
  /**
   * Runs the program once; returns what it, or the one it starts, says about its telemetry, and standard
   * error.
   */
  run(
    options: object,
    environment?: Readonly<Record<string, string>>,
  ): Promise<{ readonly told: unknown; readonly stderr: string }>;
}

async function createMachine(): Promise<Machine> {
  const folder = join(temporaryFolder(), 'Acme');
  const receiver = await startReceiver();
  onTestFinished(receiver.close);
  return {
    receiver,
    folder,
    async run(options, environment = {}) {
      const args = [await bundle(PROGRAM), JSON.stringify({ folder, ...options })];
      const env = {
        ...process.env,
        DO_NOT_TRACK: '',
        ACME_TELEMETRY_ENDPOINT: receiver.url,
        ACME_TELEMETRY_DSN: receiver.dsn,
        ...environment,
      };
      const { stdout, stderr } = await run(process.execPath, args, { env });
      return { told: JSON.parse(stdout), stderr };
    },
  };
}

const names = (receiver: Receiver) => receiver.events.map(({ name }) => name);

test('before an answer it prints nothing, asks nothing, and leaves no folder and no connection', async () => {
  const { run, receiver, folder } = await createMachine();
  for (let start = 0; start < 2; start += 1) {
    expect(await run({ consent: 'optIn' })).toEqual({
      told: { enabled: false, noticeDue: false, choiceDue: true, disabledByName: null },
      stderr: '',
    });
  }
  expect(receiver.connections()).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test.each(['thread', 'process'])(
  'nor does a %s that it starts and that itself does not say optIn',
  async (as) => {
    const { run, receiver, folder } = await createMachine();
    // As if a version that did not ask had shown the notice: nothing else prevents sending.
    const options = { consent: 'optIn', starts: { as, options: { folder } } };
    mkdirSync(folder);
    writeFileSync(join(folder, 'telemetry.json'), '{"telemetryNoticeShown":true}');
    expect(await run(options)).toEqual({
      told: { enabled: false, noticeDue: false, choiceDue: true, disabledByName: null },
      stderr: '',
    });
    expect(await run({ ...options, starts: { as, options: { folder, consent: 'optOut' } } })).toMatchObject({
      told: { enabled: false, choiceDue: true },
    });
    expect(receiver.connections()).toBe(0);
    expect(readdirSync(folder)).toEqual(['telemetry.json']);
  },
);

test.each(['optOut', 'optin', ''])('the variable %o alone does not count as asking', async (value) => {
  const { run } = await createMachine();
  const environment = { ACME_TELEMETRY_CONSENT: value };
  expect(await run({ consent: 'optIn' }, environment)).toMatchObject({
    told: { enabled: false, choiceDue: true },
  });
  expect(await run({}, environment)).toMatchObject({ told: { enabled: true, choiceDue: false } });
});

test('a program that knows the answer passes it on, and a yes needs no notice', async () => {
  const { run, receiver } = await createMachine();
  expect(await run({ consent: 'optIn', answer: true })).toMatchObject({
    told: { enabled: true, choiceDue: false },
    stderr: '',
  });
  expect(names(receiver)).toEqual(['acme.telemetry_enabled', 'acme.notes_exported']);
  expect(await run({ consent: 'optIn' })).toMatchObject({ told: { enabled: true }, stderr: '' });
  expect(names(receiver)).toHaveLength(3);
});

test('after a no, only the choice is on disk', async () => {
  const { run, receiver, folder } = await createMachine();
  await run({ consent: 'optIn', answer: false });
  expect(await run({ consent: 'optIn' })).toMatchObject({
    told: { enabled: false, choiceDue: false },
    stderr: '',
  });
  expect(readdirSync(folder).toSorted()).toEqual(['telemetry.json', 'telemetry.lock']);
  expect(receiver.connections()).toBe(0);
});

testWith('a pipe as standard error')(
  'the notice of an opt-out program says where the privacy policy is',
  async () => {
    const { run } = await createMachine();
    const privacyUrl = 'https://acme.example/privacy';
    expect((await run({ privacyUrl })).stderr).toMatch(/: https:\/\/acme\.example\/privacy\n$/);
    expect((await (await createMachine()).run({})).stderr).not.toContain('https:');
  },
);

test('refuses an unknown mode instead of taking people for asked', () => {
  const options = { catalogue, version: '1.0.0', productName: 'Acme' } as const;
  // @ts-expect-error Misspelt.
  expect(() => createNodeTelemetry({ ...options, consent: 'optin' })).toThrow("Write 'optIn'");
  expect(() => createNodeTelemetry({ ...options, privacyUrl: 'http://acme.example' })).toThrow(
    'people are only led to an https address',
  );
});
