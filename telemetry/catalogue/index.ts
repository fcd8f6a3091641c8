/** `kreya-telemetry/catalogue`: how a program names its events. Runs anywhere. */
export { defineCatalogue } from './catalogue.ts';
export { event, eventGroup, field } from './define.ts';
export { describeKind, flag, oneOf, version, wholeNumber } from './kinds.ts';
export type * from './types.ts';
export { wireNameOfEvent, wireNameOfField } from './wire.ts';
