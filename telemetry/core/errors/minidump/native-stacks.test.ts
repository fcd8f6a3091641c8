/** The stacks of real and made-up crashes, as the walk finds them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from '../../policy.ts';
import { OTHER } from '../subject.ts';
import { knownModule } from './known-modules.ts';
import { type CrashFacts, readMinidump } from './read-minidump.ts';
import {
  buildCrash,
  buildMinidump,
  CODE,
  type DumpContent,
  moduleAt,
  STACK,
} from './testing/build-minidump.ts';
import {
  buildRecorded,
  contentOf,
  contextOf,
  RECORDED,
  RECORDED_ELSEWHERE,
  type RecordedDump,
  readRecorded,
} from './testing/recorded-dump.ts';

/** The reported frames of a stack, in the notation of the recorded dumps, newest first. */
function framesOf(dump: Uint8Array, product?: string): string[] {
  return factsOf(dump, product).frames.map(({ module, offset }) => `${module.name}+0x${offset.toString(16)}`);
}

function trustsOf(dump: Uint8Array): string[] {
  return factsOf(dump).frames.map(({ trust }) => trust);
}

function factsOf(dump: Uint8Array, product = 'electron'): CrashFacts {
  const result = readMinidump(dump, product);
  if (result.kind !== 'crash') throw new Error(`It is ${result.kind}.`);
  return result.facts;
}

/** What another walker found, with the module names that are reported. */
function walkedFrames({ walker, product }: RecordedDump): { readonly how: string; readonly frame: string }[] {
  return walker.frames.map((line) => {
    const [, how = '', file = '', offset = ''] = /^(\S+) (.+)\+(0x\w+)$/.exec(line) ?? [];
    return { how, frame: `${knownModule(file, product)?.name ?? OTHER}+${offset}` };
  });
}

/** Whether `these` all occur in `those`, in the same order. */
function isInOrder(these: readonly string[], those: readonly string[]): boolean {
  let next = 0;
  for (const one of those) if (one === these[next]) next += 1;
  return next === these.length;
}

/** The same crash on ARM64, whose return addresses are signed in their upper bits. */
function onArm64(recorded: RecordedDump, platform: number, signature: bigint): Partial<DumpContent> {
  const content = contentOf(recorded, { signature });
  const [, stack, frame] = content.registers;
  return {
    ...content,
    platform,
    ...contextOf('arm64', stack?.[1] ?? 0n, frame?.[1] ?? 0n),
  };
}

const START = 'electron+0x20b702a';

describe('of recorded crashes', () => {
  test.each([
    ['main', 20],
    ['renderer', 20],
    ['utility', 20],
    ['compiled', 20],
    ['gpu', 5],
  ] as const)('the frames of %s are those that another walker found', (name, least) => {
    const recorded = readRecorded(name);
    const frames = framesOf(buildRecorded(recorded));
    expect(frames.length).toBeGreaterThanOrEqual(least);
    const walked = walkedFrames(recorded).map(({ frame }) => frame);
    expect(isInOrder(frames, walked), frames.join('\n')).toBe(true);
  });

  test.each(RECORDED)("misses no frame of Electron in %s except the program's own", (name) => {
    const recorded = readRecorded(name);
    const found = framesOf(buildRecorded(recorded));
    const missing = walkedFrames(recorded).filter(
      ({ how, frame }) => how !== 'scan' && frame.startsWith('electron') && !found.includes(frame),
    );
    // Where Linux starts it: code without a frame pointer that calls a library without one.
    expect(missing.filter(({ frame }) => frame !== START)).toEqual([]);
  });

  test('leaves out compiled JavaScript, but not what called it', () => {
    const recorded = readRecorded('compiled');
    expect(Object.values(recorded.stack.pointers)).toContain('elsewhere');
    const frames = framesOf(buildRecorded(recorded));
    expect(frames.length).toBeGreaterThan(50);
    expect(frames.every((frame) => /^(electron|libc)\+0x/.test(frame))).toBe(true);
  });

  test('marks frames that a search found in code without frame pointers', () => {
    const trusts = trustsOf(buildRecorded(readRecorded('gpu')));
    expect(trusts.slice(0, 3)).toEqual(['context', 'scan', 'fp']);
  });

  test.each([
    ['Linux', 0x8201, 0x007f_0000_0000_0000n],
    ['macOS', 0x8101, 0x007f_8000_0000_0000n],
  ])(
    'ARM64 yields the same frames, with the signatures removed from addresses (%s)',
    (_, platform, signature) => {
      for (const name of RECORDED) {
        const recorded = readRecorded(name);
        const offsets = (dump: Buffer) => factsOf(dump).frames.map(({ offset }) => offset);
        const signed = buildMinidump(onArm64(recorded, platform, signature));
        expect(offsets(signed)).toEqual(offsets(buildRecorded(recorded)));
      }
    },
  );
});

