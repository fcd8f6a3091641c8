import { type Location, locationAt, u32 } from './bytes.ts';

/** The streams we read, from `MINIDUMP_STREAM_TYPE` and Crashpad's `MinidumpStreamType`. */
export const STREAM = {
  threadList: 3,
  moduleList: 4,
  exception: 6,
  systemInfo: 7,
  memoryInfoList: 16,
  crashpadInfo: 0x43500001,
} as const;

export type Streams = ReadonlyMap<number, Location>;

/** Crashpad writes nine, Windows itself about twenty. */
const MOST_STREAMS = 64;
const ENTRY_BYTES = 12;

/**
 * Where the streams of a dump are. Throws a RangeError if one of them is not entirely in the file.
 *
 * `MINIDUMP_HEADER`: Signature u32, Version u32, NumberOfStreams u32 @8, StreamDirectoryRva u32 @12, …;
 * `MINIDUMP_DIRECTORY`: StreamType u32, Location @4.
 */
export function readDirectory(file: DataView): Streams {
  const count = Math.min(u32(file, 8), MOST_STREAMS);
  const start = u32(file, 12);
  const streams = new Map<number, Location>();
  for (let index = 0; index < count; index += 1) {
    const at = start + index * ENTRY_BYTES;
    const stream = locationAt(file, at + 4);
    if (stream.start + stream.size > file.byteLength) throw new RangeError('The dump is cut off.');
    streams.set(u32(file, at), stream);
  }
  return streams;
}

/** Where a stream begins. Throws a RangeError if the dump does not have it. */
export function startOf(streams: Streams, type: number): number {
  const stream = streams.get(type);
  if (stream === undefined) throw new RangeError('The dump lacks a stream.');
  return stream.start;
}
