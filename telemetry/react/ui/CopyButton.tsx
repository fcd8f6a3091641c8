import { useEffect, useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import { segments } from '../wording.ts';
import { classes } from './classes.ts';
import own from './ui.module.css';
import { Words } from './Words.tsx';

const SHOWN_MS = 3_000;

export interface CopyButtonProps {
  readonly text: string;
  /** The button's name for who does not see what it stands beside. */
  readonly label: string;
  /** What is on the button; "Copy" if not given. */
  readonly words?: string | undefined;
  /** What to say once it is copied, for as long as the button is there; "Copied", for a moment, if not given. */
  readonly done?: string | undefined;
  /** What to say if copying is not allowed. */
  readonly failure: string;
  /** Called if copying is not allowed. */
  readonly onFailed?: (() => void) | undefined;
}

export function CopyButton({ text, label, words, done, failure, onFailed }: CopyButtonProps) {
  const { texts } = useWording();
  const [result, setResult] = useState<'none' | 'copied' | 'failed'>('none');

  useEffect(() => {
    if (result !== 'copied' || done !== undefined) return undefined;
    const timer = setTimeout(() => setResult('none'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result, done]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      onFailed?.();
      setResult('failed');
    }
  }

  return (
    <>
      <span role="status" className={`${own['copyStatus']} ${classes['muted']}`} data-result={result}>
        {result === 'copied' && (done === undefined ? texts.controls.copied : <Words of={segments(done)} />)}
        {result === 'failed' && failure}
      </span>
      <button type="button" className={classes['smallButton']} aria-label={label} onClick={copy}>
        {words ?? texts.controls.copy}
      </button>
    </>
  );
}
