import { type Ref, useId } from 'react';
import { texts } from '../texts.ts';

interface RawInputProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly name: string;
  readonly text: string;
  /** What is wrong with the text, in words. */
  readonly problem: string | null;
  onName(name: string): void;
  onText(text: string): void;
}

/** Name and metadata as text, so that anything can be written. */
export function RawInput({ ref, name, text, problem, onName, onText }: RawInputProps) {
  const id = useId();
  return (
    <div className="raw">
      <p id={`${id}hint`} className="muted">
        {texts.inspector.rawHint}
      </p>
      <label htmlFor={`${id}name`}>{texts.inspector.eventName}</label>
      <input
        id={`${id}name`}
        className="input code-input"
        spellCheck={false}
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
      <label htmlFor={`${id}text`}>{texts.inspector.rawMetadata}</label>
      <textarea
        ref={ref}
        id={`${id}text`}
        className="input code-input"
        rows={8}
        spellCheck={false}
        aria-describedby={`${id}hint ${id}problem`}
        aria-invalid={problem !== null}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <p id={`${id}problem`} className="problem" aria-live="polite">
        {problem}
      </p>
    </div>
  );
}
