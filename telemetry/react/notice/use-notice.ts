import { useCallback, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import type { FollowedValue } from '../live.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { type ActionOutcome, useAction } from '../ui/use-action.ts';

export interface NoticeState {
  readonly isOpen: boolean;
  /** What became of the person's answer; the notice closes when it is on disk. */
  readonly outcome: ActionOutcome;
  /** Says that a person can see the notice. */
  shown(): void;
  keepOn(): void;
  turnOff(): void;
}

/** What held when the notice opened: any choice after that answers it, wherever it is made. */
type OpenedWith = Pick<TelemetryStatus, 'enabled' | 'choiceMade'>;

/**
 * The notice stays until it is answered, although the main process considers it done as soon as it was seen. A choice in
 * Settings or in another process answers it, too.
 */
export function useNotice({ live, accept }: FollowedValue<TelemetryStatus>): NoticeState {
  const { telemetry } = useTelemetryPage();
  const [notice, setNotice] = useState<'notDue' | 'closed' | OpenedWith>('notDue');
  const { outcome, run } = useAction();
  const status = live.state === 'ready' ? live.value : null;
  const isUnanswered = typeof notice === 'object';
  // News of a choice that could not be saved comes before its failure, which is to be read here.
  const isOwnAnswer = outcome.kind === 'underway' || outcome.kind === 'failed';

  if (notice === 'notDue' && status?.noticeDue) setNotice(status);
  if (isUnanswered && !isOwnAnswer && status !== null && isAnswered(notice, status)) setNotice('closed');

  const shown = useCallback(() => {
    // A failure leaves the notice due: nothing is sent, and the next start shows it again.
    telemetry.noticeShown().then(accept, () => undefined);
  }, [telemetry, accept]);

  function answer(enabled: boolean): void {
    if (outcome.kind === 'underway') return;
    void run(async () => {
      // Who leaves on what is on chooses nothing: a later version that asks first still asks them.
      const isChange = status?.enabled !== enabled;
      accept(await expectAnswer(isChange ? telemetry.setEnabled(enabled) : telemetry.noticeShown()));
      setNotice('closed');
      return '';
    });
  }

  return {
    isOpen: isUnanswered,
    outcome,
    shown,
    keepOn: () => answer(true),
    turnOff: () => answer(false),
  };
}

function isAnswered(opened: OpenedWith, { enabled, choiceMade, noticeDue }: TelemetryStatus): boolean {
  if (noticeDue) return false;
  return !enabled || enabled !== opened.enabled || (choiceMade && !opened.choiceMade);
}
