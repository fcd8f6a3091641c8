import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { policy } from '../policy.ts';
import type { Disk } from '../ports.ts';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { Frame, frameAround, framed } from './frame.ts';
import {
  createSpool,
  type SealedSegment,
  type SegmentContent,
  type Spool,
  type SpoolOptions,
} from './spool.ts';
import { unframe } from './unframe.ts';

const ORIGIN = '{"resource":{"attributes":[]}}';

async function textsIn(spool: Spool): Promise<string[]> {
  const segments = await spool.sealed();
  return segments.flatMap((segment) => contentOf(spool, segment).records.map(String));
}

function contentOf(spool: Spool, segment: SealedSegment | undefined): SegmentContent {
  const reading = segment && spool.read(segment);
  if (reading?.kind !== 'content') throw new Error('The segment has no content.');
  return reading;
}

function openSpool(host: FakeHost, options: Partial<SpoolOptions> = {}): Spool {
  return createSpool(host, join(host.folder, 'spool'), {
    generation: () => 0,
    leastNumber: () => 0,
    maxBytes: Number.POSITIVE_INFINITY,
    onSealed: () => {},
    onAdopted: () => {},
    describeOverflow: (records) => [{ reason: 'queueFull', count: records.length }],
    mayReport: () => true,
    report: () => true,
    ...options,
  });
}

describe('framing', () => {
  const records = ['{"a":1}', '{"b":"ä"}', '{"c":[]}'];
  const bytes = Buffer.concat([
    framed('H', ORIGIN),
    framed('H', ORIGIN),
    ...records.map((record) => framed('R', record)),
  ]);

  test('returns what was framed', () => {
    const { headers, records: found, damaged } = unframe(bytes);
    expect(headers.map(String)).toEqual([ORIGIN, ORIGIN]);
    expect(found.map(String)).toEqual(records);
    expect(damaged).toBe(0);
  });

  test.each([
    ['two bytes a letter', '{"a":"äöü"}'],
    ['three and four bytes', '{"a":"€ 日本 🜚"}'],
    ['half a pair, which becomes the replacement character', '{"a":"\ud83d"}'],
    ['more than a buffer holds', JSON.stringify('ä'.repeat(10_000))],
  ])('frames any text, not only ASCII: %s', (_, text) => {
    const { records: found, damaged } = unframe(Buffer.concat([framed('R', text), framed('R', '{}')]));
    expect(found).toEqual([Buffer.from(text), Buffer.from('{}')]);
    expect(damaged).toBe(0);
  });

  test('a frame grows as needed and can be reused', () => {
    const frame = new Frame();
    for (const count of [1, 2_000, 1]) {
      frame.clear();
      frame.putText('[0');
      for (let n = 1; n <= count; n += 1) {
        frame.putText(',');
        frame.putNumber(n);
      }
      frame.putText(']');
      const length = frame.close('R');
      const { records: found } = unframe(Buffer.from(frame.bytes.subarray(0, length)));
      const numbers = Array.from({ length: count + 1 }, (_, n) => n);
      expect(found.map(String)).toEqual([JSON.stringify(numbers)]);
    }
  });

  test('matches on disk what earlier versions wrote', () => {
    expect(Buffer.from(framed('R', '{"n":1}')).toString('latin1')).toBe('\x1ebfb21bbdR{"n":1}\n');
  });

  test('a flipped bit costs at most the record it hits, and never yields a changed one', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const hit = Buffer.from(bytes);
        hit[at] = (hit[at] ?? 0) ^ (1 << bit);
        const { headers, records: found } = unframe(hit);
        expect(headers.length, `header, byte ${at}`).toBeGreaterThanOrEqual(1);
        expect(found.length, `records, byte ${at}`).toBeGreaterThanOrEqual(records.length - 1);
        for (const record of found) expect(records).toContain(String(record));
        for (const header of headers) expect(String(header)).toBe(ORIGIN);
      }
    }
  });

  test('a file torn at any byte keeps all the records before', () => {
    const ends = records.map((_, count) => bytes.length - framedLength(records.slice(count + 1)));
    for (let length = 0; length < bytes.length; length += 1) {
      const { records: found } = unframe(bytes.subarray(0, length));
      // The last byte is a mark that a record can do without.
      const whole = ends.filter((end) => end - 1 <= length).length;
      expect(found.map(String)).toEqual(records.slice(0, whole));
    }
  });

  function framedLength(some: readonly string[]): number {
    return some.reduce((sum, record) => sum + framed('R', record).length, 0);
  }
});

