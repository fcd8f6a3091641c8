import { useEffect, useState } from 'react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { TelemetryStatus } from '../contract/bridge.ts';
import type { PageTelemetry } from '../contract/page-telemetry.ts';

export interface TelemetryInPage<C extends Catalogue> extends Pick<PageTelemetry<C>, 'track' | 'setEnabled'> {
  /** Null as long as it is not known. */
  readonly status: TelemetryStatus | null;
}

/** Telemetry with its status as it is at this moment. `telemetry` is what the preload put into the page. */
export function useTelemetry<C extends Catalogue>(telemetry: PageTelemetry<C>): TelemetryInPage<C> {
  const [status, setStatus] = useState<TelemetryStatus | null>(null);
  useEffect(() => {
    const unsubscribe = telemetry.onStatusChanged(setStatus);
    // What is told of can overtake the first answer, and is then the newer of the two.
    telemetry.status().then(
      (first) => setStatus((now) => now ?? first),
      () => undefined,
    );
    return unsubscribe;
  }, [telemetry]);
  return { status, track: telemetry.track, setEnabled: telemetry.setEnabled };
}
