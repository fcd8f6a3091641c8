import fs, {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { testWith } from '../../../testing/needs.ts';
import { policy } from '../../policy.ts';
import type { Disk } from '../../ports.ts';
import { createFakeHost, type FakeHost, temporaryFolder } from '../../testing/fake-host.ts';
import { STREAM } from './directory.ts';
import {
  createDumpFolder,
  type DumpFolder,
  type DumpFolderOptions,
  type NativeCrash,
} from './dump-folder.ts';
import { buildMinidump } from './testing/build-minidump.ts';

const ID = '0f6226c0-7b41-46b3-9fc6-37e303310d22';
const OTHER_ID = '14d24263-2318-4434-a967-c56804a3da78';
const EVENT_ID = ID.replaceAll('-', '');
const NOTHING = { reported: 0, unwanted: 0, notADump: 0, truncated: 0, left: 0 };
const OLD = 2 * policy.crashes.settleMs;
const UNFINISHED = buildMinidump({ signature: '\0\0\0\0' });

let host: FakeHost;
let crashes: NativeCrash[];
beforeEach(() => {
  host = createFakeHost();
  crashes = [];
});

/** Puts a dump where Crashpad would, as if written `ageMs` ago. */
function put(path: string, bytes: Uint8Array = buildMinidump(), ageMs = 10): string {
  const place = join(host.folder, path);
  mkdirSync(join(place, '..'), { recursive: true });
  writeFileSync(place, bytes);
  const seconds = (host.clock.now() - ageMs) / 1000;
  utimesSync(place, seconds, seconds);
  return place;
}

function open(options: Partial<DumpFolderOptions> = {}, disk: Partial<Disk> = {}): DumpFolder {
  const needs = { ...host, disk: { ...fs, ...disk } };
  const onCrash = (crash: NativeCrash) => crashes.push(crash);
  return createDumpFolder(needs, host.folder, { isWanted: () => true, onCrash, ...options });
}

function filesLeft(): string[] {
  const files = readdirSync(host.folder, { recursive: true, withFileTypes: true });
  return files.flatMap((file) => (file.isDirectory() ? [] : file.name)).sort();
}

function failWith(code: string): never {
  throw Object.assign(new Error('at /home/jane'), { code });
}

describe('collecting', () => {
  test.each(['', 'new', 'pending', 'completed', 'reports'])('finds a dump in "%s"', (folder) => {
    put(join(folder, `${ID}.dmp`), buildMinidump(), OLD);
    put(join(folder, `${ID}.meta`));
    expect(open().collect()).toEqual({ ...NOTHING, reported: 1 });
    expect(crashes).toMatchObject([
      { id: EVENT_ID, facts: { exception: 'SIGSEGV', frames: [{ offset: 0x1234 }] } },
    ]);
    expect(crashes[0]?.occurredAt).toBeCloseTo(host.clock.now() - OLD, 0);
    expect(filesLeft()).toEqual([]);
  });

  test.each([
    ['nothing ever was', 'none'],
    ['nothing can be', 'file/none'],
  ])('finds nothing where %s, and creates no folder', (_, place) => {
    put('file');
    const folder = join(host.folder, place);
    const dumps = createDumpFolder(host, folder, { isWanted: () => true, onCrash: () => {} });
    expect(dumps.collect()).toEqual(NOTHING);
    expect(existsSync(folder)).toBe(false);
    expect(host.warnings).toEqual([]);
  });

  test('reports the oldest first, up to the limit, and the rest next time', () => {
    const { perCollection } = policy.crashes;
    const ids = Array.from({ length: perCollection + 2 }, (_, index) => ID.slice(0, -2) + (10 + index));
    for (const [index, id] of ids.entries()) put(`pending/${id}.dmp`, buildMinidump(), 1000 - index);
    const dumps = open();
    expect(dumps.collect()).toEqual({ ...NOTHING, reported: perCollection, left: 2 });
    expect(dumps.collect()).toEqual({ ...NOTHING, reported: 2 });
    expect(crashes.map((crash) => crash.id)).toEqual(ids.map((id) => id.replaceAll('-', '')));
  });

  test('leaves all other files alone', () => {
    put('settings.dat');
    put(`attachments/${ID}.dmp`);
    mkdirSync(join(host.folder, 'pending', 'folder.dmp'), { recursive: true });
    expect(open().collect()).toEqual(NOTHING);
    expect(filesLeft()).toEqual([`${ID}.dmp`, 'settings.dat']);
  });
});

describe('a dump that is being written', () => {
  test('is left until it is complete', () => {
    put(`reports/${ID}.dmp`, UNFINISHED);
    const dumps = open();
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 1 });
    put(`reports/${ID}.dmp`);
    expect(dumps.collect()).toEqual({ ...NOTHING, reported: 1 });
  });

  test('is given up on if it is not finished in time', () => {
    put(`pending/${ID}.dmp`, UNFINISHED, OLD);
    put(`new/${OTHER_ID}.dmp`, buildMinidump().subarray(0, 100), OLD);
    expect(open().collect()).toEqual({ ...NOTHING, truncated: 2 });
    expect(filesLeft()).toEqual([]);
    expect(crashes).toEqual([]);
  });

  test('is not removed before Crashpad has moved it, complete or not, wanted or not', () => {
    put(`new/${ID}.dmp`);
    expect(open().collect()).toEqual({ ...NOTHING, left: 1 });
    expect(open({ isWanted: () => false }).collect()).toEqual({ ...NOTHING, left: 1 });
  });

  test('is left while its size changes', () => {
    const place = put(`pending/${ID}.dmp`, buildMinidump(), OLD);
    // Called between checking the file and reading it.
    const isWanted = () => {
      appendFileSync(place, 'more');
      return true;
    };
    expect(open({ isWanted }).collect()).toEqual({ ...NOTHING, left: 1 });
    expect(filesLeft()).toEqual([`${ID}.dmp`]);
  });

  test('does not stay for ever because a clock was set back', () => {
    put(`new/${ID}.dmp`, UNFINISHED, -OLD);
    expect(open().collect()).toEqual({ ...NOTHING, truncated: 1 });
  });
});

