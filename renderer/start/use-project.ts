import { messageOf } from 'kreya-telemetry/renderer';
import { useCallback, useEffect, useState } from 'react';
import type { Environment, Project } from '../../shared/project.ts';
import type { Outcomes } from './use-outcome.ts';

export interface OpenableProject {
  /** The example project as last read; null before that. */
  readonly project: Project | null;
  /** Whether the person has opened it, so that it is to be shown. */
  readonly isOpen: boolean;
  open(): Promise<void>;
  /** Makes this environment the active one; without one, the one after that which is. */
  activate(environment?: Environment): Promise<void>;
  /** Reads it anew; null, after what was wrong has been reported, if it can't be. */
  read(): Promise<Project | null>;
}

export function useProject({ report, fire }: Pick<Outcomes, 'report' | 'fire'>): OpenableProject {
  const [project, setProject] = useState<Project | null>(null);
  const [isOpen, setOpen] = useState(false);

  const follow = useCallback(
    async (asked: Promise<Project>): Promise<Project | null> => {
      try {
        const answer = await asked;
        setProject(answer);
        return answer;
      } catch (error) {
        report({ kind: 'failed', words: messageOf(error) });
        return null;
      }
    },
    [report],
  );
  const read = useCallback(() => follow(window.kreya.project.example()), [follow]);

  useEffect(() => {
    void read();
  }, [read]);

  async function open(): Promise<void> {
    if ((await read()) === null) return;
    setOpen(true);
    fire({ event: 'ExampleProjectOpened', metadata: {} });
  }

  async function activate(environment?: Environment): Promise<void> {
    const known = project ?? (await read());
    if (known === null) return;
    const wanted = environment ?? environmentAfter(known);
    if ((await follow(window.kreya.project.setActiveEnvironment(wanted.id))) === null) return;
    fire({ event: 'ActiveEnvironmentChanged', metadata: { method: 'environmentSwitcher' } });
  }

  return { project, isOpen, open, activate, read };
}

function environmentAfter({ environments, activeEnvironment }: Project): Environment {
  const at = environments.findIndex(({ id }) => id === activeEnvironment.id);
  return environments[(at + 1) % environments.length] ?? activeEnvironment;
}
