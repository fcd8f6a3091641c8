/** Names on the wire, after OpenTelemetry's naming rules: a namespace, then snake_case. */
import type { Field } from './define.ts';

const NAMESPACE = 'kreya';

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at) => (at === 0 ? '' : '_') + letter.toLowerCase());
}

/** `OperationInvoked` → `kreya.operation_invoked`. */
export function wireNameOfEvent(name: string): string {
  return `${NAMESPACE}.${toSnakeCase(name)}`;
}

/** `operationType` → `kreya.operation_type`, unless the field has a name among OpenTelemetry's conventions. */
export function wireNameOfField(name: string, definition: Field): string {
  return definition.attribute ?? `${NAMESPACE}.${toSnakeCase(name)}`;
}
