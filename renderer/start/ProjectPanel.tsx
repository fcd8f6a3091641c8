import { classes, fill } from 'kreya-telemetry/renderer';
import { useEffect, useRef } from 'react';
import type { Environment, Operation, Project } from '../../shared/project.ts';
import { texts } from '../texts.ts';
import { EnvironmentSwitcher } from './EnvironmentSwitcher.tsx';
import { Method } from './Method.tsx';

interface ProjectPanelProps {
  readonly project: Project;
  /** The operation whose answer is shown beside. */
  readonly shownId: string | null;
  readonly isInvoking: boolean;
  onActivate(environment: Environment): void;
  onInvoke(operation: Operation): void;
}

export function ProjectPanel({ project, shownId, isInvoking, onActivate, onInvoke }: ProjectPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), []);

  return (
    <section ref={panel} className="panel" aria-labelledby="project-title">
      <header className="panel-header">
        <h2 id="project-title">{project.name}</h2>
        <span className="tag">{texts.project.example}</span>
      </header>
      <EnvironmentSwitcher project={project} onActivate={onActivate} />
      <h3 className={`panel-part ${classes['muted']}`}>{texts.project.operations}</h3>
      <ul className="operations">
        {project.operations.map((operation) => (
          <li key={operation.id} className="operation" data-shown={operation.id === shownId}>
            <Method name={operation.traits.httpMethod} />
            <div className="operation-words">
              <p className="operation-name">{operation.name}</p>
              <code className={classes['muted']}>{operation.path}</code>
            </div>
            <button
              type="button"
              className={classes['smallButton']}
              aria-label={fill(texts.project.invokeNamed, { name: operation.name })}
              aria-disabled={isInvoking}
              onClick={isInvoking ? undefined : () => onInvoke(operation)}
            >
              {texts.project.invoke}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
