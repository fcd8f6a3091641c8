/**
 * What the settings file is called, without its ending. Not `config`, which is what many apps call their own, with
 * programs in between that know nothing of the lock.
 */
export const SETTINGS = 'telemetry';
