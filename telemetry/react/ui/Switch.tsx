import type { RefObject } from 'react';
import own from './ui.module.css';

interface SwitchProps {
  /** Not as `ref`, which React 18 keeps for itself. */
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly on: boolean;
  /** Whether it changes nothing at the moment, so that it does not look as if it did. */
  readonly isIdle?: boolean;
  /** Waiting for an answer: keeps the focus, and does nothing when it is operated. */
  readonly busy: boolean;
  readonly disabled: boolean;
  onToggle(): void;
}

export function Switch({
  buttonRef,
  id,
  labelledBy,
  describedBy,
  on,
  isIdle = false,
  busy,
  disabled,
  onToggle,
}: SwitchProps) {
  return (
    <button
      ref={buttonRef}
      type="button"
      role="switch"
      id={id}
      className={own['switch']}
      aria-checked={on}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-busy={busy}
      data-idle={isIdle}
      disabled={disabled}
      onClick={busy ? undefined : onToggle}
    >
      <span className={own['thumb']} />
    </button>
  );
}
