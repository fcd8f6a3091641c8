import { useCallback, useState } from 'react';
import { type CatalogueEvent, type Outcome, record } from './record.ts';

/** An outcome and its number, so that the same words twice in a row can be told apart. */
export type NumberedOutcome = Outcome & { readonly number: number };

export interface Outcomes {
  readonly last: NumberedOutcome | null;
  report(outcome: Outcome): void;
  /** Records an event, and reports what came of it. */
  fire(event: CatalogueEvent): void;
}

export function useOutcome(): Outcomes {
  const [last, setLast] = useState<NumberedOutcome | null>(null);

  const report = useCallback((outcome: Outcome) => {
    setLast((before) => ({ ...outcome, number: (before?.number ?? 0) + 1 }));
  }, []);
  const fire = useCallback(
    (event: CatalogueEvent) => void record(window.kreya.telemetry, event).then(report),
    [report],
  );

  return { last, report, fire };
}
