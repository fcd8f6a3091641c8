/** All types that a catalogue consists of, for each entry whose types mention them. */
export type { CarriedAttribute } from './carried.ts';
export type {
  Catalogue,
  CatalogueOptions,
  CommonOption,
  CommonValuesOf,
  EventNameIn,
  MetadataArgumentsIn,
  MetadataIn,
  OwnEvents,
} from './catalogue.ts';
export type {
  EventDefinition,
  EventGroup,
  EventOptions,
  Events,
  Field,
  FieldOptions,
  Fields,
  MetadataOfFields,
  OnlyWith,
  PlainField,
  Release,
  Sampling,
} from './define.ts';
export type {
  FieldKind,
  FieldValue,
  Flag,
  OneOf,
  ValueOfKind,
  Version,
  VersionNumber,
  WholeNumber,
} from './kinds.ts';
export type { OwnEventName, OwnGroupTitle } from './own-events.ts';
export type { ReservedAttribute } from './reserved.ts';
export type { ResourceAttribute } from './resource.ts';
export type { CatalogueTranslation, EventTranslations } from './translation.ts';
export type {
  FormMistakes,
  Mistake,
  Mistakes,
  PlaceholderMistake,
  PlaceholdersIn,
  PluralForms,
  TextsLike,
} from './translation-of.ts';
