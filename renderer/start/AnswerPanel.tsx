import { classes } from 'kreya-telemetry/renderer';
import { useRef } from 'react';
import { texts } from '../texts.ts';
import { Elapsed } from './Elapsed.tsx';
import { Method } from './Method.tsx';
import { type Said, sayInvocation } from './say-invocation.ts';
import type { Invocation } from './use-invocation.ts';

interface AnswerPanelProps {
  readonly invocation: Invocation | null;
  onCancel(): void;
}

/** The invocation that runs, or what came of the last one. */
export function AnswerPanel({ invocation, onCancel }: AnswerPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const said = sayInvocation(invocation);
  const isRunning = invocation?.state === 'running';

  function cancel(): void {
    onCancel();
    // The button that has the focus goes away with the invocation.
    heading.current?.focus();
  }

  return (
    <section className="panel answer" aria-labelledby="answer-title" aria-busy={isRunning}>
      <header className="panel-header">
        {invocation !== null && <Method name={invocation.operation.traits.httpMethod} />}
        <h2 id="answer-title" ref={heading} tabIndex={-1}>
          {invocation?.operation.name ?? texts.invocation.title}
        </h2>
        {isRunning && (
          <button type="button" className={`panel-action ${classes['smallButton']}`} onClick={cancel}>
            {texts.invocation.cancel}
          </button>
        )}
      </header>
      <p className={`answer-summary answer-${said.tone}`} aria-live="polite">
        {said.status !== null && <strong className="answer-status">{said.status}</strong>}
        <span>{said.words}</span>
      </p>
      {isRunning && <Elapsed />}
      <AnswerDetails said={said} />
    </section>
  );
}

function AnswerDetails({ said: { hint, url, body } }: { readonly said: Said }) {
  return (
    <>
      {hint !== null && <p className={classes['muted']}>{hint}</p>}
      {url !== null && <code className={`answer-url ${classes['muted']}`}>{url}</code>}
      {body !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls has to be reached by keyboard.
        <section className="answer-body" tabIndex={0} aria-label={texts.invocation.body}>
          <pre>{body}</pre>
        </section>
      )}
    </>
  );
}
