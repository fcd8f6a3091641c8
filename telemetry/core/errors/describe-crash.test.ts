/** What is sent of a native crash, as the bytes a receiver gets. */
import { expect, test } from 'vitest';
import { namesOf } from '../names.ts';
import { policy } from '../policy.ts';
import { catalogue } from '../testing/catalogue.ts';
import { describeCrash } from './describe-crash.ts';
import { encodeReport } from './envelope.ts';
import { readMinidump } from './minidump/read-minidump.ts';
import {
  buildCrash,
  buildMinidump,
  CODE,
  type DumpContent,
  elfRecord,
  moduleAt,
  STACK,
} from './minidump/testing/build-minidump.ts';
import { buildRecorded, contentOf, RECORDED, readRecorded } from './minidump/testing/recorded-dump.ts';
import { buildEvent } from './sentry-event.ts';
import { createErrorEventParser, type ErrorEvent } from './sentry-event-schema.ts';

const names = namesOf(catalogue.namespace);
const parse = createErrorEventParser({ names, eventNames: [], environment: {}, fingerprints: [] });

function reportOf(dump: Uint8Array): { readonly event: ErrorEvent; readonly bytes: string } {
  const result = readMinidump(dump, 'electron');
  if (result.kind !== 'crash') throw new Error(`It is ${result.kind}.`);
  const context = {
    eventId: '0f6226c07b4146b39fc637e303310d22',
    occurredAt: 1_764_000_000_000,
    names,
    appVersion: '1.18.0',
    installationId: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
    environment: { fields: {}, values: {} },
    recentEvents: [],
    occurrences: 1,
    isPackaged: true,
  };
  const event = parse(buildEvent(context, describeCrash(result.facts)));
  if (event === null) throw new Error('The schema takes none of it.');
  return { event, bytes: encodeReport(event) };
}

const framesOf = ({ exception }: ErrorEvent) => exception.values[0]?.stacktrace?.frames ?? [];
const imagesOf = ({ debug_meta }: ErrorEvent) =>
  debug_meta?.images.filter((image) => image.type !== 'sourcemap') ?? [];

const MODULES = [
  '/opt/acme/electron',
  '/lib/libc.so.6',
  '/home/jane/libjane.so',
  '/opt/acme/libffmpeg.so',
].map((path, index) => moduleAt(index, path, '67c76173a2c42fd6e376bb9bbe31fe85809c7670'));

const crash = (words: readonly bigint[], changes?: Partial<DumpContent>) =>
  buildCrash(MODULES, words, changes);

test('frames come oldest first, each with the image that its offset is relative to', () => {
  const [system, other, ffmpeg] = [CODE + 0x10_0020n, CODE + 0x20_0030n, CODE + 0x30_0040n];
  const { event } = reportOf(crash([STACK + 16n, system, STACK + 32n, other, 0n, ffmpeg]));
  expect(event.exception.values[0]?.value).toBe('in electron at 0x10');
  const shown = framesOf(event).map((frame) => [frame.package, frame.instruction_addr, frame.addr_mode]);
  expect(shown).toEqual([
    ['ffmpeg', '0x40', 'rel:1'],
    // There is no image 2, so nobody can mistake these offsets for addresses in an existing image.
    ['<other>', '0x30', 'rel:2'],
    ['libc', '0x20', 'rel:2'],
    ['electron', '0x10', 'rel:0'],
  ]);
  expect(imagesOf(event)).toEqual([
    {
      type: 'elf',
      debug_id: '7361c767-c4a2-d62f-e376-bb9bbe31fe85',
      code_id: '67c76173a2c42fd6e376bb9bbe31fe85809c7670',
      debug_file: 'electron',
      code_file: 'electron',
      image_addr: '0x0',
      image_size: 0x9000,
    },
    expect.objectContaining({ code_file: 'ffmpeg', debug_file: 'libffmpeg.so' }),
  ]);
});

test('a crash outside every module has no frame, and Sentry gets no empty stack', () => {
  const { event } = reportOf(crash([], { instruction: 0n }));
  expect(event.exception.values).toEqual([
    { type: 'SIGSEGV', value: 'in <other>', mechanism: { type: 'minidump', handled: false } },
  ]);
  expect(event.debug_meta).toBe(undefined);
});

test.each(RECORDED)('the report has all frames of %s', (name) => {
  const dump = buildRecorded(readRecorded(name));
  const result = readMinidump(dump, 'electron');
  const { frames } = result.kind === 'crash' ? result.facts : { frames: [] };
  expect(framesOf(reportOf(dump).event)).toEqual(
    frames
      .toReversed()
      .map(({ offset, trust }) =>
        expect.objectContaining({ instruction_addr: `0x${offset.toString(16)}`, trust, in_app: false }),
      ),
  );
});

