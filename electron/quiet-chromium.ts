import { app } from 'electron';
import { keepFromCrashId } from 'kreya-telemetry/main';

/**
 * Keeps Chromium from making connections and ids of its own. For spell checking it would fetch a dictionary, under a
 * name that tells the person's language, for every session. Has to come before the app is ready.
 */
export function quietChromium(): void {
  keepFromCrashId();
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}
