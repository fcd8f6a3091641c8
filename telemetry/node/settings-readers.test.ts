/** Settings that other programs open all the time, as scanners, indexers and backups do. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { testWith } from '../testing/needs.ts';
import { openElsewhere, type Sharing } from '../testing/open-file.ts';
import { createSettingsFile } from './settings-file.ts';

/** 1,000 in a longer run. */
const WRITES = Number(process.env['SETTINGS_WRITES'] ?? 50);
const TITLE = `${WRITES} writes beside two that read over and over succeed`;

test(`${TITLE} (rwd)`, () => writeBesideReaders('rwd'));

testWith('sharing modes').each<Sharing>(['rw', 'r', 'none'])(`${TITLE} (%s)`, writeBesideReaders);

async function writeBesideReaders(sharing: Sharing): Promise<void> {
  const folder = temporaryFolder();
  const settings = createSettingsFile(folder, 'config');
  settings.update(() => ({ theme: 'dark' }));
  const readers = await Promise.all(
    [1, 2].map(() => openElsewhere(join(folder, 'config.json'), sharing, 'again')),
  );
  for (let write = 1; write <= WRITES; write += 1) {
    settings.update(({ writes = 0 }) => ({ writes: Number(writes) + 1 }));
  }
  const opened = await Promise.all(readers.map((reader) => reader.close()));
  expect(Math.min(...opened)).toBeGreaterThan(1);
  expect(createSettingsFile(folder, 'config').read()).toEqual({ theme: 'dark', writes: WRITES });
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'config.lock']);
}
