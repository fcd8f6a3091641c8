import { translationOf } from 'kreya-telemetry/catalogue';
import { projectProblems } from '../../shared/texts/project-problems-de.ts';
import { calls, responseFiles } from './calls-de.ts';
import type { English } from './en.ts';
import { commands, help, variables } from './help-de.ts';
import { notice } from './notice-de.ts';
import { exitCodes, info, project } from './project-de.ts';
import { telemetry } from './telemetry-de.ts';

/** The same in German. */
export const de = translationOf<English>()({
  language: 'de',
  notice,
  help,
  commands,
  variables,
  calls,
  responseFiles,
  project,
  projectProblems,
  info,
  exitCodes,
  telemetry,
});
