import { useMemo } from 'react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { TelemetryBridge, TelemetryStatus } from '../contract/bridge.ts';
import type { PageTelemetry } from '../contract/page-telemetry.ts';
import { expectAnswer } from './answers.ts';
import { type FollowedValue, useLive } from './live.ts';
import { requireTelemetry } from './require-telemetry.ts';
import { useTelemetryPage } from './telemetry-page.ts';

export interface TelemetryInPage<C extends Catalogue> extends Pick<PageTelemetry<C>, 'track' | 'setEnabled'> {
  /** Null as long as it is not known. */
  readonly status: TelemetryStatus | null;
}

/**
 * Telemetry with its status as it is at this moment. `telemetry` is what the preload put into the page; throws an error for
 * developers if that is nothing.
 */
export function useTelemetry<C extends Catalogue>(telemetry: PageTelemetry<C>): TelemetryInPage<C> {
  const { live } = useStatusOf(requireTelemetry(telemetry));
  return {
    status: live.state === 'ready' ? live.value : null,
    track: telemetry.track,
    setEnabled: telemetry.setEnabled,
  };
}

/** The status of the telemetry that this is in, by the `TelemetryPageProvider` around it. */
export function useTelemetryStatus(): FollowedValue<TelemetryStatus> {
  return useStatusOf(useTelemetryPage().telemetry);
}

function useStatusOf(
  telemetry: Pick<TelemetryBridge, 'status' | 'onStatusChanged'>,
): FollowedValue<TelemetryStatus> {
  const source = useMemo(
    () => ({
      ask: () => expectAnswer(telemetry.status()),
      subscribe: (listener: (status: TelemetryStatus) => void) => telemetry.onStatusChanged(listener),
    }),
    [telemetry],
  );
  return useLive(source);
}
