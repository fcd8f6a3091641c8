import type { TextsLike } from 'kreya-telemetry/catalogue';
import { projectProblems } from '../../shared/texts/project-problems-en.ts';
import { calls, responseFiles } from './calls-en.ts';
import { commands, help, variables } from './help-en.ts';
import { notice } from './notice-en.ts';
import { exitCodes, info, project } from './project-en.ts';
import { telemetry } from './telemetry-en.ts';

/**
 * Every word that `kreyac` says to a person, in English. Plain data, so that another language is another object of this
 * shape; `{name}` is filled in. Output for programs, `--json`, is in no language and not in here.
 */
export const en = {
  language: 'en',
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
} as const;

export type English = typeof en;
export type Texts = TextsLike<English>;
