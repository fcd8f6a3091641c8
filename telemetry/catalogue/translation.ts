/** All that a catalogue says of its events, in another language: what is missing does not compile. */
import type { Catalogue, EventNameIn } from './catalogue.ts';
import type { Events, Fields } from './define.ts';
import type { OwnEventName, OwnGroupTitle } from './own-events.ts';

/** A text for each of these names; nothing has to be given where there are no names. */
type TextsFor<Part extends string, Name extends string> = [Name] extends [never]
  ? { readonly [One in Part]?: Readonly<Record<never, string>> }
  : { readonly [One in Part]: Readonly<Record<Name, string>> };

type EventTranslation<F extends Fields> = { readonly description: string } & TextsFor<
  'fields',
  keyof F & string
>;

/** For each event, what it and all of its fields are for. */
export type EventTranslations<E extends Events> = {
  readonly [Name in EventNameIn<E>]: EventTranslation<E[Name]['fields']>;
};

type TitleIn<C extends Catalogue> = C['groups'][number]['title'];

type OwnNameIn<E extends Events> = OwnEventName & EventNameIn<E>;

/**
 * The groups, events, fields and common fields of a catalogue in another language:
 * `const german: CatalogueTranslation<typeof catalogue> = { … }`. What telemetry adds to every catalogue can be left out,
 * since telemetry says it itself in the languages that it speaks.
 */
export type CatalogueTranslation<C extends Catalogue> = TextsFor<'common', keyof C['common'] & string> &
  TextsFor<'groups', Exclude<TitleIn<C>, OwnGroupTitle>> & {
    readonly events: EventTranslations<Omit<C['events'], OwnEventName>> &
      Partial<EventTranslations<Pick<C['events'], OwnNameIn<C['events']>>>>;
  };
