/**
 * The name of the settings file, without its extension. Not `config`, which many apps use for their own
 * settings, with libraries that know nothing of the lock.
 */
export const SETTINGS = 'telemetry';
