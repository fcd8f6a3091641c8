/** The variables that stand for options, as Kreya has them. Their names are matched without regard to case, as there. */
import { namesOf, readYesNo } from 'kreya-telemetry/node';
import { catalogue } from '../shared/catalogue.ts';
import type { Texts } from './texts/index.ts';

export const PROJECT_VARIABLE = 'KREYA_PROJECT';
export const VERBOSE_VARIABLE = 'KREYA_VERBOSE';

interface Variable {
  readonly name: string;
  readonly meaning: string;
}

/** Every variable that counts, for a person. */
export function describeVariables({ variables }: Pick<Texts, 'variables'>): readonly Variable[] {
  const { disableVariable, endpointVariable, dsnVariable, waitVariable } = namesOf(catalogue.namespace);
  return [
    { name: PROJECT_VARIABLE, meaning: variables.project },
    { name: VERBOSE_VARIABLE, meaning: variables.verbose },
    { name: disableVariable, meaning: variables.disable },
    { name: 'DO_NOT_TRACK', meaning: variables.doNotTrack },
    { name: endpointVariable, meaning: variables.endpoint },
    { name: dsnVariable, meaning: variables.dsn },
    { name: waitVariable, meaning: variables.wait },
    { name: 'HTTPS_PROXY', meaning: variables.httpsProxy },
    { name: 'HTTP_PROXY', meaning: variables.httpProxy },
    { name: 'NO_PROXY', meaning: variables.noProxy },
    { name: 'NODE_EXTRA_CA_CERTS', meaning: variables.extraCertificates },
    { name: 'SSL_CERT_FILE', meaning: variables.certificateFile },
    { name: 'NO_COLOR', meaning: variables.noColour },
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
