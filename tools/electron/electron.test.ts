import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeInElectron } from './fallback.ts';
import { missingLibraries } from './libraries.ts';
import { alone } from './lock.ts';
import { verifyIntegrity } from './unpack.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreya-tools-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('verifyIntegrity', () => {
  const ABC =
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

  it('accepts the expected hash and refuses everything else', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'abc');
    await verifyIntegrity(file, ABC);
    await writeFile(file, 'abd');
    await expect(verifyIntegrity(file, ABC)).rejects.toThrow('is not used');
  });
});

it('keeps Electron and leaves out everything else', () => {
  const names = ['Cypress', 'locales/de.pak', 'resources/app/index.js', 'browser_v8_context_snapshot.bin'];
  expect(names.map((name) => placeInElectron(`Cypress/${name}`))).toEqual([
    'electron',
    'locales/de.pak',
    null,
    null,
  ]);
});

it('finds missing libraries in the output of ldd', () => {
  const ldd =
    '\tlinux-vdso.so.1 (0x1)\n\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n\tlibgtk-3.so.0 => not found\n';
  expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0']);
});

it.runIf(process.platform === 'linux')('lets only one process at a time work under a name', async () => {
  let working = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++working);
    await delay(20);
    working -= 1;
  };
  await Promise.all([1, 2].map(() => alone(folder, () => {}, undefined, work)));
  expect([most, working]).toEqual([1, 0]);
});
