import { classes } from 'kreya-telemetry/renderer';
import type { Environment, Project } from '../../shared/project.ts';
import { texts } from '../texts.ts';

interface EnvironmentSwitcherProps {
  readonly project: Project;
  onActivate(environment: Environment): void;
}

export function EnvironmentSwitcher({ project, onActivate }: EnvironmentSwitcherProps) {
  return (
    <fieldset className="environments">
      <legend className={classes['muted']}>{texts.project.environment}</legend>
      <div className={classes['segmented']}>
        {project.environments.map((environment) => (
          <label key={environment.id} className={classes['segment']}>
            <input
              type="radio"
              name="environment"
              checked={environment.id === project.activeEnvironment.id}
              onChange={() => onActivate(environment)}
            />
            <span className={`environment ${classes['segmentWords']}`}>
              {environment.color !== null && (
                <span className="environment-color" style={{ background: environment.color }} />
              )}
              {environment.name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
