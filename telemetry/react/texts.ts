import { telemetryTextsFor } from '../contract/texts/index.ts';

/** What telemetry says, in the language that Chromium took from the system. */
export const texts = telemetryTextsFor(globalThis.navigator?.language ?? 'en');
