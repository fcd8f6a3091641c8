import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';

const COPIED_SHOWN_MS = 3000;

export function InstallationId({ id }: { readonly id: string }) {
  const text = useRef<HTMLElement>(null);
  const [result, setResult] = useState<'none' | 'copied' | 'failed'>('none');

  useEffect(() => {
    if (result !== 'copied') return undefined;
    const timer = setTimeout(() => setResult('none'), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(id);
      setResult('copied');
    } catch {
      if (text.current) window.getSelection()?.selectAllChildren(text.current);
      setResult('failed');
    }
  }

  return (
    <div className="id">
      <code ref={text} className="id-text">
        {id}
      </code>
      <p role="status" className={`muted copy-${result}`}>
        {result === 'copied' && texts.settings.copied}
        {result === 'failed' && texts.settings.copyFailed}
      </p>
      <button
        type="button"
        className="button button-small"
        aria-label={texts.settings.copyInstallationId}
        onClick={copy}
      >
        {texts.settings.copy}
      </button>
    </div>
  );
}
