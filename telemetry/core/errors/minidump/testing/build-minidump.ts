/** Builds small minidumps as Crashpad writes them, since real ones hold somebody's memory. */
import { STREAM } from '../directory.ts';

export interface DumpModule {
  readonly path: string;
  readonly base: bigint;
  readonly size: number;
  readonly timeStamp?: number;
  /** The CodeView record. */
  readonly record: Buffer;
}

/** The used part of a stack: its start address and its words. */
export interface DumpStack {
  readonly start: bigint;
  readonly words: readonly bigint[];
}

/** A region of memory and its protection. */
export interface DumpRegion {
  readonly start: bigint;
  readonly size: number;
  readonly protection: number;
}

export interface DumpContent {
  /** The four bytes at the start: zero while Crashpad is writing. */
  readonly signature: string;
  readonly platform: number;
  readonly architecture: number;
  readonly exceptionCode: number;
  /** The offset of the instruction pointer among the registers, and its value. */
  readonly instructionAt: number;
  readonly instruction: bigint;
  /** The other registers, each with its offset. */
  readonly registers: readonly (readonly [at: number, value: bigint])[];
  /** The size of the registers in bytes. */
  readonly contextBytes: number;
  /** The stack of the crashed thread, which follows another thread. */
  readonly stack: DumpStack | null;
  /** Only on Windows; no stream if there are none. */
  readonly regions: readonly DumpRegion[];
  readonly modules: readonly DumpModule[];
  readonly annotations: readonly (readonly [name: string, value: string])[];
  /** The content of other memory. */
  readonly memory: string;
  /** Streams to leave out. */
  readonly without: readonly number[];
}

const THREAD_NAMES = 24;
const MEMORY_LIST = 5;
const CRASHED_THREAD = 4712;

/** A crash of a renderer in Electron itself on Linux, with a person's names wherever a dump can hold them. */
export const LINUX_CRASH: DumpContent = {
  signature: 'MDMP',
  platform: 0x8201,
  architecture: 9,
  exceptionCode: 11,
  instructionAt: 248,
  instruction: 0x5600_0000_1234n,
  registers: [],
  contextBytes: 300,
  stack: null,
  regions: [],
  modules: [
    {
      path: '/home/jane.roe/Acme/libjane.so',
      base: 0x7f00_0000_0000n,
      size: 0x1000,
      record: elfRecord('11'.repeat(20)),
    },
    {
      path: '/home/jane.roe/Acme/electron',
      base: 0x5600_0000_0000n,
      size: 0x9000,
      record: elfRecord('67c76173a2c42fd6e376bb9bbe31fe85809c7670'),
    },
  ],
  annotations: [
    ['gpu-url-chunk', 'https://jane.example'],
    ['jane', 'browser'],
    ['ptype', 'renderer'],
  ],
  memory: 'PASSWORD=jane.roe',
  without: [],
};

/** `RSDS`, GUID, age, file name. */
export function pdbRecord(guid: string, age: number, file: string): Buffer {
  return Buffer.concat([Buffer.from('RSDS'), Buffer.from(guid, 'hex'), u32(age), Buffer.from(`${file}\0`)]);
}

/** `LEpB`, build id. */
export function elfRecord(buildId: string): Buffer {
  return Buffer.concat([Buffer.from('LEpB'), Buffer.from(buildId, 'hex')]);
}

