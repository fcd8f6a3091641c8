/**
 * Makes a recorded dump (recorded-dump.ts) of a whole one and of what another walker finds in it:
 *
 *     minidump-stackwalk --json --symbols-path <folder> <dump> > walked.json
 *     node --import tsx record-dump.ts <dump> walked.json <process> <product> '<of>' '<by>' > recorded/<name>.snapshot.json
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { address, locationAt, u32 } from '../bytes.ts';
import { readDirectory, STREAM, startOf } from '../directory.ts';
import { knownModule } from '../known-modules.ts';
import { readRegisters } from '../registers.ts';
import { readStack } from '../stack-memory.ts';
import { readSystem } from '../system.ts';
import type { RecordedDump } from './recorded-dump.ts';

const walkedSchema = v.object({
  crashing_thread: v.object({
    frames: v.array(
      v.object({ module: v.nullable(v.string()), module_offset: v.nullable(v.string()), trust: v.string() }),
    ),
  }),
});

type WalkedFrame = v.InferOutput<typeof walkedSchema>['crashing_thread']['frames'][number];

interface Module {
  readonly file: string;
  readonly start: number;
  readonly size: number;
  readonly record: string;
}

/**
 * Everything of a dump that may be kept: which places in well-known modules the stack's pointers refer to.
 */
function reduce(
  bytes: Uint8Array,
  product: string,
): Omit<RecordedDump, 'of' | 'process' | 'product' | 'walker'> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streams = readDirectory(file);
  const exception = startOf(streams, STREAM.exception);
  const { os, arch } = readSystem(file, startOf(streams, STREAM.systemInfo));
  if (os === 'unknown' || (arch !== 'x64' && arch !== 'arm64')) {
    throw new Error(`Stacks of ${os} on ${arch} are not walked.`);
  }
  const registers = readRegisters(file, exception, arch);
  const stack = readStack(file, startOf(streams, STREAM.threadList), u32(file, exception), { os, arch });
  if (registers === null || stack === null) throw new Error('The dump has no registers or no stack.');
  const { start, end } = stack;
  const modules = modulesOf(file, startOf(streams, STREAM.moduleList), product);
  const pointedTo = new Set<Module>();

  function placeOf(at: number | null): string {
    if (at === null || at === 0) return 'none';
    if (at >= start && at < end) return `stack+0x${(at - start).toString(16)}`;
    const module = modules.find((one) => at >= one.start && at - one.start < one.size);
    if (module === undefined) return 'elsewhere';
    pointedTo.add(module);
    return `${module.file}+0x${(at - module.start).toString(16)}`;
  }

  const places = Array.from({ length: Math.floor((end - start) / 8) }, (_, index) =>
    placeOf(stack.pointerAt(start + 8 * index)),
  );
  const pointers: Record<string, string> = {};
  for (const [index, place] of places.entries()) {
    // A pointer to no known place may be anything. In a frame record it means that there is no caller, or
    // that the caller is compiled JavaScript.
    const [below = '', above = ''] = [places[index - 1], places[index + 1]];
    const isKept = place === 'elsewhere' ? isStack(below) : place === 'none' ? isModule(above) : true;
    if (isKept) pointers[`0x${(8 * index).toString(16)}`] = place;
  }

  return {
    os,
    arch,
    exceptionCode: u32(file, exception + 8),
    registers: {
      instruction: placeOf(registers.instruction),
      stack: placeOf(registers.stack),
      frame: placeOf(registers.frame),
    },
    modules: [...pointedTo].map(({ file: name, size, record }) => ({ file: name, size, record })),
    stack: { bytes: end - start, pointers },
  };
}

function isStack(place: string): boolean {
  return place.startsWith('stack+');
}

function isModule(place: string): boolean {
  return place.includes('+') && !isStack(place);
}

/** Names and places of modules that anybody may know. */
function modulesOf(file: DataView, listAt: number, product: string): Module[] {
  return Array.from({ length: u32(file, listAt) }, (_, index) => {
    const at = listAt + 4 + index * 108;
    const nameAt = u32(file, at + 20);
    const name = Buffer.from(file.buffer, file.byteOffset + nameAt + 4, u32(file, nameAt)).toString(
      'utf16le',
    );
    const { start, size } = locationAt(file, at + 76);
    const record = Buffer.from(file.buffer, file.byteOffset + start, size).toString('hex');
    return {
      file: name.split(/[\\/]/).at(-1) ?? '',
      start: address(file, at),
      size: u32(file, at + 8),
      record,
    };
  }).flatMap((module) => {
    const known = knownModule(module.file, product);
    if (known === undefined) return [];
    // Which build of the system's modules this computer has is its own affair.
    return [{ ...module, record: known.isOurs ? module.record : '' }];
  });
}

/** The walker says where the call is: on ARM64 an instruction before the return address, elsewhere a byte. */
function describe(
  { module, module_offset: offset, trust }: WalkedFrame,
  arch: RecordedDump['arch'],
): string[] {
  if (module === null || offset === null) return [];
  const callBytes = trust === 'context' ? 0 : arch === 'arm64' ? 4 : 1;
  return [`${trust} ${module}+0x${(Number(offset) + callBytes).toString(16)}`];
}

const [dump = '', walked = '', process_ = '', product = '', of = '', by = ''] = process.argv.slice(2);
const { crashing_thread: thread } = v.parse(walkedSchema, JSON.parse(readFileSync(walked, 'utf8')));
const reduced = reduce(readFileSync(dump), product);
const recorded: RecordedDump = {
  of,
  process: process_,
  product,
  ...reduced,
  walker: { by, frames: thread.frames.flatMap((frame) => describe(frame, reduced.arch)) },
};
process.stdout.write(`${JSON.stringify(recorded, null, 1)}\n`);
