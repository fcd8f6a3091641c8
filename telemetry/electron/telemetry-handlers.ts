/** The requests that a page may make to telemetry, in any program. */

import { RENDERER_MECHANISMS, type TelemetryAnswerOf } from '../contract/bridge.ts';
import { parseRawError } from '../contract/raw-error.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import { createAskPerson } from './ask-person.ts';
import { hadGesture, watchGestures } from './gestures.ts';
import { inWords, type Texts } from './in-words.ts';
import { openPrivacyPolicy } from './open-privacy-policy.ts';
import { createPageWatch } from './page-watch.ts';
import { saveActivity } from './save-activity.ts';
import type { Handlers } from './serve-pages.ts';

const askToTurnOn = createAskPerson(({ turnOn: { turnOn: yes, keepOff: no, ...texts } }) => ({
  ...texts,
  yes,
  no,
}));

const askToErase = createAskPerson(({ erasure: { unasked } }) => {
  const { confirm: yes, cancel: no, ...texts } = unasked;
  return { ...texts, yes, no };
});

/** `name` is the file name for all records. Call this before the first page exists. */
export function telemetryHandlers(
  telemetry: Omit<Telemetry, 'track'>,
  name: string,
  texts: Texts,
): Handlers<TelemetryAnswerOf> {
  watchGestures();
  // Who looked at what waits does so no more.
  const pausing = createPageWatch(() => void telemetry.resumeSending());

  function isOffAndOpen(): boolean {
    telemetry.refresh();
    const { enabled, locked } = telemetry.status();
    return !enabled && !locked;
  }

  return {
    track({ event, metadata }) {
      const result = telemetry.trackUnchecked(event, metadata);
      if (!result.ok) throw new Error(result.problem);
    },
    async status() {
      telemetry.refresh();
      await telemetry.counted();
      return telemetry.status();
    },
    async setEnabled({ enabled, userActivation }, asker) {
      if (typeof enabled !== 'boolean') throw new Error('setEnabled takes true or false.');
      const isByPerson = hadGesture(asker) || userActivation === true;
      if (enabled && !isByPerson && isOffAndOpen()) await askToTurnOn(texts, asker);
      const { choiceDue } = telemetry.status();
      return inWords(
        texts,
        () => telemetry.setEnabled(enabled),
        ({ choiceFailed }) => choiceFailed[enabled ? 'on' : choiceDue ? 'unanswered' : 'off'],
      );
    },
    noticeShown: () => telemetry.noticeShown(),
    openPrivacyPolicy: async () => {
      await openPrivacyPolicy(texts, telemetry.status().privacyUrl);
    },
    resetInstallationId: () =>
      inWords(texts, telemetry.resetInstallationId, ({ activity }) => activity.resetFailed),
    async requestErasure({ userActivation }, asker) {
      if (!hadGesture(asker) && userActivation !== true) await askToErase(texts, asker);
      return inWords(texts, telemetry.requestErasure, ({ erasure }) => erasure.failed);
    },
    sendNow: () => telemetry.sendNow(),
    pauseSending(_, asker) {
      pausing.watch(asker);
      return telemetry.pauseSending();
    },
    resumeSending: () => telemetry.resumeSending(),
    deleteWaiting: () => inWords(texts, telemetry.deleteWaiting, ({ activity }) => activity.deleteFailed),
    deleteHistory: () => inWords(texts, telemetry.deleteHistory, ({ activity }) => activity.deleteFailed),
    listActivity: () => telemetry.activity.list(),
    readActivity({ ids }) {
      if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
        throw new Error('activity.read takes the IDs that activity.list returned.');
      }
      return telemetry.activity.read(ids);
    },
    saveActivity: (_, asker) => saveActivity(telemetry.activity, name, texts, asker),
    reportError({ mechanism, error }) {
      const known = RENDERER_MECHANISMS.find((one) => one === mechanism);
      const raw = parseRawError(error);
      if (known === undefined || raw === null) throw new Error('reportError takes an error that was read.');
      telemetry.captureError(raw, { process: 'renderer', mechanism: known, fatal: false });
    },
  };
}
