/** All types that a catalogue is made of, for each entry in whose types they are. */
export type {
  Catalogue,
  CatalogueOptions,
  EventNameIn,
  MetadataArgumentsIn,
  MetadataIn,
  OwnEvents,
} from './catalogue.ts';
export type {
  EventDefinition,
  EventGroup,
  Events,
  Field,
  FieldOptions,
  Fields,
  MetadataOfFields,
  OnlyWith,
  PlainField,
  Release,
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
export type { OwnEventName } from './own-events.ts';
export type { ReservedAttribute } from './reserved.ts';
