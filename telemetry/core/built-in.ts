import type { TelemetryHost } from './ports.ts';

/**
 * Reads an address from the environment or, failing that, from the build; `setting` names where to change it.
 */
export function readBuiltIn(
  { environment, builtIn }: Pick<TelemetryHost, 'environment' | 'builtIn'>,
  option: 'endpoint' | 'dsn',
  variable: string,
): { readonly text: string | undefined; readonly setting: string } {
  const text = environment[variable];
  return text ? { text, setting: variable } : { text: builtIn?.[option], setting: `The option ${option}` };
}
