/**
 * Dumps of real crashes without anybody's data: all that remains of memory are the pointers on the crashed
 * thread's stack, each as a place in a module or on the stack itself.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { buildMinidump, type DumpContent } from './build-minidump.ts';

/** From Electron on Linux. */
export const RECORDED = ['main', 'renderer', 'utility', 'compiled', 'gpu'] as const;
/** From small programs, on systems where Electron was never run here. */
export const RECORDED_ELSEWHERE = ['windows', 'macos', 'macos-arm64'] as const;

const schema = v.object({
  of: v.string(),
  os: v.picklist(['linux', 'macos', 'windows']),
  arch: v.picklist(['x64', 'arm64']),
  /** The name of the executable, in lower case. */
  product: v.string(),
  process: v.string(),
  exceptionCode: v.number(),
  /** The CodeView record, in hexadecimal digits. */
  modules: v.array(v.object({ file: v.string(), size: v.number(), record: v.string() })),
  /**
   * Places, such as `electron+0x1f0`, `stack+0x80`, `elsewhere` for a place in no module, and `none` for no
   * place at all.
   */
  registers: v.object({ instruction: v.string(), stack: v.string(), frame: v.string() }),
  /** Each place, keyed by its offset on the stack. */
  stack: v.object({ bytes: v.number(), pointers: v.record(v.string(), v.string()) }),
  /**
   * The stack as another walker found it in the whole dump, newest first: how it found a frame, then the
   * place, such as `frame_pointer electron+0x24e09e4`. What it found by `scan`, without symbols, proves
   * nothing.
   */
  walker: v.object({ by: v.string(), frames: v.array(v.string()) }),
});

export type RecordedDump = v.InferOutput<typeof schema>;

const PLATFORMS = { linux: 0x8201, macos: 0x8101, windows: 2 } as const;
/** Made-up addresses. */
const STACK = 0x7ffd_0000_0000n;
const FIRST_MODULE = 0x5500_0000_0000n;
const MODULE_STEP = 0x1_0000_0000n;
const ELSEWHERE = 0x2fc4_0000_1230n;

export function readRecorded(
  name: (typeof RECORDED)[number] | (typeof RECORDED_ELSEWHERE)[number],
): RecordedDump {
  const file = join(import.meta.dirname, 'recorded', `${name}.snapshot.json`);
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
}

interface Memory {
  /** What fills the stack between pointers. */
  readonly filling: bigint;
  /** Or-ed into every code address. */
  readonly signature: bigint;
}

/** The content of a dump that reproduces the recorded crash. */
export function contentOf(
  recorded: RecordedDump,
  { filling = ELSEWHERE, signature = 0n }: Partial<Memory> = {},
): Partial<DumpContent> & { readonly registers: DumpContent['registers'] } {
  const modules = recorded.modules.map(({ file, size, record }, index) => ({
    path: file,
    base: FIRST_MODULE + BigInt(index) * MODULE_STEP,
    size,
    record: Buffer.from(record, 'hex'),
  }));

  function addressOf(place: string): bigint {
    if (place === 'none') return 0n;
    if (place === 'elsewhere') return ELSEWHERE;
    const [name, offset = ''] = place.split('+0x');
    const base = name === 'stack' ? STACK : modules.find(({ path }) => path === name)?.base;
    if (base === undefined) throw new Error(`There is no module ${name}.`);
    return base + BigInt(`0x${offset}`);
  }

  const words = Array.from({ length: recorded.stack.bytes / 8 }, () => filling);
  for (const [offset, place] of Object.entries(recorded.stack.pointers)) {
    const isCode = place.includes('+') && !place.startsWith('stack');
    words[Number(offset) / 8] = addressOf(place) | (isCode ? signature : 0n);
  }
  const { instruction, stack, frame } = recorded.registers;
  return {
    platform: PLATFORMS[recorded.os],
    exceptionCode: recorded.exceptionCode,
    modules,
    annotations: [['ptype', recorded.process]],
    instruction: addressOf(instruction),
    ...contextOf(recorded.arch, addressOf(stack), addressOf(frame)),
    stack: { start: STACK, words },
  };
}

/** `MinidumpContextAMD64` and `MinidumpContextARM64`; the first word of flags says which one it is. */
export function contextOf(arch: RecordedDump['arch'], stack: bigint, frame: bigint) {
  return arch === 'x64'
    ? {
        architecture: 9,
        instructionAt: 248,
        registers: [[48, 0x10_001fn] as const, [152, stack] as const, [160, frame] as const],
        contextBytes: 1232,
      }
    : {
        architecture: 12,
        instructionAt: 264,
        registers: [[0, 0x40_0007n] as const, [256, stack] as const, [240, frame] as const],
        contextBytes: 912,
      };
}

export function buildRecorded(recorded: RecordedDump, memory: Partial<Memory> = {}): Buffer {
  return buildMinidump(contentOf(recorded, memory));
}
