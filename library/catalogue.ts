/** `kreya-telemetry/catalogue`: how a program names its events. Runs anywhere. */
export type {
  Catalogue,
  CatalogueOptions,
  EventNameIn,
  MetadataArgumentsIn,
  MetadataIn,
} from '../shared/catalogue/catalogue.ts';
export { defineCatalogue } from '../shared/catalogue/catalogue.ts';
export type {
  EventDefinition,
  EventGroup,
  Events,
  Field,
  FieldOptions,
  Fields,
  Release,
} from '../shared/catalogue/define.ts';
export { event, eventGroup, field } from '../shared/catalogue/define.ts';
export type { FieldKind, VersionNumber } from '../shared/catalogue/kinds.ts';
export { flag, oneOf, version, wholeNumber } from '../shared/catalogue/kinds.ts';
