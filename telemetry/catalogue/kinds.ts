/**
 * What a field of an event can hold. There is no kind for text, so that nothing a person typed, and nobody's
 * name, can get into an event.
 */

/** One of a closed set of values. */
export interface OneOf<Value extends string = string> {
  readonly kind: 'oneOf';
  readonly values: readonly Value[];
}

/** True or false. */
export interface Flag {
  readonly kind: 'flag';
}

/** A whole number within inclusive bounds. */
export interface WholeNumber {
  readonly kind: 'wholeNumber';
  readonly min: number;
  readonly max: number;
}

/** A version number: one to four parts of at most five digits, separated by dots. */
export interface Version {
  readonly kind: 'version';
}

export type FieldKind = OneOf | Flag | WholeNumber | Version;

export type VersionNumber =
  | `${number}`
  | `${number}.${number}`
  | `${number}.${number}.${number}`
  | `${number}.${number}.${number}.${number}`;

/** The TypeScript type of the values that a kind of field accepts. */
export type ValueOfKind<Kind extends FieldKind> =
  Kind extends OneOf<infer Value>
    ? Value
    : Kind extends Flag
      ? boolean
      : Kind extends WholeNumber
        ? number
        : VersionNumber;

export type FieldValue = string | number | boolean;

type LiteralOnly<Value extends string> = string extends Value
  ? 'Each value has to be written out here: text that is only known later could be personal.'
  : Value;

/** A closed set of values. Does not compile for values of which only the type string is known. */
export function oneOf<const Value extends string>(...values: (Value & LiteralOnly<Value>)[]): OneOf<Value> {
  return { kind: 'oneOf', values };
}

export const flag: Flag = { kind: 'flag' };

export const version: Version = { kind: 'version' };

/** Whole numbers from `min` to `max`, inclusive. */
export function wholeNumber(min: number, max: number): WholeNumber {
  return { kind: 'wholeNumber', min, max };
}

const VERSION_NUMBER = /^\d{1,5}(\.\d{1,5}){0,3}$/;

export function isVersionNumber(value: unknown): value is VersionNumber {
  return typeof value === 'string' && VERSION_NUMBER.test(value);
}

/** Whether a kind accepts a value. */
export function accepts(kind: FieldKind, value: unknown): value is FieldValue {
  switch (kind.kind) {
    case 'oneOf':
      return typeof value === 'string' && kind.values.includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'wholeNumber':
      return (
        typeof value === 'number' && Number.isSafeInteger(value) && value >= kind.min && value <= kind.max
      );
    case 'version':
      return isVersionNumber(value);
  }
}

/** Describes what a kind accepts. */
export function describeKind(kind: FieldKind): string {
  switch (kind.kind) {
    case 'oneOf':
      return `one of ${kind.values.join(', ')}`;
    case 'flag':
      return 'a flag, true or false';
    case 'wholeNumber':
      return `a whole number from ${kind.min} to ${kind.max}`;
    case 'version':
      return 'a version number of one to four parts, digits and dots only';
  }
}
