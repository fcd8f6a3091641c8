/** The machine-wide file in its real place, as root leaves it there for everybody. */
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile } from './testing/kreyac.ts';

const PERSON = 12345;
const FILE = '/etc/kreya/kreya.config.json';
const test = testWith('mount namespaces', 'other accounts');
const run = promisify(execFile);

interface Machine {
  /** Runs kreyac as a person, whose home is kept for the next run. */
  kreyac(args: string, workingDirectory?: string): Promise<{ stdout: string; stderr: string }>;
}

/** A machine that has this file in /etc, as its programs see it: the real /etc does not change. */
async function createMachine(content: string | null, { mode = 0o644, env = {} } = {}): Promise<Machine> {
  const bundle = await bundleKreyac();
  for (let folder = dirname(bundle); folder.includes('kreyac-'); folder = dirname(folder))
    chmodSync(folder, 0o755);
  const machine = mkdtempSync(join(tmpdir(), 'machine-'));
  onTestFinished(() => rmSync(machine, { recursive: true }));
  chmodSync(machine, 0o755);
  cpSync('/etc', join(machine, 'etc'), { recursive: true, verbatimSymlinks: true });
  if (content !== null) {
    const file = join(machine, FILE);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  }
  const home = join(machine, 'home');
  mkdirSync(home);
  chownSync(home, PERSON, PERSON);
  const person = `--reuid ${PERSON} --regid ${PERSON} --clear-groups`;
  return {
    kreyac: (args, workingDirectory = '/') =>
      run(
        'unshare',
        [
          '--mount',
          'sh',
          '-c',
          `mount --bind "$1/etc" /etc && cd "$2" && exec setpriv ${person} "$3" "$4" ${args}`,
          'sh',
          machine,
          workingDirectory,
          process.execPath,
          bundle,
        ],
        { env: { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C', ...env } },
      ),
  };
}

test('root turns telemetry off for another user, who is told by what', async () => {
  const machine = await createMachine('{ "DisableTelemetry": true }');
  const { stdout, stderr } = await machine.kreyac('telemetry status --json');
  expect(JSON.parse(stdout)).toMatchObject({
    enabled: false,
    locked: true,
    disabledBy: 'configurationFile',
    disabledByName: FILE,
  });
  expect(stderr).toBe('');
  expect((await machine.kreyac('telemetry status')).stdout).toContain(FILE);

  const free = await createMachine(null);
  expect(JSON.parse((await free.kreyac('telemetry status --json')).stdout)).toMatchObject({ locked: false });
});

test('one that everybody can write to disables telemetry, with one line', async () => {
  const { stdout, stderr } = await (await createMachine('{}', { mode: 0o666 })).kreyac(
    'telemetry status --json',
  );
  expect(JSON.parse(stdout)).toMatchObject({ locked: true, disabledByName: FILE });
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`${FILE} can be changed by users other than root`),
  ]);
});

test('it says where events go, before any variable; a file in a working directory does not', async () => {
  const { receiver, env } = await createProfile();
  const address = JSON.stringify({ TelemetryEndpoint: env['KREYA_TELEMETRY_ENDPOINT'] });
  const project = mkdtempSync(join(tmpdir(), 'project-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  chmodSync(project, 0o755);
  writeFileSync(join(project, 'kreya.config.json'), address);

  const ofProject = await createMachine(null);
  await ofProject.kreyac('version', project);
  const status = await ofProject.kreyac('telemetry status --json', project);
  expect(JSON.parse(status.stdout)).toMatchObject({ locked: false, endpoint: 'missing' });

  // Nothing listens there.
  const ofRoot = await createMachine(address, { env: { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' } });
  await ofRoot.kreyac('version', project);
  await ofRoot.kreyac('telemetry flush', project);
  expect(receiver.events.map(({ attributes }) => attributes['kreya.command'])).toEqual(['version']);
});
