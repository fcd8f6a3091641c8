/** Reads a receiver's answer to protobuf: an OTLP `ExportLogsServiceResponse`. */
import { WIRE_TYPE } from './writer.ts';

/** As in the protocol's JSON mapping. */
export interface LogsResponse {
  readonly partialSuccess?: PartialSuccess;
}

interface PartialSuccess {
  readonly rejectedLogRecords?: number;
  readonly errorMessage?: string;
}

const PARTIAL_SUCCESS = 1;
const REJECTED = 1;
const MESSAGE = 2;

/** A field's value: a number for a varint, bytes for a delimited one, null for what is not needed. */
type Value = number | Uint8Array | null;

/** Null if the bytes are not such a message. */
export function decodeLogsResponse(bytes: Uint8Array): LogsResponse | null {
  let response: LogsResponse = {};
  try {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === PARTIAL_SUCCESS && value instanceof Uint8Array) {
        response = { partialSuccess: partialSuccessIn(value) };
      }
    }
    return response;
  } catch {
    return null;
  }
}

function partialSuccessIn(bytes: Uint8Array): PartialSuccess {
  let found: PartialSuccess = {};
  for (const [field, value] of fieldsOf(bytes)) {
    if (field === REJECTED && typeof value === 'number') found = { ...found, rejectedLogRecords: value };
    if (field === MESSAGE && value instanceof Uint8Array) {
      found = { ...found, errorMessage: new TextDecoder().decode(value) };
    }
  }
  return found;
}

/** The fields of a message. Throws if the bytes are not one. */
function* fieldsOf(bytes: Uint8Array): Generator<readonly [field: number, value: Value]> {
  let at = 0;

  function varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 70; scale *= 0x80) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('The message is cut off.');
      at += 1;
      value += (byte % 0x80) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError('A number is too long.');
  }

  function take(length: number): Uint8Array {
    if (length > bytes.length - at) throw new RangeError('The message is cut off.');
    at += length;
    return bytes.subarray(at - length, at);
  }

  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    switch (tag % 8) {
      case WIRE_TYPE.varint:
        yield [field, varint()];
        break;
      case WIRE_TYPE.eightBytes:
        take(8);
        yield [field, null];
        break;
      case WIRE_TYPE.delimited:
        yield [field, take(varint())];
        break;
      case WIRE_TYPE.fourBytes:
        take(4);
        yield [field, null];
        break;
      default:
        throw new RangeError('There is no such wire type.');
    }
  }
}
