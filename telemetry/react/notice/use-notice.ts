import { useCallback, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import type { FollowedValue } from '../live.ts';
import { useTelemetryPage } from '../telemetry-page.ts';

export interface NoticeState {
  readonly isOpen: boolean;
  shown(): void;
  close(): void;
}

/**
 * The notice stays until it is closed, although the main process holds it to be done as soon as it was seen; or until
 * the person turned telemetry off, of whom it would say what is not so any more.
 */
export function useNotice({ live, accept }: FollowedValue<TelemetryStatus>): NoticeState {
  const { telemetry } = useTelemetryPage();
  const [notice, setNotice] = useState<'notDue' | 'open' | 'closed'>('notDue');
  if (notice === 'notDue' && live.state === 'ready' && live.value.noticeDue) setNotice('open');

  const isAnswered = live.state === 'ready' && !live.value.enabled && !live.value.noticeDue;
  if (notice === 'open' && isAnswered) setNotice('closed');

  const shown = useCallback(() => {
    // A failure leaves the notice due: nothing is sent, and the next start shows it again.
    telemetry.noticeShown().then(accept, () => undefined);
  }, [telemetry, accept]);
  const close = useCallback(() => setNotice('closed'), []);

  return { isOpen: notice === 'open', shown, close };
}
