import { app } from 'electron';
import { keepFromCrashId } from 'kreya-telemetry/main';

/**
 * Keeps Chromium from making connections and IDs of its own. For spell checking, every session would fetch a
 * dictionary whose name reveals the person's language. Must run before the app is ready.
 */
export function quietChromium(): void {
  keepFromCrashId();
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}
