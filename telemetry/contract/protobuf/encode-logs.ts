/**
 * Encodes an OTLP `ExportLogsServiceRequest` as protobuf, for receivers that do not accept JSON. The field numbers are those
 * of OpenTelemetry's definitions, `logs.proto` and `common.proto` among them, which are stable.
 */
import { isObject } from '../readable/untrusted.ts';
import { createWriter, WIRE_TYPE, type Writer } from './writer.ts';

/** Writes a field. Throws if the value is not of the field's type. */
type WriteField = (writer: Writer, number: number, value: unknown) => void;

/** A message's fields by their names in the JSON mapping, each with its number. */
type Message = Readonly<Record<string, readonly [number: number, write: WriteField]>>;

const text: WriteField = (writer, number, value) => {
  if (typeof value !== 'string') throw new TypeError('A text was expected.');
  const end = writer.mark();
  writer.text(value);
  writer.enclose(number, end);
};

const flag: WriteField = (writer, number, value) => {
  if (typeof value !== 'boolean') throw new TypeError('A flag was expected.');
  writer.varint(value ? 1 : 0);
  writer.tag(number, WIRE_TYPE.varint);
};

const integer: WriteField = (writer, number, value) => {
  const whole = wholeNumberOf(value);
  writer.varint(whole >= 0 && whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : BigInt.asUintN(64, whole));
  writer.tag(number, WIRE_TYPE.varint);
};

const fixed64: WriteField = (writer, number, value) => {
  writer.fixed64(wholeNumberOf(value));
  writer.tag(number, WIRE_TYPE.eightBytes);
};

const double: WriteField = (writer, number, value) => {
  // The mapping writes what is no number in JSON as a text, such as `NaN`.
  if (typeof value !== 'number' && typeof value !== 'string') throw new TypeError('A number was expected.');
  writer.double(Number(value));
  writer.tag(number, WIRE_TYPE.eightBytes);
};

/** The mapping writes 64-bit integers as decimal texts, and allows numbers. */
function wholeNumberOf(value: unknown): bigint {
  if (typeof value !== 'number' && typeof value !== 'string') throw new TypeError('A number was expected.');
  return BigInt(value);
}

/** `fields` is called when a message is written, since messages contain each other. */
function one(fields: () => Message): WriteField {
  return (writer, number, value) => {
    const end = writer.mark();
    writeMessage(writer, fields(), value);
    writer.enclose(number, end);
  };
}

function many(fields: () => Message): WriteField {
  const write = one(fields);
  return (writer, number, value) => {
    if (!Array.isArray(value)) throw new TypeError('A list was expected.');
    for (let at = value.length - 1; at >= 0; at -= 1) write(writer, number, value[at]);
  };
}

const ANY_VALUE: Message = {
  stringValue: [1, text],
  boolValue: [2, flag],
  intValue: [3, integer],
  doubleValue: [4, double],
  arrayValue: [5, one(() => ({ values: [1, many(() => ANY_VALUE)] }))],
  kvlistValue: [6, one(() => ({ values: [1, many(() => KEY_VALUE)] }))],
};
const KEY_VALUE: Message = { key: [1, text], value: [2, one(() => ANY_VALUE)] };
const RESOURCE: Message = { attributes: [1, many(() => KEY_VALUE)] };
const SCOPE: Message = { name: [1, text], version: [2, text], attributes: [3, many(() => KEY_VALUE)] };
const LOG_RECORD: Message = {
  timeUnixNano: [1, fixed64],
  severityNumber: [2, integer],
  severityText: [3, text],
  body: [5, one(() => ANY_VALUE)],
  attributes: [6, many(() => KEY_VALUE)],
  observedTimeUnixNano: [11, fixed64],
  eventName: [12, text],
};
const SCOPE_LOGS: Message = { scope: [1, one(() => SCOPE)], logRecords: [2, many(() => LOG_RECORD)] };
const RESOURCE_LOGS: Message = {
  resource: [1, one(() => RESOURCE)],
  scopeLogs: [2, many(() => SCOPE_LOGS)],
};
const REQUEST: Message = { resourceLogs: [1, many(() => RESOURCE_LOGS)] };

function writeMessage(writer: Writer, fields: Message, value: unknown): void {
  if (!isObject(value)) throw new TypeError('A message was expected.');
  for (const [name, content] of Object.entries(value).reverse()) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    // As a receiver of JSON does: a later version of the protocol, or of the program, may have more fields.
    if (field !== undefined) field[1](writer, field[0], content);
  }
}

/**
 * `request` is an `ExportLogsServiceRequest` in the protocol's JSON mapping, as text. Throws if it is not one. What this
 * returns for two requests is, one after the other, a request with the content of both.
 */
export function encodeLogs(request: string): Uint8Array<ArrayBuffer> {
  const writer = createWriter();
  writeMessage(writer, REQUEST, JSON.parse(request));
  return writer.bytes();
}
