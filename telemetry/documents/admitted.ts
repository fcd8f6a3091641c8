/** What a receiver admits of a catalogue: each event with the attributes that clients of any release send with it. */
import { carriedByEvery } from '../catalogue/carried.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Field, Release } from '../catalogue/define.ts';
import { type FieldKind, wholeNumber } from '../catalogue/kinds.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';

/** A text that follows a rule of the protocol rather than the catalogue. */
export type TextRule = 'installationId' | 'recordUid' | 'release';

export interface AdmittedAttribute {
  readonly wireName: string;
  /** One line for people. */
  readonly description: string;
  readonly kind: FieldKind | { readonly kind: 'text'; readonly rule: TextRule };
  /**
   * Whether it comes with each event, can be left out since clients older than the attribute do not know it, or comes exactly
   * if another attribute has one of these values; `orAbsent` if older clients leave that out, too.
   */
  readonly presence:
    | { readonly kind: 'always' | 'optional' }
    | {
        readonly kind: 'onlyWith';
        readonly wireName: string;
        readonly values: readonly string[];
        readonly orAbsent: boolean;
      };
}

export interface AdmittedEvent {
  readonly name: string;
  readonly wireName: string;
  readonly description: string;
  readonly since: Release;
  readonly attributes: readonly AdmittedAttribute[];
}

export interface Admitted {
  readonly service: string;
  readonly scope: string;
  readonly resource: readonly AdmittedAttribute[];
  readonly events: readonly AdmittedEvent[];
}

const ALWAYS = { kind: 'always' } as const;

/** The largest count for which a sampled event can stand; see the catalogue's check. */
const ADJUSTED_COUNT = wholeNumber(2, 1_000_000);

/** All that a receiver has to take, and nothing else. */
export function admittedBy(catalogue: Catalogue): Admitted {
  const { namespace, events } = catalogue;
  const names = namesOf(namespace);
  return {
    service: names.product,
    scope: names.telemetry,
    resource: [
      {
        wireName: 'service.name',
        description: 'The product.',
        kind: { kind: 'oneOf', values: [names.product] },
        presence: ALWAYS,
      },
      {
        wireName: 'app.installation.id',
        description: 'The random installation ID.',
        kind: { kind: 'text', rule: 'installationId' },
        presence: ALWAYS,
      },
      ...carriedByEvery(catalogue).map(
        (carried): AdmittedAttribute => ({
          wireName: carried.wireName,
          description: carried.description,
          kind: carried.kind ?? { kind: 'text', rule: 'release' },
          // A program can begin to carry it in any release.
          presence: { kind: 'optional' },
        }),
      ),
    ],
    events: Object.entries(events).map(([name, event]) => ({
      name,
      wireName: wireNameOfEvent(namespace, name),
      description: event.description,
      since: event.since,
      attributes: [
        {
          wireName: 'log.record.uid',
          description: 'The ID by which a receiver drops repeats.',
          kind: { kind: 'text', rule: 'recordUid' },
          presence: ALWAYS,
        },
        ...Object.entries(event.fields).map(([fieldName, field]) =>
          attributeOf(namespace, fieldName, field, event.fields),
        ),
        ...(event.sampling === undefined
          ? []
          : [
              {
                wireName: wireNameOfAdjustedCount(namespace),
                description: 'For how many events it stands.',
                kind: ADJUSTED_COUNT,
                // An event can begin to be sampled in any release.
                presence: { kind: 'optional' },
              } as const,
            ]),
      ],
    })),
  };
}

function attributeOf(
  namespace: string,
  name: string,
  field: Field,
  fields: Readonly<Record<string, Field>>,
): AdmittedAttribute {
  const { description, kind, since, onlyWith = {} } = field;
  const base = { wireName: wireNameOfField(namespace, name, field), description, kind };
  const [condition] = Object.entries(onlyWith);
  const other = condition === undefined ? undefined : fields[condition[0]];
  if (condition === undefined || other === undefined)
    return { ...base, presence: since === undefined ? ALWAYS : { kind: 'optional' } };
  const [otherName, values] = condition;
  const wireName = wireNameOfField(namespace, otherName, other);
  return { ...base, presence: { kind: 'onlyWith', wireName, values, orAbsent: since !== undefined } };
}
