import { useId } from 'react';
import { Icon } from '../ui/Icon.tsx';
import type { Action } from './actions.ts';

interface ActionCardProps {
  readonly action: Action;
  onFire(action: Action): void;
}

export function ActionCard({ action, onFire }: ActionCardProps) {
  const id = useId();
  return (
    <button
      type="button"
      className="action"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}hint`}
      onClick={() => onFire(action)}
    >
      <Icon name={action.icon} />
      <span id={`${id}title`} className="action-title">
        {action.title}
      </span>
      <span id={`${id}hint`} className="action-hint">
        {action.hint}
      </span>
    </button>
  );
}
