/**
 * `kreya-telemetry/sentry`: telemetry behind `@sentry/electron`, whose functions an app keeps calling as
 * before.
 */
export type { RawError, RawKind } from '../contract/raw-error.ts';
export type { ErrorDetails, ErrorLevel, ErrorOrigin, Mechanism, ProcessKind } from '../core/errors/origin.ts';
export type { SentryPort } from '../electron/sentry-port.ts';
export { type BehindSentry, behindSentry, type SdkEnvelope } from './behind-sentry.ts';
export { exactErrors, type SdkEvent, type SdkHint, type SdkIntegration } from './exact-errors.ts';
