import { classes } from 'kreya-telemetry/renderer';
import { type Ref, useId } from 'react';
import { texts } from '../texts.ts';

interface RawInputProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly name: string;
  readonly text: string;
  /** The id of what says in words that the text is wrong; null if it isn't. */
  readonly problemId: string | null;
  onName(name: string): void;
  onText(text: string): void;
}

/** Name and metadata as text, so that anything can be written. */
export function RawInput({ ref, name, text, problemId, onName, onText }: RawInputProps) {
  const id = useId();
  return (
    <div className="raw">
      <p id={`${id}hint`} className={classes['muted']}>
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
        rows={6}
        spellCheck={false}
        aria-describedby={[`${id}hint`, problemId].join(' ').trim()}
        aria-invalid={problemId !== null}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