describe('of recorded crashes on systems where Electron was never run here', () => {
  test.each([
    ['windows', 'windows', 'x64', 'EXCEPTION_ACCESS_VIOLATION'],
    ['macos', 'macos', 'x64', 'EXC_BAD_ACCESS'],
    ['macos-arm64', 'macos', 'arm64', 'EXC_BAD_ACCESS'],
  ] as const)('%s: reports system, exception and the place of the crash', (name, os, arch, exception) => {
    const recorded = readRecorded(name);
    const { frames, ...facts } = factsOf(buildRecorded(recorded), recorded.product);
    expect(facts).toMatchObject({ os, arch, exception });
    const [crashed] = walkedFrames(recorded);
    expect(`${frames[0]?.module.name}+0x${frames[0]?.offset.toString(16)}`).toBe(crashed?.frame);
  });

  test.each(RECORDED_ELSEWHERE)('%s: misses no frame that another walker is sure of', (name) => {
    const recorded = readRecorded(name);
    const sure = walkedFrames(recorded).filter(({ how }) => how !== 'scan');
    const frames = framesOf(buildRecorded(recorded), recorded.product);
    expect(
      isInOrder(
        sure.map(({ frame }) => frame),
        frames,
      ),
      frames.join('\n'),
    ).toBe(true);
  });

  test('macOS keeps frame pointers: the stack reaches the code that starts a program', () => {
    const frames = (name: (typeof RECORDED_ELSEWHERE)[number]) =>
      framesOf(buildRecorded(readRecorded(name)), readRecorded(name).product);
    expect(frames('macos')).toHaveLength(7);
    expect(frames('macos').at(-1)).toBe('libdyld+0x15f3d');
    // The program itself has none and is skipped.
    expect(frames('macos-arm64')).toEqual(['libsystem_platform+0x305c', 'dyld+0x32a28', 'dyld+0x6b98']);
  });
});

const MODULES = [
  moduleAt(0, '/opt/acme/electron', '11'.repeat(20)),
  moduleAt(1, '/home/jane/libjane.so', '22'.repeat(20)),
];

const withStack = (words: readonly bigint[], changes?: Partial<DumpContent>) =>
  buildCrash(MODULES, words, changes);

describe('of made-up stacks', () => {
  test('reports an unknown module as a placeholder with an offset and no build', () => {
    const [, frame] = factsOf(withStack([0n, CODE + 0x10_0020n])).frames;
    expect(frame).toEqual({ module: { name: '<other>', build: null }, offset: 0x20, trust: 'fp' });
  });

  test('ends a chain that leads down, in a circle or out of the stack', () => {
    const ret = CODE + 0x20n;
    for (const caller of [STACK, STACK - 16n, STACK + 8n, STACK + 0x1000n, 0xffff_ffff_ffff_fff0n, 1n]) {
      expect(framesOf(withStack([caller, ret, 0n, 0n])), `${caller}`).toEqual([
        'electron+0x10',
        'electron+0x20',
      ]);
    }
  });

  test("trusts a record that names a caller or a thread's first function, and marks others as found by a search", () => {
    const ret = CODE + 0x20n;
    expect(trustsOf(withStack([STACK + 16n, ret, 0n, ret]))).toEqual(['context', 'fp', 'fp']);
    expect(trustsOf(withStack([STACK + 16n, ret, 7n, ret]))).toEqual(['context', 'fp', 'scan']);
  });

  test('compiled JavaScript, however deep, takes no room from its callers', () => {
    const deep = Array.from({ length: 10_000 }, (_, index) =>
      index % 2 === 0 ? STACK + BigInt(8 * index + 16) : 0x2fc4_0000_1230n,
    );
    expect(framesOf(withStack([...deep, 0n, CODE + 0x20n]))).toEqual(['electron+0x10', 'electron+0x20']);
  });

  test("rejects what only looks like a record: a module's data, or a pointer to no other record", () => {
    const [up, data] = [STACK + 32n, CODE + 0x30n];
    const registers = [[152, STACK] as const];
    expect(framesOf(withStack([up, data, 0n, 0n, 0n, 0n], { registers }))).toEqual(['electron+0x10']);
    expect(framesOf(withStack([up, data, 0n, 0n, 0n, data], { registers }))).toEqual([
      'electron+0x10',
      'electron+0x30',
      'electron+0x30',
    ]);
  });

  test('bounds a search', () => {
    const registers = [[152, STACK] as const];
    const farAway = (bytes: number) => {
      const at = STACK + BigInt(bytes);
      const empty = Array.from({ length: bytes / 8 }, () => 0n);
      return framesOf(withStack([...empty, at + 16n, CODE + 0x30n, 0n, CODE + 0x40n], { registers }));
    };
    expect(farAway(32 * 1024)).toHaveLength(3);
    expect(farAway(128 * 1024)).toHaveLength(1);
  });

  test('an endless recursion yields as many frames as a report allows', () => {
    const words = Array.from({ length: 20_000 }, (_, index) =>
      index % 2 === 0 ? STACK + BigInt(8 * index + 16) : CODE + 0x20n,
    );
    expect(framesOf(withStack(words))).toHaveLength(policy.crashes.frames);
  });

  test('where the dump says what is code, finds return addresses without frame pointers, and no data', () => {
    const regions = [
      { start: CODE, size: 0x1000, protection: 0x20 },
      { start: CODE + 0x1000n, size: 0x8000, protection: 0x04 },
      { start: STACK, size: 0x1000, protection: 0x40 },
    ];
    const words = [7n, CODE + 0x20n, CODE + 0x1020n, STACK, CODE + 0x30n, CODE + 0x10_0030n];
    const windows = { platform: 2, registers: [[152, STACK] as const], regions };
    expect(framesOf(withStack(words, windows))).toEqual(['electron+0x10', 'electron+0x20', 'electron+0x30']);
    expect(framesOf(withStack(words, { ...windows, regions: [] }))).toEqual(['electron+0x10']);
  });

  test.each([
    ['has no address that a process can have', { start: 1n << 60n, words: [0n, CODE + 0x20n] }],
    ['is empty', { start: STACK, words: [] }],
    ['is in no dump', null],
  ])('reports the instruction for a stack that %s', (_, stack) => {
    expect(framesOf(withStack([], { stack }))).toEqual(['electron+0x10']);
  });
});

