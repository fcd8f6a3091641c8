import type { FieldKind, OneOf, ValueOfKind } from './kinds.ts';
import type { ReservedAttribute } from './reserved.ts';

/** A release of the app, as in its changelog. */
export type Release = `${number}.${number}` | `${number}.${number}.${number}`;

/** The values of one other field with which this field is present; it is absent otherwise. */
export type OnlyWith = Readonly<Record<string, readonly string[]>>;

export interface FieldOptions {
  /** The release that added the field, if later than its event. */
  readonly since?: Release;
  readonly onlyWith?: OnlyWith;
  /** The attribute's name on the wire, if OpenTelemetry's conventions already define one. */
  readonly attribute?: string;
}

export interface PlainField<Kind extends FieldKind> {
  /** One line for people. */
  readonly description: string;
  readonly kind: Kind;
}

export type Field = PlainField<FieldKind> & FieldOptions;

export type Fields = Readonly<Record<string, Field>>;

/** Which installations record an event: one in so many, always the same ones. */
export interface Sampling {
  /** A whole number from 2 to a million. */
  readonly oneIn: number;
}

export interface EventOptions {
  /** By default, every installation records the event. */
  readonly sampling?: Sampling | undefined;
}

export interface EventDefinition<F extends Fields = Fields> extends EventOptions {
  /** One line for people. */
  readonly description: string;
  /** The release that added the event. */
  readonly since: Release;
  readonly fields: F;
}

export type Events = Readonly<Record<string, EventDefinition>>;

/** Events that a person would look for in the same place. */
export interface EventGroup<E extends Events = Events, Title extends string = string> {
  readonly title: Title;
  readonly events: E;
}

type NotReserved<Options> = Options extends { readonly attribute: infer Attribute extends ReservedAttribute }
  ? {
      readonly error: `The attribute ${Attribute} is reserved. Leave it out, and one is made of the field's name.`;
    }
  : unknown;

export function field<Kind extends FieldKind>(description: string, kind: Kind): PlainField<Kind>;
export function field<Kind extends FieldKind, const Options extends FieldOptions>(
  description: string,
  kind: Kind,
  options: Options & NotReserved<Options>,
): PlainField<Kind> & Options;
export function field(description: string, kind: FieldKind, options: FieldOptions = {}): Field {
  return { description, kind, ...options };
}

export function event(description: string, since: Release): EventDefinition<Record<never, never>>;
export function event<F extends Fields>(
  description: string,
  since: Release,
  fields: F,
  options?: EventOptions,
): EventDefinition<F>;
export function event(
  description: string,
  since: Release,
  fields: Fields = {},
  options: EventOptions = {},
): EventDefinition {
  return { description, since, fields, ...options };
}

export function eventGroup<E extends Events, const Title extends string>(
  title: Title,
  events: E,
): EventGroup<E, Title> {
  return { title, events };
}

/** Describes which installations record a sampled event. */
export function describeSampling({ oneIn }: Sampling): string {
  return `Recorded by one in ${oneIn} installations, chosen at random by installation ID.`;
}

type ConditionalNames<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { readonly onlyWith: OnlyWith } ? Name : never;
}[keyof F];

/** The field that an event's conditional fields depend on. */
type Discriminator<F extends Fields> = keyof F &
  { [Name in keyof F]: F[Name] extends { readonly onlyWith: infer C } ? keyof C : never }[keyof F];

type IsPresent<SomeField, D extends PropertyKey, V> = SomeField extends {
  readonly onlyWith: Readonly<Record<D, readonly (infer Allowed)[]>>;
}
  ? V extends Allowed
    ? true
    : false
  : true;

type Variant<F extends Fields, D extends keyof F, V> = {
  readonly [Name in keyof F as IsPresent<F[Name], D, V> extends true ? Name : never]: Name extends D
    ? V
    : ValueOfKind<F[Name]['kind']>;
} & { readonly [Name in keyof F as IsPresent<F[Name], D, V> extends true ? never : Name]?: never };

type Unconditional<F extends Fields> = { readonly [Name in keyof F]: ValueOfKind<F[Name]['kind']> };

/**
 * The TypeScript type of an event's metadata, with one variant for each value that other fields depend on.
 */
export type MetadataOfFields<F extends Fields> = [ConditionalNames<F>] extends [never]
  ? Unconditional<F>
  : F[Discriminator<F>]['kind'] extends OneOf<infer Value>
    ? { [V in Value]: Variant<F, Discriminator<F>, V> }[Value]
    : never;
