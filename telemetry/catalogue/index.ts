/** How a program declares its events. Runs anywhere. */
export { carriedByEvery } from './carried.ts';
export { defineCatalogue } from './catalogue.ts';
export { describeSampling, event, eventGroup, field } from './define.ts';
export { describeKind, flag, oneOf, version, wholeNumber } from './kinds.ts';
export { translationOf } from './translation-of.ts';
export type * from './types.ts';
export { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from './wire.ts';
