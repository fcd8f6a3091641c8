import { useMemo } from 'react';
import type { TelemetryStatus } from '../contract/bridge.ts';
import { expectAnswer } from './answers.ts';
import { type FollowedValue, useLive } from './live.ts';
import { useTelemetryPage } from './telemetry-page.ts';

export function useTelemetryStatus(): FollowedValue<TelemetryStatus> {
  const { telemetry } = useTelemetryPage();
  const source = useMemo(
    () => ({
      ask: () => expectAnswer(telemetry.status()),
      subscribe: (listener: (status: TelemetryStatus) => void) => telemetry.onStatusChanged(listener),
    }),
    [telemetry],
  );
  return useLive(source);
}
