/**
 * What the preload put into the page. Throws an error for developers if that is nothing, which the types of a page's `window`
 * can't tell.
 */
export function requireTelemetry<Telemetry extends object>(telemetry: Telemetry | undefined): Telemetry {
  if (typeof telemetry === 'object' && telemetry !== null) return telemetry;
  throw new Error(
    'kreya-telemetry: there is no telemetry in this page. Give its window the preload (telemetry.preloadPath of the main process), or ' +
      "call exposeTelemetry() of 'kreya-telemetry/preload' in a preload of your own, and hand on what that put there: window.telemetry.",
  );
}
