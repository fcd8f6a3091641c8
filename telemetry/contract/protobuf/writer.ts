/** Protobuf's wire format, written from the end, so that a length is known when it is written. */

export interface Writer {
  /** A whole number from 0 to 2^64 - 1, seven bits to a byte. */
  varint(value: number | bigint): void;
  /** Eight bytes; a negative number as its two's complement. */
  fixed64(value: bigint): void;
  double(value: number): void;
  text(value: string): void;
  /** Encloses what was written since `mark` was taken: puts its length and the number of its field before it. */
  enclose(number: number, mark: number): void;
  /** Marks where what is to be enclosed ends. */
  mark(): number;
  /** The number of a field and how its value is written. */
  tag(number: number, wireType: WireType): void;
  /** Everything written. */
  bytes(): Uint8Array<ArrayBuffer>;
}

export const WIRE_TYPE = { varint: 0, eightBytes: 1, delimited: 2, fourBytes: 5 } as const;
type WireType = (typeof WIRE_TYPE)[keyof typeof WIRE_TYPE];

/** A record or two; it grows with what is written. */
const FIRST_BYTES = 1024;

export function createWriter(): Writer {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(FIRST_BYTES);
  let view = new DataView(bytes.buffer);
  let start = bytes.length;

  /** Makes room for so many bytes before what was written. */
  function prepend(count: number): void {
    if (count > start) {
      const written = bytes.subarray(start);
      bytes = new Uint8Array(2 * (written.length + count));
      view = new DataView(bytes.buffer);
      start = bytes.length - written.length;
      bytes.set(written, start);
    }
    start -= count;
  }

  function varint(value: number | bigint): void {
    let length = 1;
    // Numbers are the usual case, and much faster.
    if (typeof value === 'number') {
      for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
      prepend(length);
      let rest = value;
      for (let at = start; at < start + length - 1; at += 1) {
        bytes[at] = (rest % 0x80) + 0x80;
        rest = Math.floor(rest / 0x80);
      }
      bytes[start + length - 1] = rest;
    } else {
      for (let rest = value; rest >= 0x80n; rest >>= 7n) length += 1;
      prepend(length);
      let rest = value;
      for (let at = start; at < start + length - 1; at += 1) {
        bytes[at] = Number(rest % 0x80n) + 0x80;
        rest >>= 7n;
      }
      bytes[start + length - 1] = Number(rest);
    }
  }

  const tag: Writer['tag'] = (number, wireType) => varint(number * 8 + wireType);

  return {
    varint,
    tag,
    fixed64(value) {
      prepend(8);
      view.setBigInt64(start, BigInt.asIntN(64, value), true);
    },
    double(value) {
      prepend(8);
      view.setFloat64(start, value, true);
    },
    text(value) {
      const encoded = encoder.encode(value);
      prepend(encoded.length);
      bytes.set(encoded, start);
    },
    mark: () => bytes.length - start,
    enclose(number, mark) {
      varint(bytes.length - start - mark);
      tag(number, WIRE_TYPE.delimited);
    },
    bytes: () => bytes.slice(start),
  };
}