test("the longest report is far below a segment's limit", () => {
  const words = Array.from({ length: 20_000 }, (_, index) =>
    index % 2 === 0 ? STACK + BigInt(8 * index + 16) : CODE + BigInt((index % 4) * 0x10_0000 + 0x8fff),
  );
  const { event, bytes } = reportOf(crash(words));
  expect(framesOf(event)).toHaveLength(policy.crashes.frames);
  expect(bytes.length).toBeLessThan(policy.spool.segmentBytes / 8);
});

test('a hostile dump with many modules yields no more images than frames', () => {
  const count = 1_000;
  const modules = Array.from({ length: count }, (_, index) => ({
    path: 'electron',
    base: CODE + BigInt(index) * 0x1000n,
    size: 0x1000,
    record: elfRecord(index.toString(16).padStart(40, '0')),
  }));
  const words = Array.from({ length: 2 * count }, (_, index) =>
    index % 2 === 0 ? STACK + BigInt(8 * index + 16) : CODE + BigInt(index * 0x800),
  );
  const { event, bytes } = reportOf(crash(words, { modules }));
  expect(imagesOf(event).length).toBeLessThanOrEqual(policy.crashes.frames);
  expect(bytes.length).toBeLessThan(policy.spool.segmentBytes / 4);
});

/** Everywhere in memory except the frame records: words, registers, names and paths. */
const MARK = 'qzvxJane';
const WORD = Buffer.from(MARK).readBigUInt64LE();

test.each(RECORDED)('a dump of %s filled with a marker yields the same report as one without it', (name) => {
  const recorded = readRecorded(name);
  const content = contentOf(recorded, { filling: WORD });
  const bytes = Array.from({ length: 1232 / 8 }, (_, index) => [8 * index, WORD] as const);
  const marked = buildMinidump({
    ...content,
    modules: [
      {
        path: `/home/${MARK}/${MARK}.so`,
        base: WORD & 0xffff_f000n,
        size: 0x1000,
        record: elfRecord('71'.repeat(20)),
      },
      ...(content.modules ?? []).map((module) => ({ ...module, path: `/home/${MARK}/${module.path}` })),
    ],
    // The registers that are read come last and are kept.
    registers: [...bytes.filter(([at]) => at !== 248), ...content.registers],
    annotations: [[MARK, MARK], ...(content.annotations ?? [])],
    memory: MARK.repeat(1_000),
  });
  expect(marked.includes(MARK)).toBe(true);
  const report = reportOf(marked).bytes;
  expect(report).toBe(reportOf(buildRecorded(recorded)).bytes);
  const inHex = WORD.toString(16);
  for (const trace of [
    MARK,
    Buffer.from(MARK).toString('hex'),
    inHex,
    inHex.slice(0, 8),
    inHex.slice(8),
    `${WORD}`,
  ]) {
    expect(report.toLowerCase()).not.toContain(trace.toLowerCase());
  }
});

test.each(RECORDED)('no address of %s leaves the machine, only positions in modules', (name) => {
  const { event, bytes } = reportOf(buildRecorded(readRecorded(name)));
  const sizes = new Map(imagesOf(event).map(({ code_file, image_size }) => [code_file, image_size]));
  expect(sizes.has('electron')).toBe(true);
  for (const frame of framesOf(event)) {
    expect(Number(frame.instruction_addr)).toBeLessThan(sizes.get(frame.package ?? '') ?? 2 ** 24);
  }
  expect(bytes).not.toMatch(/0x[0-9a-f]{9,}/);
});

test('the schema rejects memory addresses, invented trust levels and unknown keys', () => {
  const { event } = reportOf(crash([0n, CODE + 0x20n]));
  const [thrown] = event.exception.values;
  const [image] = imagesOf(event);
  const tampered = parse({
    ...event,
    exception: {
      values: [
        {
          ...thrown,
          stacktrace: {
            frames: [{ package: '/home/jane', addr_mode: 'abs', trust: 'jane', registers: { rax: '0x1' } }],
            registers: { rax: '0x1' },
          },
        },
      ],
    },
    debug_meta: { images: [{ ...image, image_addr: '0x560000000000' }] },
  });
  expect(tampered?.exception.values[0]?.stacktrace).toEqual({ frames: [{}] });
  expect(tampered?.debug_meta).toBe(undefined);
});