describe('a file that is no crash dump is deleted unread', () => {
  test('because of its content, its name or its size', () => {
    put(`pending/${ID}.dmp`, Buffer.from('jane'));
    put(`pending/${OTHER_ID}.dmp`, buildMinidump({ without: [STREAM.exception] }));
    put('pending/jane.dmp');
    put(`completed/${ID}.dmp`, Buffer.alloc(policy.crashes.dumpBytes + 1));
    expect(open().collect()).toEqual({ ...NOTHING, notADump: 4 });
    expect(filesLeft()).toEqual([]);
    expect(crashes).toEqual([]);
  });

  testWith('symbolic links')('deletes a link but not its target, and does not enter linked folders', () => {
    const elsewhere = temporaryFolder();
    const file = join(elsewhere, `${ID}.dmp`);
    writeFileSync(file, buildMinidump());
    mkdirSync(join(host.folder, 'pending'));
    symlinkSync(file, join(host.folder, 'pending', `${ID}.dmp`));
    symlinkSync(elsewhere, join(host.folder, 'completed'));
    expect(open().collect()).toEqual({ ...NOTHING, notADump: 1 });
    expect(existsSync(file)).toBe(true);
    expect(crashes).toEqual([]);
  });
});

describe('a dump made while telemetry was off', () => {
  test('is deleted unread, unlike one made while it was on', () => {
    put(`pending/${ID}.dmp`, buildMinidump(), 2_000);
    put(`pending/${OTHER_ID}.dmp`, buildMinidump(), 1_000);
    const turnedOnAt = host.clock.now() - 1_500;
    const isWanted = (occurredAt: number) => occurredAt >= turnedOnAt;
    const readFileSync = () => failWith('EACCES');
    expect(open({ isWanted }, { readFileSync }).collect()).toEqual({ ...NOTHING, unwanted: 1, left: 1 });
    expect(open({ isWanted }).collect()).toEqual({ ...NOTHING, reported: 1 });
    expect(crashes).toMatchObject([{ id: OTHER_ID.replaceAll('-', '') }]);
    expect(filesLeft()).toEqual([]);
  });
});

describe('trouble', () => {
  test('a dump stays until its crash has been reported, and has the same ID next time', () => {
    const place = put(`pending/${ID}.dmp`);
    const seen: string[] = [];
    const onCrash = (crash: NativeCrash) => {
      expect(existsSync(place)).toBe(true);
      seen.push(crash.id);
      if (seen.length === 1) failWith('ENOENT');
    };
    expect(open({ onCrash }).collect()).toEqual({ ...NOTHING, left: 1 });
    expect(host.warnings).toHaveLength(1);
    expect(open({ onCrash }).collect()).toEqual({ ...NOTHING, reported: 1 });
    expect(seen).toEqual([EVENT_ID, EVENT_ID]);
  });

  test('unreadable dumps are warned of once, without a name', () => {
    put(`pending/${ID}.dmp`);
    put(`pending/${OTHER_ID}.dmp`);
    const dumps = open({}, { readFileSync: () => failWith('EACCES') });
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 2 });
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 2 });
    expect(host.warnings).toEqual(['A crash dump could not be handled (EACCES).']);
  });

  test("one that can't be handled does not block the others", () => {
    const locked = put(`pending/${ID}.dmp`, Buffer.from('jane'), 20);
    put(`pending/${OTHER_ID}.dmp`);
    const unlinkSync: Disk['unlinkSync'] = (path) =>
      path === locked ? failWith('EBUSY') : fs.unlinkSync(path);
    expect(open({}, { unlinkSync }).collect()).toEqual({ ...NOTHING, reported: 1, left: 1 });
    expect(filesLeft()).toEqual([`${ID}.dmp`]);
  });

  test("one that can't be deleted is reported once", () => {
    put(`pending/${ID}.dmp`);
    let isLocked = true;
    const unlinkSync: Disk['unlinkSync'] = (path) => (isLocked ? failWith('EBUSY') : fs.unlinkSync(path));
    const dumps = open({}, { unlinkSync });
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 1 });
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 1 });
    isLocked = false;
    expect(dumps.collect()).toEqual({ ...NOTHING, reported: 1 });
    expect(crashes).toHaveLength(1);
    expect(host.warnings).toEqual(['A crash dump could not be handled (EBUSY).']);
  });

  test("folders that can't be listed and files that can't be checked", () => {
    put(`pending/${ID}.dmp`);
    expect(open({}, { readdirSync: () => failWith('EACCES') }).collect()).toEqual(NOTHING);
    expect(open({}, { lstatSync: () => failWith('EIO') }).collect()).toEqual(NOTHING);
    expect(host.warnings).toHaveLength(2);
  });

  test('a dump that Crashpad moves during a look is found at the next one', () => {
    put(`pending/${ID}.dmp`);
    const dumps = open({}, { readFileSync: () => failWith('ENOENT') });
    expect(dumps.collect()).toEqual({ ...NOTHING, left: 1 });
    expect(host.warnings).toEqual([]);
  });
});
