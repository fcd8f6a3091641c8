import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from './classes.ts';
import { lockScroll } from './lock-scroll.ts';
import own from './ui.module.css';

export interface ConfirmDialogProps {
  /** What is on the button that opens it. */
  readonly button: ReactNode;
  readonly label?: string | undefined;
  readonly isSmall?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Unlike a disabled button, a busy one keeps the focus, which comes back to it when the dialog closes. */
  readonly isBusy?: boolean | undefined;
  readonly title: string;
  readonly explanation: string;
  readonly confirm: string;
  onConfirm(): void;
}

/** A button for what can't be undone, which explains and asks once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { texts } = useWording();
  const dialog = useRef<HTMLDialogElement>(null);
  const unlockScroll = useRef(() => {});
  const id = useId();

  // It may go while it is open, and takes no event with it then.
  useEffect(() => () => unlockScroll.current(), []);

  function open(): void {
    if (dialog.current === null) return;
    unlockScroll.current = lockScroll(dialog.current.ownerDocument);
    dialog.current.showModal();
  }

  function confirm(): void {
    dialog.current?.close();
    props.onConfirm();
  }

  return (
    <>
      <button
        type="button"
        className={props.isSmall ? classes['smallButton'] : classes['button']}
        aria-label={props.label}
        aria-haspopup="dialog"
        disabled={props.disabled}
        aria-busy={props.isBusy}
        onClick={props.isBusy === true ? undefined : open}
      >
        {props.button}
      </button>
      <dialog
        ref={dialog}
        className={own['dialog']}
        onClose={() => unlockScroll.current()}
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}explanation`}
      >
        <h3 id={`${id}title`}>{props.title}</h3>
        <p id={`${id}explanation`}>{props.explanation}</p>
        <div className={own['dialogButtons']}>
          <button type="button" className={classes['button']} onClick={() => dialog.current?.close()}>
            {texts.controls.cancel}
          </button>
          <button type="button" className={classes['problemButton']} onClick={confirm}>
            {props.confirm}
          </button>
        </div>
      </dialog>
    </>
  );
}
