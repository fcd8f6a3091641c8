import { useRef, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { describeFileProblem } from '../../contract/texts/file-problem.ts';
import { fill } from '../../contract/texts/fill.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { classes } from '../ui/classes.ts';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { PrivacyPolicy } from '../ui/PrivacyPolicy.tsx';
import { useAction } from '../ui/use-action.ts';
import { Id } from './Id.tsx';
import own from './settings.module.css';

interface ErasureProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

/** Asks the receiver to delete what it has of this installation, and says what became of that. */
export function Erasure({ status, onChanged }: ErasureProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { erasure: texts, fileProblems } = wording.texts;
  const { outcome, run } = useAction();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const { erasuresWaiting: waiting } = status;
  const sent = asked.filter((id) => !waiting.includes(id));

  const ask = () =>
    run(async () => {
      const result = await telemetry.requestErasure();
      onChanged(result.status);
      // The button that had the focus goes away with the ID.
      if (result.status.installationId === null) heading.current?.focus();
      if (result.kind !== 'requested') return '';
      setAsked((before) => [...before, result.installationId]);
      if (result.notDeleted === null) return texts.stored;
      const problem = describeFileProblem(fileProblems, result.notDeleted);
      throw new Error(fill(texts.notDeleted, { problem }));
    });

  return (
    <div className={classes['row']}>
      <div className={classes['rowSplit']}>
        <div>
          <h3 ref={heading} tabIndex={-1} className={classes['rowLabel']}>
            {texts.title}
          </h3>
          <WhatCanBeDone status={status} />
        </div>
        {canAsk(status) && (
          <ConfirmDialog
            isSmall
            button={texts.ask}
            title={texts.askTitle}
            explanation={texts.explanation}
            confirm={texts.confirm}
            onConfirm={ask}
          />
        )}
      </div>
      <OutcomeLine outcome={outcome} />
      {waiting.length > 0 && <p className={own['erased']}>{texts.waiting}</p>}
      <Ids ids={waiting} />
      <p role="status" className={sent.length > 0 ? own['erased'] : undefined}>
        {sent.length > 0 && texts.sent}
      </p>
      <Ids ids={sent} />
      {sent.length + waiting.length > 0 && (
        <p className={`${classes['muted']} ${own['keepId']}`}>{texts.keepId}</p>
      )}
    </div>
  );
}

function canAsk({ locked, endpoint, installationId }: TelemetryStatus): boolean {
  return !locked && endpoint === 'configured' && installationId !== null;
}

function WhatCanBeDone({ status }: { readonly status: TelemetryStatus }) {
  const { wording } = useTelemetryPage();
  const { erasure: texts } = wording.texts;
  if (status.installationId === null) return <p className={classes['muted']}>{texts.nothing}</p>;
  if (canAsk(status)) return <p className={classes['muted']}>{texts.hint}</p>;
  return (
    <>
      <p className={classes['muted']}>{status.locked ? texts.locked : texts.noReceiver}</p>
      <PrivacyPolicy url={status.privacyUrl} />
    </>
  );
}

function Ids({ ids }: { readonly ids: readonly string[] }) {
  const { wording } = useTelemetryPage();
  return ids.map((id) => (
    <div key={id} className={own['id']}>
      <Id id={id} copy={wording.texts.erasure.copyId} />
    </div>
  ));
}