test('only places in code leave memory: whatever else is on the stack, the facts stay the same', () => {
  const texts = ['password', 'jane.roe', '\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f'];
  for (const name of RECORDED) {
    const recorded = readRecorded(name);
    const facts = factsOf(buildRecorded(recorded));
    for (const text of texts) {
      const filling = Buffer.from(text).readBigUInt64LE();
      expect(factsOf(buildRecorded(recorded, { filling })), `${name} ${text}`).toEqual(facts);
    }
  }
});

/** Not by the clock: a busy machine can stop a process for a second. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('20,000 mutated dumps', () => {
  const dumps = RECORDED.map((name) => buildRecorded(readRecorded(name)));
  // Those of the dumps, and `libgl`, another known module, which is left if `libglib` is cut short.
  const NAMES = /^(electron|libc|libgl|libglib|ld|linux-vdso|libgobject|<other>)$/;

  test('end in time, and yield nothing but places in modules', () => {
    const counts = { walked: 0, cutShort: 0, unread: 0 };
    let longestMs = 0;
    // A uniformly random position in the dump, in millionths.
    const part = fc.noBias(fc.nat(999_999));
    const number = fc.oneof(fc.nat(64 * 1024), fc.constantFrom(0, 1, 0x7fff_ffff, 0xffff_ffff), fc.nat());
    const copied = fc.record({ to: part, from: part });
    const written = fc.record({ to: part, number });
    const mutations = fc.array(fc.oneof(copied, written), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...dumps), mutations, fc.boolean(), (original, changes, isInFacts) => {
        const mutated = Buffer.from(original);
        // Half of them hit the facts at the start; the stack is most of the dump, so it needs fewer.
        const range = isInFacts ? 2_500 : mutated.length - 8;
        const placeOf = (millionths: number) => Math.floor((millionths / 1_000_000) * range);
        for (const change of changes) {
          const at = placeOf(change.to);
          if ('number' in change) mutated.writeUInt32LE(change.number, at);
          // Words of the stack are word-aligned from its start, like most other values.
          else original.copy(mutated, at & ~7, placeOf(change.from) & ~7, (placeOf(change.from) & ~7) + 8);
        }
        const before = process.cpuUsage();
        const result = readMinidump(mutated, 'electron');
        longestMs = Math.max(longestMs, cpuMsSince(before));
        const frames = result.kind === 'crash' ? result.facts.frames : [];
        counts[result.kind !== 'crash' ? 'unread' : frames.length > 5 ? 'walked' : 'cutShort'] += 1;
        expect(frames.length).toBeLessThanOrEqual(policy.crashes.frames);
        const strange = frames.filter(
          ({ module, offset }) => !NAMES.test(module.name) || offset !== offset >>> 0,
        );
        expect(strange).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    // Proves that the mutations reach the whole reader and do not fail at the first bytes.
    for (const count of Object.values(counts)) expect(count, JSON.stringify(counts)).toBeGreaterThan(1_000);
    expect(longestMs).toBeLessThan(1_000);
  });

  test('and so does the largest possible dump, in which every number is the same', () => {
    const largest = Buffer.alloc(policy.crashes.dumpBytes);
    for (const number of [0, 1, 0x30, 0x1000, 0x0101_0101, 0x7fff_ffff, 0xffff_ffff]) {
      const filling = Buffer.alloc(4);
      filling.writeUInt32LE(number);
      largest.fill(filling);
      for (const dump of dumps) {
        dump.copy(largest, 0, 0, 400);
        const before = process.cpuUsage();
        readMinidump(largest, 'electron');
        expect(cpuMsSince(before)).toBeLessThan(5_000);
      }
    }
  });
});
