import { useRef } from 'react';
import { useWording } from '../telemetry-page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import own from './settings.module.css';

/** An installation ID, and a button that copies it. `copy` is the button's name. */
export function Id({ id, copy }: { readonly id: string; readonly copy: string }) {
  const { texts } = useWording();
  const text = useRef<HTMLElement>(null);

  function select(): void {
    if (text.current) window.getSelection()?.selectAllChildren(text.current);
  }

  return (
    <>
      <code ref={text} className={own['idText']}>
        <bdi dir="ltr">{id}</bdi>
      </code>
      <CopyButton text={id} label={copy} failure={texts.privacy.copyFailed} onFailed={select} />
    </>
  );
}
