/** What another user has left in a person's folder: by `sudo kreyac`, a restored backup or a container. */
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { version } from '../package.json';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile, type Profile, type Run } from './testing/kreyac.ts';

const PERSON = 12345;
const test = testWith('other accounts');

interface Person extends Profile {
  as(args: string): Promise<Run>;
}

/** A profile of a person who is not the superuser, on which the notice has been shown. */
async function createPerson(): Promise<Person> {
  const profile = await createProfile();
  // The bundle is in a folder that only the user who runs the tests can enter.
  for (let folder = dirname(await bundleKreyac()); folder.includes('kreyac-'); folder = dirname(folder)) {
    chmodSync(folder, 0o755);
  }
  chownSync(profile.home, PERSON, PERSON);
  const as = (args: string) => profile.run(args.split(' '), { uid: PERSON });
  expect(await as('version')).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  expect(await as('telemetry flush')).toMatchObject({ exitCode: 0, stderr: '' });
  return { ...profile, as };
}

/** Runs a command, sends what it recorded, and returns the commands that have arrived since. */
async function arrived(person: Person, args: string): Promise<unknown[]> {
  const before = person.receiver.events.length;
  expect(await person.as(args)).toMatchObject({ exitCode: 0 });
  expect(await person.as('telemetry flush')).toMatchObject({ exitCode: 0, stderr: '' });
  return person.receiver.events.slice(before).map(({ attributes }) => attributes['kreya.command']);
}

