/**
 * What every event can carry without the program declaring fields: attributes of OpenTelemetry's resource.
 */
import { type OneOf, oneOf } from './kinds.ts';

export interface ResourceDefinition {
  /** One line for people. */
  readonly description: string;
  /** Its values; null if it is a text that is the same for everybody with this build. */
  readonly kind: OneOf | null;
}

/** The attributes that a catalogue can name. Each is sent only if it does. */
export const resourceAttributes = {
  'service.version': { description: 'The version of the program.', kind: null },
  'os.type': { description: 'The operating system.', kind: oneOf('linux', 'windows', 'darwin') },
} as const satisfies Readonly<Record<string, ResourceDefinition>>;

export type ResourceAttribute = keyof typeof resourceAttributes;

export function isResourceAttribute(name: unknown): name is ResourceAttribute {
  return typeof name === 'string' && Object.hasOwn(resourceAttributes, name);
}
