import type { TelemetryHost } from './ports.ts';

/** Reads an address from the machine-wide file, else from the environment, else from the build; `setting` names where to change it. */
export function readBuiltIn(
  { environment, builtIn, machine }: Pick<TelemetryHost, 'environment' | 'builtIn' | 'machine'>,
  option: 'endpoint' | 'dsn',
  variable: string,
): { readonly text: string | undefined; readonly setting: string } {
  const ofMachine = machine?.[option] ?? null;
  if (ofMachine !== null) return ofMachine;
  const text = environment[variable];
  return text ? { text, setting: variable } : { text: builtIn?.[option], setting: `The option ${option}` };
}
