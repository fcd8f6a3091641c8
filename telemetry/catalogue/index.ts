/** `kreya-telemetry/catalogue`: defines a program's events. Runs anywhere. */
export { carriedByEvery } from './carried.ts';
export { defineCatalogue } from './catalogue.ts';
export { describeSampling, event, eventGroup, field } from './define.ts';
export { describeKind, flag, oneOf, version, wholeNumber } from './kinds.ts';
export type * from './types.ts';
export { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from './wire.ts';
