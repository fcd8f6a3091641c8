import { fill } from 'kreya-telemetry/renderer';
import type { Project } from '../../shared/project.ts';
import { texts } from '../texts.ts';
import { ActionCard } from './ActionCard.tsx';

interface ActionsProps {
  readonly project: Project | null;
  readonly isInvoking: boolean;
  onInvoke(): void;
  onSwitchEnvironment(): void;
  onOpenExample(): void;
}

export function Actions(props: ActionsProps) {
  const { start } = texts;
  const active = props.project?.activeEnvironment.name;
  return (
    <div className="actions">
      <ActionCard
        icon="play"
        title={start.invokeOperation}
        hint={start.invokeOperationHint}
        busy={props.isInvoking}
        onClick={props.onInvoke}
      />
      <ActionCard
        icon="swap"
        title={start.switchEnvironment}
        hint={
          active === undefined ? start.switchEnvironmentHint : fill(start.activeEnvironment, { name: active })
        }
        onClick={props.onSwitchEnvironment}
      />
      <ActionCard
        icon="folder"
        title={start.openExample}
        hint={start.openExampleHint}
        onClick={props.onOpenExample}
      />
    </div>
  );
}
