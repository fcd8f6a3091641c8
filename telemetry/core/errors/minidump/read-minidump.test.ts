import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from '../../policy.ts';
import { OTHER } from '../subject.ts';
import { STREAM } from './directory.ts';
import { knownModule } from './known-modules.ts';
import type { ModuleBuild } from './module-build.ts';
import { type CrashFacts, type MinidumpResult, type NativeFrame, readMinidump } from './read-minidump.ts';
import {
  buildMinidump,
  type DumpModule,
  elfRecord,
  LINUX_CRASH,
  pdbRecord,
  u32,
} from './testing/build-minidump.ts';
import { TRUSTS } from './walk-stack.ts';

const read = (bytes: Uint8Array) => readMinidump(bytes, 'acme');

const GUID = '33221100554477668899aabbccddeeff';
const UUID = '00112233-4455-6677-8899-aabbccddeeff';

/** The frame of a crash in this module, with as much of its build as is given. */
function crashIn(name: string, build: Partial<ModuleBuild> | null, offset = 0x1234): NativeFrame[] {
  const whole = { debugId: UUID, codeId: null, debugFile: null, size: 0x9000, ...build };
  return [{ module: { name, build: build === null ? null : whole }, offset, trust: 'context' }];
}

const RENDERER_CRASH: CrashFacts = {
  exception: 'SIGSEGV',
  exceptionCode: 11,
  frames: crashIn('electron', {
    debugId: '7361c767-c4a2-d62f-e376-bb9bbe31fe85',
    codeId: '67c76173a2c42fd6e376bb9bbe31fe85809c7670',
    debugFile: 'electron',
  }),
  os: 'linux',
  arch: 'x64',
  process: 'renderer',
};

function moduleAt(path: string, record = elfRecord('00'.repeat(20))): DumpModule[] {
  return [{ path, base: 0x5600_0000_0000n, size: 0x9000, record }];
}

/** Whatever the bytes were, only numbers and names of closed sets come out. */
function expectSafe(result: MinidumpResult): void {
  expect(JSON.stringify(result)).not.toMatch(/jane|roe|password/i);
  if (result.kind !== 'crash') return;
  const { exception, exceptionCode, frames, process } = result.facts;
  expect(exception).toMatch(/^[A-Z_]+$|^unknown$/);
  expect(exceptionCode).toBe(exceptionCode >>> 0);
  expect(frames.length).toBeLessThanOrEqual(policy.crashes.frames);
  for (const { module, offset, trust } of frames) {
    if (module.name !== OTHER) expect(knownModule(module.name, 'acme')?.name).toBe(module.name);
    expect(offset).toBe(offset >>> 0);
    expect(TRUSTS).toContain(trust);
    if (module.build !== null) expectSafeBuild(module.build);
  }
  expect(['main', 'renderer', 'gpu', 'utility', 'unknown']).toContain(process);
}

function expectSafeBuild({ debugId, codeId, debugFile, size }: ModuleBuild): void {
  expect(debugId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9a-f]{1,8})?$/);
  if (codeId !== null) expect(codeId).toMatch(/^[0-9a-fA-F]{1,64}$/);
  expect([null, 'electron', 'electron.exe.pdb']).toContain(debugFile);
  expect(size).toBe(size >>> 0);
}

