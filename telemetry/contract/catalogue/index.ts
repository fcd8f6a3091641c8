/** `kreya-telemetry/catalogue`: how a program declares its events, and its texts about telemetry. Runs anywhere. */
export * from '../../catalogue/index.ts';
export { defineTexts } from '../texts/define-texts.ts';
export type * from '../texts/types.ts';
