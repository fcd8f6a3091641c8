import { CopyButton } from 'kreya-telemetry/renderer';
import { useRef } from 'react';
import { texts } from '../texts.ts';
import { codeFor } from './code.ts';

interface CodeProps {
  readonly event: string;
  readonly metadata: unknown;
}

/** What a developer would write for this event. */
export function Code({ event, metadata }: CodeProps) {
  const code = codeFor(event, metadata);
  const shown = useRef<HTMLPreElement>(null);

  function select(): void {
    if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
  }

  return (
    <div className="code">
      <div className="code-header">
        <h3>{texts.inspector.code}</h3>
        <CopyButton
          text={code}
          label={texts.inspector.copyCode}
          failure={texts.inspector.copyFailed}
          onFailed={select}
        />
      </div>
      <pre ref={shown} className="code-text" lang="en">
        {code}
      </pre>
    </div>
  );
}