describe('the facts of a crash', () => {
  test('on Linux', () => {
    expect(read(buildMinidump())).toEqual({ kind: 'crash', facts: RENDERER_CRASH });
  });

  test('on Windows', () => {
    const dump = buildMinidump({
      platform: 2,
      architecture: 0,
      exceptionCode: 0xc0000005,
      instructionAt: 184,
      instruction: 0x0040_0010n,
      modules: [
        {
          path: 'C:\\Users\\Jane Roe\\AppData\\Local\\Acme\\Acme.exe',
          base: 0x0040_0000n,
          size: 0x100,
          timeStamp: 0x5ab3_8077,
          record: pdbRecord(GUID, 0x1a, 'C:\\Users\\Jane Roe\\electron.exe.pdb'),
        },
      ],
      annotations: [['process_type', 'browser']],
    });
    expect(read(dump)).toEqual({
      kind: 'crash',
      facts: {
        exception: 'EXCEPTION_ACCESS_VIOLATION',
        exceptionCode: 0xc0000005,
        frames: crashIn(
          'acme',
          { debugId: `${UUID}-1a`, codeId: '5ab38077100', debugFile: 'electron.exe.pdb', size: 0x100 },
          0x10,
        ),
        os: 'windows',
        arch: 'ia32',
        process: 'main',
      },
    });
  });

  test('on macOS', () => {
    const dump = buildMinidump({
      platform: 0x8101,
      architecture: 12,
      exceptionCode: 1,
      instructionAt: 264,
      modules: moduleAt('/Users/jane/Acme.app/Contents/Electron Framework', pdbRecord(GUID, 0, 'jane')),
      annotations: [['ptype', 'gpu-process']],
    });
    expect(read(dump)).toEqual({
      kind: 'crash',
      facts: {
        ...RENDERER_CRASH,
        exception: 'EXC_BAD_ACCESS',
        exceptionCode: 1,
        frames: crashIn('electron framework', { debugFile: 'Electron Framework' }),
        os: 'macos',
        arch: 'arm64',
        process: 'gpu',
      },
    });
  });

  test('on 32-bit ARM', () => {
    const dump = buildMinidump({ architecture: 5, instructionAt: 64, instruction: 0x8001n, modules: [] });
    expect(read(dump)).toMatchObject({ facts: { arch: 'arm', frames: [] } });
  });

  test('an exception, a process and an architecture without a known name', () => {
    const dump = buildMinidump({ exceptionCode: 777, architecture: 999, annotations: [['ptype', 'jane']] });
    expect(read(dump)).toMatchObject({
      facts: { exception: 'unknown', exceptionCode: 777, arch: 'unknown', process: 'unknown', frames: [] },
    });
  });

  test.each([
    ['/usr/lib/libc.so.6', 'libc'],
    ['/lib/libc-2.31.so', 'libc'],
    ['/lib64/ld-linux-x86-64.so.2', 'ld'],
    ['/usr/lib/libgtk-3.so.0.2404.29', 'libgtk'],
    ['linux-vdso.so.1', 'linux-vdso'],
    ['C:\\Windows\\System32\\KERNELBASE.dll', 'kernelbase'],
    ['/usr/lib/system/libsystem_kernel.dylib', 'libsystem_kernel'],
    ['/usr/lib/libc++.1.dylib', 'libc++'],
    ['/usr/lib/libobjc.A.dylib', 'libobjc'],
    ['/Applications/Jane.app/Acme Helper (Renderer)', 'acme'],
    ['/home/electron/jane.so', '<other>'],
    ['/home/jane/', '<other>'],
    ['', '<other>'],
    [`${'x'.repeat(300)}/libc.so.6`, 'libc'],
    ['libc.so.6'.padStart(300, 'x'), '<other>'],
  ])('reports module %s as %s', (path, module) => {
    expect(read(buildMinidump({ modules: moduleAt(path) }))).toMatchObject({
      facts: { frames: [{ module: { name: module }, offset: 0x1234 }] },
    });
  });

  test('include the build of a module that ships with the app, and of no other', () => {
    function buildOf(path: string, record: Buffer) {
      const result = read(buildMinidump({ modules: moduleAt(path, record) }));
      return result.kind === 'crash' ? result.facts.frames[0]?.module.build : undefined;
    }
    const record = elfRecord('67c76173a2c42fd6e376bb9bbe31fe85809c7670');
    expect(buildOf('libffmpeg.so', record)).toMatchObject({ debugFile: 'libffmpeg.so' });
    expect(buildOf('libc.so.6', record)).toBe(null);
    expect(buildOf('electron', elfRecord('00'))).toBe(null);
    expect(buildOf('electron', Buffer.from('NB10 jane'))).toBe(null);
  });

  test('are reported as far as they exist', () => {
    const { moduleList, systemInfo, crashpadInfo } = STREAM;
    expect(read(buildMinidump({ without: [moduleList, systemInfo, crashpadInfo] }))).toEqual({
      kind: 'crash',
      facts: {
        ...RENDERER_CRASH,
        exception: 'unknown',
        frames: [],
        os: 'unknown',
        arch: 'unknown',
        process: 'unknown',
      },
    });
  });
});

describe('what is not a complete crash dump', () => {
  test('is one that Crashpad has not finished, or an empty file', () => {
    expect(read(buildMinidump({ signature: '\0\0\0\0' }))).toEqual({ kind: 'truncated' });
    expect(read(new Uint8Array())).toEqual({ kind: 'truncated' });
  });

  test('is anything else, or a dump without an exception', () => {
    expect(read(Buffer.from('#!/bin/sh\n'))).toEqual({ kind: 'notADump' });
    expect(read(Buffer.from('MDMP 2.0 '))).toEqual({ kind: 'notADump' });
    expect(read(buildMinidump({ without: [STREAM.exception] }))).toEqual({ kind: 'notADump' });
  });

  test('is one truncated at any point', () => {
    const dump = buildMinidump();
    for (let length = 0; length < dump.length; length += 1) {
      expect(read(dump.subarray(0, length)), `${length} bytes`).toEqual({ kind: 'truncated' });
    }
  });
});

describe('ends and yields only numbers and known names, whatever the bytes are', () => {
  test('for dumps with a flipped bit', () => {
    const dump = buildMinidump();
    for (let at = 0; at < dump.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const hit = Buffer.from(dump);
        hit[at] = (hit[at] ?? 0) ^ (1 << bit);
        expectSafe(read(hit));
      }
    }
  });

  test('for dumps with made-up numbers', () => {
    const dump = buildMinidump();
    const value = fc.oneof(fc.nat(dump.length), fc.constantFrom(0xffffffff, 0x7fffffff, 1), fc.nat());
    const patch = fc.tuple(fc.nat(dump.length - 4), value);
    fc.assert(
      fc.property(fc.array(patch, { minLength: 1, maxLength: 20 }), (patches) => {
        const hostile = Buffer.from(dump);
        for (const [at, number] of patches) hostile.writeUInt32LE(number, at);
        expectSafe(read(hostile));
      }),
      { numRuns: 2_000 },
    );
  });

  test("for random bytes, with and without a dump's header", () => {
    const start = buildMinidump().subarray(0, 32);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.boolean(), (bytes, isStarted) => {
        expectSafe(read(isStarted ? Buffer.concat([start, bytes]) : bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  test('for a large dump in which every count and every list is as large as can be', () => {
    // If every number is the same, each list contains itself and each text begins where the list does.
    for (const number of [1, 24, 0x01010101, 8 * 1024 * 1024]) {
      const filling = Buffer.alloc(16 * 1024 * 1024, u32(number));
      const dump = buildMinidump();
      expectSafe(read(Buffer.concat([dump, filling])));
      dump.copy(filling, 0, 0, 32 + 12 * 6);
      expectSafe(read(filling));
    }
  });

  test('for a view into a larger buffer', () => {
    const dump = buildMinidump();
    const inside = Buffer.concat([Buffer.alloc(7), dump, Buffer.alloc(9)]).subarray(7, 7 + dump.length);
    expect(read(inside)).toEqual({ kind: 'crash', facts: RENDERER_CRASH });
    expect(read(buildMinidump(LINUX_CRASH))).toEqual(read(inside));
  });
});
