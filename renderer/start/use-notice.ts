import { useCallback, useState } from 'react';
import type { TelemetryStatus } from '../../shared/telemetry-bridge.ts';
import type { FollowedValue } from '../live.ts';
import { useTelemetryPage } from '../telemetry-page.ts';

export interface NoticeState {
  readonly isOpen: boolean;
  shown(): void;
  close(): void;
}

/** The notice stays until it is closed, although the main process holds it to be done as soon as it was seen. */
export function useNotice({ live, accept }: FollowedValue<TelemetryStatus>): NoticeState {
  const { telemetry } = useTelemetryPage();
  const [notice, setNotice] = useState<'notDue' | 'open' | 'closed'>('notDue');
  if (notice === 'notDue' && live.state === 'ready' && live.value.noticeDue) setNotice('open');

  const shown = useCallback(() => {
    // A failure leaves the notice due: nothing is sent, and the next start shows it again.
    telemetry.noticeShown().then(accept, () => undefined);
  }, [telemetry, accept]);
  const close = useCallback(() => setNotice('closed'), []);

  return { isOpen: notice === 'open', shown, close };
}
