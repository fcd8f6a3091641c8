import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { removeTree } from '../../telemetry/core/files/remove.ts';
import { temporaryFolder } from '../../telemetry/core/testing/fake-host.ts';
import { nodeHost } from '../../telemetry/node/node-host.ts';
import { testWith } from '../../telemetry/testing/needs.ts';
import { type FolderWatch, watchFolders } from './folder-watch.ts';

const NEVER_MS = 2 ** 31 - 1;

function start(folders: readonly string[], lookEveryMs = NEVER_MS): FolderWatch {
  const watch = watchFolders({ folders, lookEveryMs });
  onTestFinished(watch.end);
  return watch;
}

test('a file in a folder is noticed, also if the folder was created later', async () => {
  const folder = temporaryFolder();
  const inner = join(folder, 'spool');
  const watch = start([folder, inner]);
  mkdirSync(inner);
  await watch.changed();
  const next = watch.changed();
  writeFileSync(join(inner, 'segment'), 'first');
  await next;
});

testWith('removing watched folders')(
  'a folder that was removed and created again is watched again',
  async () => {
    const folder = temporaryFolder();
    const outer = join(folder, 'telemetry');
    const inner = join(outer, 'spool');
    const watch = start([folder, outer, inner]);
    for (const times of [1, 2, 3]) {
      mkdirSync(inner, { recursive: true });
      writeFileSync(join(inner, 'segment'), '');
      // First what was created, then what is in it.
      while (!watch.isWatching(inner)) await watch.changed();
      const next = watch.changed();
      writeFileSync(join(inner, `segment ${times}`), '');
      await next;
      removeTree(nodeHost, outer);
      while (watch.isWatching(inner)) await watch.changed();
    }
  },
);

test('where nothing can be watched, it looks', async () => {
  const watch = start([join(temporaryFolder(), 'not', 'there')], 10);
  await watch.changed();
  await watch.changed();
});
