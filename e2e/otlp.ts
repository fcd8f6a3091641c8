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

function find(path: string): MessageClass {
  let found: unknown = root;
  for (const name of path.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
  }
  if (!isMessageClass(found)) throw new Error(`There is no message ${path}.`);
  return found;
}

const ExportLogsServiceRequest = find('opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest');

/**
 * Converts a request from the protocol's JSON mapping to its binary form and back. Anything the protocol has
 * no field for is lost on the way, and values of another type change.
 */
export function throughProtocol(request: object): unknown {
  const bytes = ExportLogsServiceRequest.encode(ExportLogsServiceRequest.fromObject(request)).finish();
  return ExportLogsServiceRequest.toObject(ExportLogsServiceRequest.decode(bytes), { longs: String });
}
