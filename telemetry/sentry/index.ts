/** `kreya-telemetry/sentry`: telemetry behind `@sentry/electron`, whose functions an app then calls as it is used to. */
export { behindSentry } from './behind-sentry.ts';
export { exactErrors } from './exact-errors.ts';
