/** The variables that stand for options, as Kreya has them. Their names are matched without regard to case, as there. */
import { namesOf, readYesNo } from 'kreya-telemetry/node';
import { catalogue } from '../shared/catalogue.ts';

export const PROJECT_VARIABLE = 'KREYA_PROJECT';
export const VERBOSE_VARIABLE = 'KREYA_VERBOSE';

interface Variable {
  readonly name: string;
  readonly meaning: string;
}

/** Every variable that counts, for a person. */
export function describeVariables(): readonly Variable[] {
  const { disableVariable, endpointVariable, dsnVariable, waitVariable } = namesOf(catalogue.namespace);
  return [
    { name: PROJECT_VARIABLE, meaning: 'stands for `--project`, which comes first' },
    {
      name: VERBOSE_VARIABLE,
      meaning: 'stands for `--verbose`, unless it is empty, `false`, `0`, `no` or `off`',
    },
    {
      name: disableVariable,
      meaning: 'disables telemetry by `true`, `1`, `yes` or `on`, whatever was chosen',
    },
    { name: 'DO_NOT_TRACK', meaning: 'the same, for all programs that know it' },
    {
      name: endpointVariable,
      meaning: 'the base URL of the receiver of events; none are collected without it',
    },
    { name: dsnVariable, meaning: 'the Sentry DSN for errors; none are tracked without it' },
    {
      name: waitVariable,
      meaning: 'how many milliseconds an event waits at most to be sent with others, up to a day',
    },
    { name: 'NO_COLOR', meaning: 'no colours, if it is not empty; `TERM=dumb` does the same' },
  ];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The project that the environment names, or null. */
export function projectIn(variables: Variables): string | null {
  return textOf(variables, PROJECT_VARIABLE);
}

/** Whether the environment asks to tell more. What is not understood was most likely meant to. */
export function isVerboseIn(variables: Variables): boolean {
  return readYesNo(textOf(variables, VERBOSE_VARIABLE) ?? '') !== 'no';
}

/** An empty value is none, as scripts unset a variable for one command. */
function textOf(variables: Variables, variable: string): string | null {
  const named = Object.entries(variables).filter(([name]) => name.toUpperCase() === variable);
  return named.map(([, value]) => value ?? '').find((value) => value !== '') ?? null;
}
