import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFakeHost } from '../testing/fake-host.ts';
import { crashFolderIn } from './crash-folder.ts';
import { createCrashes } from './crashes.ts';
import { buildMinidump, type DumpContent } from './minidump/testing/build-minidump.ts';

/** Crashpad's own code for a dump of a process that keeps running. */
const WITHOUT_CRASH = 0xffff_ffff;

function create() {
  const host = createFakeHost();
  const told: string[] = [];
  const crashes = createCrashes({
    host,
    folder: host.folder,
    isWanted: () => true,
    onCrash: ({ facts }) => told.push(facts.process),
  });
  let number = 0;
  const leave = (content: Partial<DumpContent> = {}, afterMs = 1) => {
    const folder = join(crashFolderIn(host.folder), 'pending');
    mkdirSync(folder, { recursive: true });
    number += 1;
    const file = join(folder, `6f6e6520-6475-4d70-a06f-66206166${String(number).padStart(4, '0')}.dmp`);
    writeFileSync(file, buildMinidump(content));
    const writtenAt = (host.clock.now() + afterMs) / 1000;
    utimesSync(file, writtenAt, writtenAt);
  };
  return { crashes, told, leave };
}

test('a process that left a dump is reported once, by that dump', () => {
  const { crashes, told, leave } = create();
  leave();
  crashes.collect();
  expect(told).toEqual(['renderer']);
  expect(crashes.wasToldOf('gpu')).toBe(false);
  expect(crashes.wasToldOf('renderer')).toBe(true);
  expect(crashes.wasToldOf('renderer')).toBe(false);
});

test('a dump that does not name its process counts for any', () => {
  const { crashes, told, leave } = create();
  leave({ annotations: [] });
  crashes.collect();
  expect(told).toEqual(['unknown']);
  expect(crashes.wasToldOf('utility')).toBe(true);
});

test('a dump of an earlier run says nothing about the processes of this one', () => {
  const { crashes, told, leave } = create();
  leave({}, -1_000);
  crashes.collect();
  expect(told).toEqual(['renderer']);
  expect(crashes.wasToldOf('renderer')).toBe(false);
});

test('a dump without a crash is ignored, and does not hide a real one', () => {
  const { crashes, told, leave } = create();
  leave({ exceptionCode: WITHOUT_CRASH });
  crashes.collect();
  expect(told).toEqual([]);
  expect(crashes.wasToldOf('renderer')).toBe(false);
});
