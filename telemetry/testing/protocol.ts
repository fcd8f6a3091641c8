/** The protocol's own message definitions, as OpenTelemetry ships them. */
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

/** The parts of protobuf.js's static message classes used here; they come without types. */
interface MessageClass {
  fromObject(plain: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: object): unknown;
}

function isMessageClass(value: unknown): value is MessageClass {
  return typeof value === 'function' && 'fromObject' in value && 'decode' in value;
}

function find(name: string): MessageClass {
  let found: unknown = root;
  for (const part of `opentelemetry.proto.collector.logs.v1.${name}`.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (!isMessageClass(found)) throw new Error(`There is no message ${name}.`);
  return found;
}

const ExportLogsServiceRequest = find('ExportLogsServiceRequest');
const ExportLogsServiceResponse = find('ExportLogsServiceResponse');

/** A binary request in the protocol's JSON mapping. Throws if it is not one. */
export function requestFromProtobuf(bytes: Uint8Array): unknown {
  return ExportLogsServiceRequest.toObject(ExportLogsServiceRequest.decode(bytes), { longs: String });
}

/** The binary form of a receiver's answer in the protocol's JSON mapping. */
export function responseToProtobuf(response: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    ExportLogsServiceResponse.encode(ExportLogsServiceResponse.fromObject(response)).finish(),
  );
}

/**
 * Converts a request from the protocol's JSON mapping to its binary form and back. Anything the protocol has
 * no field for is lost on the way, and values of another type change.
 */
export function throughProtocol(request: object): unknown {
  return requestFromProtobuf(
    ExportLogsServiceRequest.encode(ExportLogsServiceRequest.fromObject(request)).finish(),
  );
}
