/** Advice on what is often forgotten when adding telemetry to an app, so that it seems to do nothing. */
import type { TelemetryStatus } from '../contract/bridge.ts';

/** By then, even a development server has delivered the first page. */
export const ADVISE_AFTER_MS = 10_000;

/**
 * For the developer of an app that has run for a while; null if nothing is missing. `wasAsked`: whether any
 * page has called telemetry.
 */
export function adviceFor(
  { noticeDue, choiceDue }: Pick<TelemetryStatus, 'noticeDue' | 'choiceDue'>,
  wasAsked: boolean,
): string | null {
  if (!noticeDue && !choiceDue) return null;
  const consequence = choiceDue ? 'Nothing is recorded' : 'Events wait';
  if (!wasAsked) {
    return (
      `${consequence}, since no page has asked telemetry anything. Does its window have the preload: telemetry.preloadPath, ` +
      "or exposeTelemetry() of 'kreya-telemetry/preload' in a preload of your own?"
    );
  }
  return choiceDue
    ? `${consequence} before a page asks the person, and hands on the answer by setEnabled(true) or setEnabled(false).`
    : `${consequence} until a page has shown the notice, and said so by noticeShown().`;
}
