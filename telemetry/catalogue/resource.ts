/** What every event can carry that a program does not declare field by field: attributes of OpenTelemetry's resource. */
import { type OneOf, oneOf } from './kinds.ts';

export interface ResourceDefinition {
  /** One line for people. */
  readonly description: string;
  /** Its values; null if it is a text of the program's own, the same for everybody who has this build of it. */
  readonly kind: OneOf | null;
}

/** Those that a catalogue can name. Each is sent only if it does. */
export const resourceAttributes = {
  'service.version': { description: 'The version of the program.', kind: null },
  'os.type': { description: 'The operating system.', kind: oneOf('linux', 'windows', 'darwin') },
} as const satisfies Readonly<Record<string, ResourceDefinition>>;

export type ResourceAttribute = keyof typeof resourceAttributes;

export function isResourceAttribute(name: unknown): name is ResourceAttribute {
  return typeof name === 'string' && Object.hasOwn(resourceAttributes, name);
}
