import { useEffect, useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from './classes.ts';

const SHOWN_MS = 3_000;

export interface CopyButtonProps {
  readonly text: string;
  /** The button's name for who does not see what it stands beside. */
  readonly label: string;
  /** What to say if copying is not allowed. */
  readonly failure: string;
  /** Called if copying is not allowed. */
  readonly onFailed?: (() => void) | undefined;
}

export function CopyButton({ text, label, failure, onFailed }: CopyButtonProps) {
  const { texts } = useWording();
  const [result, setResult] = useState<'none' | 'copied' | 'failed'>('none');

  useEffect(() => {
    if (result !== 'copied') return undefined;
    const timer = setTimeout(() => setResult('none'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

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
      <span role="status" className={classes['muted']} data-result={result}>
        {result === 'copied' && texts.controls.copied}
        {result === 'failed' && failure}
      </span>
      <button type="button" className={classes['smallButton']} aria-label={label} onClick={copy}>
        {texts.controls.copy}
      </button>
    </>
  );
}