export function u32(...values: number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

function u64(value: bigint): Buffer {
  return Buffer.from(BigUint64Array.of(value).buffer);
}

export function buildMinidump(changes: Partial<DumpContent> = {}): Buffer {
  const content = { ...LINUX_CRASH, ...changes };
  const streams = [
    [STREAM.systemInfo, systemInfo],
    [STREAM.exception, exception],
    [STREAM.moduleList, moduleList],
    [STREAM.crashpadInfo, crashpadInfo],
    ...(content.stack === null ? [] : [[STREAM.threadList, () => threadList(content.stack)] as const]),
    ...(content.regions.length === 0 ? [] : [[STREAM.memoryInfoList, memoryInfoList] as const]),
    [THREAD_NAMES, () => Buffer.from('jane.roe', 'utf16le')],
    [MEMORY_LIST, () => Buffer.from(content.memory)],
  ] as const;
  const present = streams.filter(([type]) => !content.without.includes(type));
  const parts: Buffer[] = [];
  let end = 32 + 12 * present.length;

  /** Appends bytes to the dump and returns their offset. */
  function put(bytes: Buffer): number {
    const at = end;
    parts.push(bytes);
    end += bytes.length;
    return at;
  }

  const located = (bytes: Buffer) => u32(bytes.length, put(bytes));
  const text = (value: string) =>
    put(Buffer.concat([u32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)]));
  const wideText = (value: string) =>
    put(Buffer.concat([u32(value.length * 2), Buffer.from(`${value}\0`, 'utf16le')]));

  function systemInfo(): Buffer {
    const bytes = Buffer.alloc(56);
    bytes.writeUInt16LE(content.architecture);
    bytes.writeUInt32LE(content.platform, 20);
    return bytes;
  }

  function exception(): Buffer {
    const context = Buffer.alloc(content.contextBytes);
    const registers = [[content.instructionAt, content.instruction] as const, ...content.registers];
    for (const [at, value] of registers) u64(value).copy(context, at);
    const bytes = Buffer.alloc(168);
    bytes.writeUInt32LE(CRASHED_THREAD);
    bytes.writeUInt32LE(content.exceptionCode, 8);
    located(context).copy(bytes, 160);
    return bytes;
  }

  function threadList(stack: DumpStack | null): Buffer {
    const threads = [
      { id: CRASHED_THREAD - 1, start: 0n, words: [] },
      { id: CRASHED_THREAD, start: 0n, words: [], ...stack },
    ].map(({ id, start, words }) => {
      const bytes = Buffer.alloc(48);
      bytes.writeUInt32LE(id);
      u64(start).copy(bytes, 24);
      located(Buffer.concat(words.map(u64))).copy(bytes, 32);
      return bytes;
    });
    return Buffer.concat([u32(threads.length), ...threads]);
  }

  function memoryInfoList(): Buffer {
    const regions = content.regions.map(({ start, size, protection }) => {
      const bytes = Buffer.alloc(48);
      u64(start).copy(bytes);
      u64(BigInt(size)).copy(bytes, 24);
      bytes.writeUInt32LE(protection, 36);
      return bytes;
    });
    return Buffer.concat([u32(16, 48, regions.length, 0), ...regions]);
  }

  function moduleList(): Buffer {
    const modules = content.modules.map((module) => {
      const bytes = Buffer.alloc(108);
      u64(module.base).copy(bytes);
      bytes.writeUInt32LE(module.size, 8);
      bytes.writeUInt32LE(module.timeStamp ?? 0, 16);
      bytes.writeUInt32LE(wideText(module.path), 20);
      located(module.record).copy(bytes, 76);
      return bytes;
    });
    return Buffer.concat([u32(modules.length), ...modules]);
  }

  function crashpadInfo(): Buffer {
    const annotations = content.annotations.flatMap(([name, value]) => [text(name), 1, text(value)]);
    const objects = located(u32(content.annotations.length, ...annotations));
    const module = located(Buffer.concat([u32(1, 0, 0, 0, 0), objects]));
    const links = located(Buffer.concat([u32(1, 0), module]));
    return Buffer.concat([u32(1), Buffer.alloc(32, 'jane'), u32(0, 0), links]);
  }

  const directory = present.map(([type, build]) => Buffer.concat([u32(type), located(build())]));
  const header = Buffer.alloc(32);
  header.write(content.signature, 'latin1');
  u32(0xa793, present.length, 32).copy(header, 4);
  return Buffer.concat([header, ...directory, ...parts]);
}

/** Where {@link buildCrash} puts `electron` and the stack. */
export const CODE = 0x5600_0000_0000n;
export const STACK = 0x7ffd_0000_0000n;

/**
 * A module of {@link buildCrash}; they follow each other from `CODE` on, and the first must be `electron`.
 */
export function moduleAt(index: number, path: string, buildId: string): DumpModule {
  return { path, base: CODE + BigInt(index) * 0x10_0000n, size: 0x9000, record: elfRecord(buildId) };
}

/** A crash at `electron+0x10` with this stack, whose start the frame pointer points to. */
export function buildCrash(
  modules: readonly DumpModule[],
  words: readonly bigint[],
  changes: Partial<DumpContent> = {},
): Buffer {
  return buildMinidump({
    modules,
    instruction: CODE + 0x10n,
    registers: [
      [152, STACK],
      [160, STACK],
    ],
    stack: { start: STACK, words },
    ...changes,
  });
}