describe('the spool', () => {
  test('keeps records in order with their origins, across segments', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    spool.append('{"of":"one"}', frameAround('{"n":1}'));
    spool.append('{"of":"one"}', frameAround('{"n":2}'));
    spool.append('{"of":"two"}', frameAround('{"n":3}'));
    expect(spool.pending()).toBe(3);
    spool.seal();
    const contents = (await spool.sealed()).map((segment) => contentOf(spool, segment));
    expect(contents.map((content) => [content.origin.toString(), content.records.map(String)])).toEqual([
      ['{"of":"one"}', ['{"n":1}', '{"n":2}']],
      ['{"of":"two"}', ['{"n":3}']],
    ]);
  });

  test('creates its folder once, and again if somebody has removed it', async () => {
    const disk = { ...fs };
    const mkdirSync = vi.spyOn(disk, 'mkdirSync');
    const host = createFakeHost({ disk });
    const spool = openSpool(host);
    spool.append('{"of":1}', frameAround('{"n":1}'));
    const once = mkdirSync.mock.calls.length;
    expect(mkdirSync.mock.calls.at(-1)?.[0]).toBe(join(host.folder, 'spool'));
    for (const origin of ['{"of":2}', '{"of":3}']) spool.append(origin, frameAround('{"n":1}'));
    expect(mkdirSync).toHaveBeenCalledTimes(once);
    fs.rmSync(join(host.folder, 'spool'), { recursive: true });
    spool.append('{"of":4}', frameAround('{"n":4}'));
    expect(mkdirSync).toHaveBeenCalledTimes(2 * once);
    spool.seal();
    expect(await textsIn(spool)).toEqual(['{"n":4}']);
  });

  test('writes text of any length and alphabet', async () => {
    const spool = openSpool(createFakeHost());
    const texts = ['{"n":"ä"}', JSON.stringify('日'.repeat(5_000)), '{"n":1}'];
    for (const text of texts) spool.append(ORIGIN, frameAround(text));
    spool.seal();
    expect(await textsIn(spool)).toEqual(texts);
  });

  test('continues where a write fell short, and overwrites what a failed one left', async () => {
    const room = { perWrite: 3, left: Number.POSITIVE_INFINITY };
    const writeSync: Disk['writeSync'] = (descriptor, bytes, from, length, position) => {
      if (room.left < 3) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      const count = Math.min(length, room.perWrite);
      room.left -= count;
      return fs.writeSync(descriptor, bytes, from, count, position);
    };
    const host = createFakeHost({ disk: { ...fs, writeSync } });
    const spool = openSpool(host);
    spool.append(ORIGIN, frameAround('{"n":1}'));
    room.left = 10;
    expect(() => spool.append(ORIGIN, frameAround('{"n":2,"longer":true}'))).toThrow('full');
    room.left = Number.POSITIVE_INFINITY;
    spool.append(ORIGIN, frameAround('{"n":3}'));
    expect(spool.pending()).toBe(2);
    spool.seal();
    const [segment] = await spool.sealed();
    const content = contentOf(spool, segment);
    expect(content.records.map(String)).toEqual(['{"n":1}', '{"n":3}']);
    expect(content.lost).toBe(0);
  });

  test('starts a new segment when one is full', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    const record = JSON.stringify('x'.repeat(100_000));
    for (let i = 0; i < 7; i += 1) spool.append(ORIGIN, frameAround(record));
    expect((await spool.sealed()).map((segment) => segment.count)).toEqual([3, 3]);
    expect(spool.pending()).toBe(7);
  });

  test.each([
    [undefined, ['fsync true'], ['fsync true', 'close']],
    [false, ['close'], ['close']],
  ])(
    'flushes a sealed segment to the device before closing it, unless %s',
    (flushesSegments, ...expected) => {
      const calls: string[] = [];
      let onDevice = () => {};
      const disk: Disk = {
        ...fs,
        fsync(descriptor, done) {
          calls.push(`fsync ${fs.fstatSync(descriptor).size > 0}`);
          onDevice = done;
        },
        close: Object.assign((descriptor: number) => {
          calls.push('close');
          fs.closeSync(descriptor);
        }, fs.close),
      };
      const spool = openSpool(createFakeHost({ disk, flushesSegments }));
      spool.append(ORIGIN, frameAround('{"n":1}'));
      expect(calls).toEqual([]);
      spool.seal();
      expect(calls).toEqual(expected[0]);
      onDevice();
      expect(calls).toEqual(expected[1]);
    },
  );

  test("reports a killed process's drops before its segment makes room", async () => {
    const host = createFakeHost();
    const earlier = openSpool(host, { report: () => false });
    for (let n = 1; n <= 7; n += 1) earlier.append(ORIGIN, frameAround(`{"n":${n}}`));
    earlier.seal();
    const [segment] = await earlier.sealed();
    if (segment === undefined) throw new Error('no segment');
    earlier.settle(segment, { dealtWith: 7, left: 0, owed: [{ reason: 'queueFull', count: 7 }] });

    const reported: unknown[] = [];
    const next = createFakeHost({ folder: host.folder });
    next.clock.advance(1_000);
    const spool = openSpool(next, { maxBytes: 1, report: (drop) => reported.push(drop) > 0 });
    spool.append(ORIGIN, frameAround('{"n":8}'));
    spool.seal();
    expect(reported).toContainEqual({ reason: 'queueFull', count: 7 });
  });

  testWith('file modes')('creates files for their owner only', () => {
    const host = createFakeHost();
    openSpool(host).append(ORIGIN, frameAround('{}'));
    const [file] = readdirSync(join(host.folder, 'spool'));
    expect(fs.statSync(join(host.folder, 'spool', file ?? '')).mode & 0o077).toBe(0);
    expect(fs.statSync(join(host.folder, 'spool')).mode & 0o077).toBe(0);
  });

  test('adopts what a process left open, but not before its time is up', async () => {
    const host = createFakeHost();
    openSpool(host).append(ORIGIN, frameAround('{"n":1}'));
    const next = createFakeHost({ folder: host.folder });
    const spool = openSpool(next);
    expect(await textsIn(spool)).toEqual([]);
    next.clock.advance(7_999);
    expect(await textsIn(spool)).toEqual([]);
    next.clock.advance(1);
    expect(await textsIn(spool)).toEqual(['{"n":1}']);
  });

  test('a writer whose segment was taken over writes its record again, and it is read', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    spool.append(ORIGIN, frameAround('{"n":1}'));
    await takeOver(host);
    host.clock.advance(60_000);
    spool.append(ORIGIN, frameAround('{"n":2}'));
    spool.seal();
    const segments = (await spool.sealed()).map((segment) => contentOf(spool, segment).records.map(String));
    expect(segments).toEqual([['{"n":1}', '{"n":2}'], ['{"n":2}']]);
  });

  test('a writer whose old segment still exists writes nothing twice', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    for (let n = 1; n <= 3; n += 1) {
      spool.append(ORIGIN, frameAround(`{"n":${n}}`));
      host.clock.advance(10 * 60_000);
    }
    expect(readdirSync(join(host.folder, 'spool'))).toHaveLength(1);
    spool.seal();
    expect(await textsIn(spool)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
  });

  test('stops writing to a deleted segment after a second', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    spool.append(ORIGIN, frameAround('{"n":1}'));
    fs.rmSync(join(host.folder, 'spool'), { recursive: true });
    host.clock.advance(1_001);
    spool.append(ORIGIN, frameAround('{"n":2}'));
    spool.seal();
    expect(await textsIn(spool)).toEqual(['{"n":2}']);
  });

  describe('a prepared segment', () => {
    test('takes the next record with a single disk call', async () => {
      const calls: string[] = [];
      const disk = new Proxy(fs, {
        get(target, name) {
          calls.push(String(name));
          return Reflect.get(target, name);
        },
      });
      const spool = openSpool(createFakeHost({ disk }));
      spool.prepare(ORIGIN);
      calls.length = 0;
      spool.append(ORIGIN, frameAround('{"n":1}'));
      expect(calls).toEqual(['writeSync']);
      spool.seal();
      expect(await textsIn(spool)).toEqual(['{"n":1}']);
    });

    test('is not sealed, counted or taken by others while empty, until a day has passed', async () => {
      const host = createFakeHost();
      const spool = openSpool(host);
      spool.prepare(ORIGIN);
      spool.seal();
      expect([spool.pending(), await textsIn(spool)]).toEqual([0, []]);
      await takeOver(host);
      const [file] = readdirSync(join(host.folder, 'spool'));
      expect(file).toMatch(/\.open$/);
      await takeOver(host, 25 * 60 * 60_000);
      expect(readdirSync(join(host.folder, 'spool'))).toEqual([expect.stringMatching(/\.0\.\d+\.sealed$/)]);
      host.clock.advance(26 * 60 * 60_000);
      spool.append(ORIGIN, frameAround('{"n":1}'));
      spool.seal();
      expect(await textsIn(spool)).toContain('{"n":1}');
    });

    test.each<[string, (spool: Spool) => void]>([
      ['telemetry is turned off or on', (spool) => spool.end(3)],
      ['the program ends', (spool) => spool.close()],
      ['what it is for has changed', (spool) => spool.append('{"of":"another"}', frameAround('{"n":1}'))],
    ])('is gone or replaced after %s', (_, change) => {
      const host = createFakeHost();
      const spool = openSpool(host);
      spool.prepare(ORIGIN);
      const [before = ''] = readdirSync(join(host.folder, 'spool'));
      change(spool);
      expect(readdirSync(join(host.folder, 'spool'))).not.toContain(before);
    });
  });

  /** A process that starts when the existing segments are this old, and takes them over. */
  async function takeOver(host: FakeHost, ageMs = 0): Promise<void> {
    const next = createFakeHost({ folder: host.folder });
    next.clock.advance(ageMs);
    await openSpool(next).sealed();
    next.clock.advance(policy.spool.adoptAfterMs);
  }

  test('counts a segment that the disk refuses to seal, and seals it a moment later', async () => {
    let isBusy = true;
    const renameSync: Disk['renameSync'] = (from, to) => {
      if (isBusy) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      fs.renameSync(from, to);
    };
    const host = createFakeHost({ disk: { ...fs, renameSync } });
    const spool = openSpool(host);
    spool.append(ORIGIN, frameAround('{"n":1}'));
    spool.seal();
    expect([await textsIn(spool), spool.pending()]).toEqual([[], 1]);
    isBusy = false;
    host.clock.advance(1_000);
    expect([await textsIn(spool), spool.pending()]).toEqual([['{"n":1}'], 1]);
  });

  test('counts what damage cost, and reads the rest', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    for (let n = 1; n <= 3; n += 1) spool.append(ORIGIN, frameAround(`{"n":${n}}`));
    spool.seal();
    const [segment] = await spool.sealed();
    const path = join(host.folder, 'spool', segment?.file ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"n":2', '"n":7'));
    const content = contentOf(spool, segment);
    expect(content.records.map(String)).toEqual(['{"n":1}', '{"n":3}']);
    expect(content.lost).toBe(1);
  });

  test('damage at any byte of a segment costs at most one record, and is counted exactly', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    for (let n = 1; n <= 4; n += 1) spool.append(ORIGIN, frameAround(`{"n":${n}}`));
    spool.seal();
    const [segment] = await spool.sealed();
    if (segment === undefined) throw new Error('no segment');
    const path = join(host.folder, 'spool', segment.file);
    const intact = readFileSync(path);
    for (let at = 0; at < intact.length; at += 1) {
      for (const bit of [0, 2, 7]) {
        const hit = Buffer.from(intact);
        hit[at] = (hit[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, hit);
        const content = contentOf(spool, segment);
        const found = content.records.map(String);
        expect(found.length, `byte ${at}`).toBeGreaterThanOrEqual(3);
        expect(content.lost, `byte ${at}`).toBe(4 - found.length);
        expect(content.origin.toString(), `byte ${at}`).toBe(ORIGIN);
      }
    }
  });

  test('a write torn at any byte costs no record before it, and is counted exactly', async () => {
    const host = createFakeHost();
    openSpool(host).append(ORIGIN, frameAround('{"n":1}'));
    const folder = join(host.folder, 'spool');
    const [open = ''] = readdirSync(folder);
    const first = readFileSync(join(folder, open));
    const second = framed('R', '{"n":2}');
    for (let length = 0; length <= second.length; length += 1) {
      for (const file of readdirSync(folder)) fs.rmSync(join(folder, file));
      writeFileSync(join(folder, open), Buffer.concat([first, second.subarray(0, length)]));
      const next = createFakeHost({ folder: host.folder });
      const spool = openSpool(next);
      await spool.sealed();
      next.clock.advance(8_000);
      const [segment] = await spool.sealed();
      const content = contentOf(spool, segment);
      const found = content.records.map(String);
      // The last byte is a mark that a record can do without; a first byte alone says nothing.
      const isWhole = length >= second.length - 1;
      expect(found, `byte ${length}`).toEqual(isWhole ? ['{"n":1}', '{"n":2}'] : ['{"n":1}']);
      expect(content.lost, `byte ${length}`).toBe(length <= 1 || isWhole ? 0 : 1);
    }
  });

  test('leaves files alone that are not its own', async () => {
    const host = createFakeHost();
    const spool = openSpool(host);
    spool.append(ORIGIN, frameAround('{}'));
    for (const name of ['notes.txt', '1.open', '1767225600000-zzzzzzzz-g0.3.99.sealed']) {
      writeFileSync(join(host.folder, 'spool', name), 'x');
    }
    spool.seal();
    expect(await spool.sealed()).toHaveLength(1);
    expect(readdirSync(join(host.folder, 'spool'))).toContain('notes.txt');
  });
});