describe("in a folder with another user's files", () => {
  test.each<[string, (path: string) => void]>([
    ['file', (path) => writeFileSync(path, 'f47ac10b-58cc-4372-a567-0e02b2c3d479', { mode: 0o600 })],
    ['folder', (path) => mkdirSync(path, { mode: 0o700 })],
    ['link', (path) => symlinkSync('/root/nowhere', path)],
  ])('an ID that is a %s of theirs costs no event, and can be reset', async (_, make) => {
    for (const isReset of [false, true]) {
      const person = await createPerson();
      const path = join(person.folder, 'telemetry/installation-id');
      rmSync(path);
      make(path);
      if (isReset) {
        const { stdout, stderr } = await person.as('telemetry reset-id');
        expect({ stdout, stderr }).toEqual({
          stdout: expect.stringMatching(/^The installation ID is now [0-9a-f-]{36}\.\n$/),
          stderr: '',
        });
      }
      expect(await arrived(person, 'info')).toEqual(['info']);
      expect(statSync(path)).toMatchObject({ uid: PERSON });
    }
  });

  test('their settings turn telemetry off until the person chooses', async () => {
    const person = await createPerson();
    chownSync(join(person.folder, 'config.json'), 0, 0);
    expect((await person.as('telemetry status')).stdout).toContain('can’t be read');
    expect(await person.as('telemetry enable')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(statSync(join(person.folder, 'config.json')).uid).toBe(PERSON);
    // They held whether the notice was shown, so it is shown again.
    expect(await arrived(person, 'version')).toEqual([undefined, 'telemetryEnable', 'version']);
    expect(await person.as('telemetry disable')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test.each([0o700, 0o755])('takes over their lock with mode %o', async (mode) => {
    const person = await createPerson();
    const lock = join(person.folder, 'config.lock');
    const durationOf = async (command: string) => {
      const begun = performance.now();
      const run = await person.as(command);
      return { run, ms: performance.now() - begun };
    };
    const usual = await durationOf('telemetry enable');
    writeFileSync(join(person.folder, 'config.json.draft'), 'theirs', { mode: 0o600 });
    for (const path of [lock, join(lock, 'free')]) chownSync(path, 0, 0);
    chmodSync(lock, mode);
    const { run, ms } = await durationOf('telemetry disable');
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Telemetry is off.') });
    // A held lock is waited for for three seconds, and reported after eight.
    expect(ms).toBeLessThan(usual.ms + 3_000);
    expect(statSync(lock).uid).toBe(PERSON);
    expect(readdirSync(lock)).toEqual(['free']);
    expect(existsSync(join(person.folder, 'config.json.draft'))).toBe(false);
  });

  test('sets their telemetry folder aside, and reports it once', async () => {
    const person = await createPerson();
    const folder = join(person.folder, 'telemetry');
    chownSync(folder, 0, 0);
    chmodSync(folder, 0o700);
    const { stdout, stderr } = await person.as('info');
    expect(stdout).toContain(version);
    expect(stderr).toMatch(new RegExp(`^kreyac: ${folder} belongs to another user.*\\n$`));
    expect(await arrived(person, 'version')).toEqual(['info', 'version']);
    expect(await person.as('telemetry reset-id')).toMatchObject({ exitCode: 0, stderr: '' });

    // Only they can remove what they own, and the person is told so.
    const { exitCode, stderr: told } = await person.as('telemetry delete --yes');
    expect({ exitCode, told }).toEqual({
      exitCode: 1,
      told: expect.stringMatching(
        new RegExp(`${folder}\\.unreadable-.* can’t be read or written \\(EACCES\\).*Change its owner`),
      ),
    });
    expect(existsSync(folder)).toBe(false);
  });

  test('their delivery files block nothing', async () => {
    const person = await createPerson();
    const folder = join(person.folder, 'telemetry');
    const theirs = {
      'held-0123456789abcdef-1.lease': '',
      'delivery.json': '{}',
      'delivery.json.draft': '',
    };
    for (const [name, text] of Object.entries(theirs)) {
      rmSync(join(folder, name), { force: true });
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    }
    expect(await arrived(person, 'info')).toEqual(['info']);
    expect(statSync(join(folder, 'delivery.json')).uid).toBe(PERSON);
  });

  test('names their records as undeliverable, and delivers the rest', async () => {
    const person = await createPerson();
    const name = '1767225600000-0123abcd-g0.1.700.sealed';
    const path = join(person.folder, 'telemetry/spool', name);
    writeFileSync(path, '', { mode: 0o600 });
    const before = person.receiver.events.length;
    await person.as('info');
    const { exitCode, stderr } = await person.as('telemetry flush');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringContaining(`${path} can’t be read or written (EACCES). Change its owner`),
    });
    expect(person.receiver.events.slice(before)).toHaveLength(1);
  });

  test('settings that link into a folder of theirs stay a link, and the error names them', async () => {
    const person = await createPerson();
    const path = join(person.folder, 'config.json');
    const theirs = join(person.home, 'theirs');
    mkdirSync(theirs, { mode: 0o755 });
    writeFileSync(join(theirs, 'config.json'), '{ "telemetryNoticeShown": true }', { mode: 0o644 });
    rmSync(path);
    symlinkSync(join(theirs, 'config.json'), path);
    const { exitCode, stderr } = await person.as('telemetry disable');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining(`${path} can’t be read or written (EACCES). Change its owner`),
    });
    expect(readlinkSync(path)).toBe(join(theirs, 'config.json'));
    expect(lstatSync(join(theirs, 'config.json')).uid).toBe(0);
  });

  test('names a per-user folder of theirs, and the command does its work', async () => {
    const person = await createPerson();
    chownSync(person.folder, 0, 0);
    chmodSync(person.folder, 0o700);
    const { exitCode, stdout, stderr } = await person.as('version');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${version}\n` });
    expect(stderr).toContain(`${person.folder} can’t be read, so telemetry is off.`);
  });

  test("gives what the superuser creates in a person's folder to that person", async () => {
    const profile = await createProfile();
    chownSync(profile.home, PERSON, PERSON);
    expect(await profile.run(['telemetry', 'enable'])).toMatchObject({ exitCode: 0 });
    for (const name of [
      '',
      'config.json',
      'config.lock',
      'config.lock/free',
      'telemetry',
      'telemetry/installation-id',
      'telemetry/spool',
    ]) {
      expect(statSync(join(profile.folder, name)), name).toMatchObject({ uid: PERSON, gid: PERSON });
    }
  });
});
