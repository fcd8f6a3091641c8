import { Icon, type IconName } from 'kreya-telemetry/renderer';
import { useId } from 'react';

interface ActionCardProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  /** Under way: keeps the focus, and does nothing when it is clicked. */
  readonly busy?: boolean;
  onClick(): void;
}

export function ActionCard({ icon, title, hint, busy = false, onClick }: ActionCardProps) {
  const id = useId();
  return (
    <button
      type="button"
      className="action"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}hint`}
      aria-disabled={busy}
      onClick={busy ? undefined : onClick}
    >
      <Icon name={icon} />
      <span className="action-words">
        <span id={`${id}title`} className="action-title">
          {title}
        </span>
        <span id={`${id}hint`} className="action-hint">
          {hint}
        </span>
      </span>
    </button>
  );
}
