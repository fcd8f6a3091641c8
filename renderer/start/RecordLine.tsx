import type { NumberedRecordOutcome } from './use-outcome.ts';

/** Says what came of the last thing that the person did, and has it read out. */
export function RecordLine({ outcome }: { readonly outcome: NumberedRecordOutcome | null }) {
  return (
    <p role="status" className="outcome">
      {outcome && (
        // A new element each time, so that the same words twice in a row are announced twice.
        <span key={outcome.number} className={`outcome-words outcome-${outcome.kind}`}>
          {outcome.words}
        </span>
      )}
    </p>
  );
}
