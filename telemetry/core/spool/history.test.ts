import fs, { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import type { Disk } from '../ports.ts';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { createHistory, parseSentName, type Sent } from './history.ts';

const MIB = 1024 * 1024;

/** A history of earlier runs: so many files whose names claim so many bytes each. */
function kept(count: number, bytes: number, disk: Disk = fs) {
  const host = createFakeHost({ disk });
  const folder = join(host.folder, 'sent');
  mkdirSync(folder);
  const names = Array.from({ length: count }, (_, at) => `${1_700_000_000_000 + at}-${at}.0.${bytes}.sent`);
  for (const name of names) writeFileSync(join(folder, name), '');
  return { folder, names, history: createHistory(host, folder) };
}

function sent(id: string): Sent {
  const segment = { id, file: `${id}.sealed`, generation: 0, count: 1, bytes: 10, done: 0, owed: [] };
  return {
    segment: { state: 'sealed', ...segment },
    origin: Buffer.from('{}'),
    records: [Buffer.from('{}')],
  };
}

test.each([
  ['files', policy.history.files, 1, 3],
  ['bytes', 4, MIB, 1],
])('if there are too many %s, the oldest files go, and no more than necessary', (_, count, bytes, more) => {
  const { folder, names, history } = kept(count, bytes);
  for (let at = 0; at < more; at += 1) history.keep([sent(`new${at}`)]);
  const left = readdirSync(folder);
  expect(names.filter((name) => !left.includes(name))).toEqual(names.slice(0, more));
  expect(left.filter((name) => name.includes('new'))).toHaveLength(more);
});

test('skips a file that another program has open', () => {
  const isHeld = (path: fs.PathLike) => String(path).includes('1700000000000');
  const unlinkSync: Disk['unlinkSync'] = (path) => (isHeld(path) ? failWith('EBUSY') : fs.unlinkSync(path));
  const { folder, names, history } = kept(policy.history.files, 1, { ...fs, unlinkSync });
  for (const id of ['first', 'second']) history.keep([sent(id)]);
  const left = readdirSync(folder);
  expect(names.filter((name) => !left.includes(name))).toEqual(names.slice(1, 2));
  expect(left.filter((name) => /first|second/.test(name))).toHaveLength(2);
});

test('the name of a file says in which encoding its content was sent', () => {
  const { folder, history } = kept(0, 0);
  history.keep([sent('json')]);
  history.keep([sent('other')], 'protobuf');
  const named = readdirSync(folder).map((name) => [name.includes('json'), parseSentName(name)?.encoding]);
  expect(Object.fromEntries(named)).toEqual({ true: undefined, false: 'protobuf' });
});
