/**
 * What a command prints with `--json`, as data: the compiler holds the command to it, the transcript what is printed, and
 * docs/kreyac.md tells it.
 */

export type Shape = 'string' | 'number' | 'boolean' | 'object' | OneOf | OrNull | ListOf | Members;

/** One of a closed set of texts. */
interface OneOf<Value extends string = string> {
  readonly kind: 'oneOf';
  /** Its keys are the texts. */
  readonly values: Readonly<Record<Value, unknown>>;
}

interface OrNull<S extends Shape = Shape> {
  readonly kind: 'orNull';
  readonly shape: S;
  /** Such as `if none is active`. */
  readonly when: string;
}

interface ListOf<S extends Shape = Shape> {
  readonly kind: 'list';
  readonly of: S;
}

interface Members<All extends Readonly<Record<string, Shape>> = Readonly<Record<string, Shape>>> {
  readonly kind: 'members';
  readonly members: All;
}

/** The TypeScript type of the values of a shape. */
export type JsonOf<S extends Shape> = S extends 'string'
  ? string
  : S extends 'number'
    ? number
    : S extends 'boolean'
      ? boolean
      : S extends 'object'
        ? object
        : S extends OneOf<infer Value>
          ? Value
          : S extends OrNull<infer Inner>
            ? JsonOf<Inner> | null
            : S extends ListOf<infer Item>
              ? readonly JsonOf<Item>[]
              : S extends Members<infer All>
                ? { readonly [Name in keyof All]: JsonOf<All[Name]> }
                : never;

/** One of the texts of a type, the keys of `values`: given that type, it compiles with all of them only, and with no other. */
export function oneOf<Value extends string>(values: Readonly<Record<Value, unknown>>): OneOf<Value> {
  return { kind: 'oneOf', values };
}

/** The shape, or null in the case that `when` tells. */
export function orNull<S extends Shape>(shape: S, when: string): OrNull<S> {
  return { kind: 'orNull', shape, when };
}

export function listOf<S extends Shape>(of: S): ListOf<S> {
  return { kind: 'list', of };
}

/** An object with exactly these members. */
export function members<const All extends Readonly<Record<string, Shape>>>(all: All): Members<All> {
  return { kind: 'members', members: all };
}
