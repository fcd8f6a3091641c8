/** `kreya-telemetry/catalogue`: how a program names its events. Runs anywhere. */
export type {
  Catalogue,
  CatalogueOptions,
  EventNameIn,
  MetadataArgumentsIn,
  MetadataIn,
} from './catalogue.ts';
export { defineCatalogue } from './catalogue.ts';
export type {
  EventDefinition,
  EventGroup,
  Events,
  Field,
  FieldOptions,
  Fields,
  Release,
} from './define.ts';
export { event, eventGroup, field } from './define.ts';
export type { FieldKind, FieldValue, VersionNumber } from './kinds.ts';
export { describeKind, flag, oneOf, version, wholeNumber } from './kinds.ts';
export { wireNameOfEvent, wireNameOfField } from './wire.ts';
