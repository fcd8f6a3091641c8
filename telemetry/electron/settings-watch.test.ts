import { EventEmitter } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeTree } from '../core/files/remove.ts';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { nodeHost } from '../node/node-host.ts';
import { testWith } from '../testing/needs.ts';
import { type WatchFolder, watchSettings } from './settings-watch.ts';

/** Counts how often it is called back. */
function start(file: string, watchFolder?: WatchFolder): { readonly calls: number } {
  const told = { calls: 0 };
  const onChanged = () => {
    told.calls += 1;
  };
  onTestFinished(
    watchSettings({ file, onChanged, ...(watchFolder === undefined ? {} : { watchFolder }) }).end,
  );
  return told;
}

/** As settings are written: a draft replaces the file. */
function replace(file: string, text = String(Math.random())): void {
  writeFileSync(`${file}.draft`, text);
  renameSync(`${file}.draft`, file);
}

const tells = (told: { readonly calls: number }, atLeast = 1) =>
  expect.poll(() => told.calls).toBeGreaterThanOrEqual(atLeast);

/** Changes it until a change is noticed: the watch may not be active yet. */
async function tellsInTheEnd(told: { readonly calls: number }, change: () => void): Promise<void> {
  const before = told.calls;
  await expect
    .poll(
      () => {
        change();
        return told.calls;
      },
      { interval: 100 },
    )
    .toBeGreaterThan(before);
}

test('notices when a file is replaced, written to or removed, and no other file', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'telemetry.json');
  replace(file);
  const told = start(file);
  writeFileSync(join(folder, 'other.json'), '');
  replace(file);
  await tells(told);
  const before = told.calls;
  appendFileSync(file, ' ');
  await tells(told, before + 1);
  const after = told.calls;
  rmSync(file);
  await tells(told, after + 1);
  const last = told.calls;
  writeFileSync(join(folder, 'other.json'), 'again');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told.calls).toBe(last);
});

testWith('symbolic links')("notices changes of a link's target, and follows the link elsewhere", async () => {
  const [folder, one, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  for (const place of [one, other]) replace(join(place, 'dotfile.json'));
  const file = join(folder, 'telemetry.json');
  symlinkSync(join(one, 'dotfile.json'), file);
  const told = start(file);
  replace(join(one, 'dotfile.json'));
  await tells(told);
  symlinkSync(join(other, 'dotfile.json'), `${file}.draft`);
  const before = told.calls;
  renameSync(`${file}.draft`, file);
  await tells(told, before + 1);
  await tellsInTheEnd(told, () => replace(join(other, 'dotfile.json')));
});

test("waits if a file is in the folder's place", async () => {
  const folder = join(temporaryFolder(), 'Acme');
  writeFileSync(folder, '');
  const told = start(join(folder, 'telemetry.json'));
  rmSync(folder);
  mkdirSync(folder);
  replace(join(folder, 'telemetry.json'));
  await tells(told);
});

testWith('removing watched folders')(
  'waits for a folder that does not exist yet, and notices one that is recreated',
  async () => {
    const folder = join(temporaryFolder(), 'Acme');
    const file = join(folder, 'telemetry.json');
    const told = start(file);
    mkdirSync(folder);
    replace(file);
    await tells(told);
    removeTree(nodeHost, folder);
    mkdirSync(folder);
    await tellsInTheEnd(told, () => replace(file));
  },
);

test.each<[string, WatchFolder]>([
  [
    'throws',
    () => {
      throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
    },
  ],
  ['ends', endingWatch()],
  ['lets it be watched and is silent', () => ({ close: () => {}, on: () => {} })],
])('polls where the system %s', async (_, watchFolder) => {
  const file = join(temporaryFolder(), 'telemetry.json');
  replace(file);
  const told = start(file, watchFolder);
  await tellsInTheEnd(told, () => replace(file));
});

test('relies on the system only once it has reported a change, and leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'telemetry.json');
  replace(file);
  const [heard, silent] = [undefined, () => ({ close: () => {}, on: () => {} })].map((watchFolder) =>
    watchSettings({ file, onChanged: () => {}, ...(watchFolder === undefined ? {} : { watchFolder }) }),
  );
  onTestFinished(() => {
    heard?.end();
    silent?.end();
  });
  expect([heard?.isTold(), silent?.isTold()]).toEqual([false, false]);
  await expect.poll(() => heard?.isTold()).toBe(true);
  await expect.poll(() => readdirSync(folder)).toEqual(['telemetry.json']);
  expect(silent?.isTold()).toBe(false);
});

test('works without creating a file where it may not', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'telemetry.json');
  const seen = new Set<string | null>();
  const watcher = watch(folder, (_, name) => seen.add(name));
  onTestFinished(() => watcher.close());
  let calls = 0;
  const settings = watchSettings({
    file,
    onChanged: () => {
      calls += 1;
    },
    mayMakeFile: () => false,
  });
  onTestFinished(settings.end);
  replace(file);
  await expect.poll(() => calls).toBeGreaterThan(0);
  await expect.poll(() => [...seen].toSorted()).toEqual(['telemetry.json', 'telemetry.json.draft']);
});

/** A watcher that fails at once and can't be started again. */
function endingWatch(): WatchFolder {
  let isFirst = true;
  return () => {
    if (!isFirst) throw new Error('EMFILE');
    isFirst = false;
    const watcher = Object.assign(new EventEmitter(), { close: () => {} });
    setImmediate(() => watcher.emit('error', new Error('EPERM: the folder is gone')));
    return watcher;
  };
}
