import { useCallback, useState } from 'react';
import { type CatalogueEvent, type RecordOutcome, record } from './record.ts';

/** An outcome and its number, so that the same words twice in a row can be told apart. */
export type NumberedRecordOutcome = RecordOutcome & { readonly number: number };

export interface Outcomes {
  readonly last: NumberedRecordOutcome | null;
  report(outcome: RecordOutcome): void;
  /** Records an event, and reports what came of it. */
  fire(event: CatalogueEvent): void;
}

export function useOutcome(): Outcomes {
  const [last, setLast] = useState<NumberedRecordOutcome | null>(null);

  const report = useCallback((outcome: RecordOutcome) => {
    setLast((before) => ({ ...outcome, number: (before?.number ?? 0) + 1 }));
  }, []);
  const fire = useCallback(
    (event: CatalogueEvent) => void record(window.kreya.telemetry, event).then(report),
    [report],
  );

  return { last, report, fire };
}
