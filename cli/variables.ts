/** The variables that stand for options, as Kreya has them. Their names are matched without regard to case, as there. */
import { readYesNo } from 'kreya-telemetry/node';

export const PROJECT_VARIABLE = 'KREYA_PROJECT';
export const VERBOSE_VARIABLE = 'KREYA_VERBOSE';

type Environment = Readonly<Record<string, string | undefined>>;

/** The project that the environment names, or null. */
export function projectIn(environment: Environment): string | null {
  return textOf(environment, PROJECT_VARIABLE);
}

/** Whether the environment asks to tell more. What is not understood was most likely meant to. */
export function isVerboseIn(environment: Environment): boolean {
  return readYesNo(textOf(environment, VERBOSE_VARIABLE) ?? '') !== 'no';
}

/** An empty value is none, as scripts unset a variable for one command. */
function textOf(environment: Environment, variable: string): string | null {
  const named = Object.entries(environment).filter(([name]) => name.toUpperCase() === variable);
  return named.map(([, value]) => value ?? '').find((value) => value !== '') ?? null;
}
