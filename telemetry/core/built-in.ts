import type { TelemetryHost } from './ports.ts';

/** What the build says, or a variable in its place, and what that is called where it can be changed. */
export function readBuiltIn(
  { environment, builtIn }: Pick<TelemetryHost, 'environment' | 'builtIn'>,
  option: 'endpoint' | 'dsn',
  variable: string,
): { readonly text: string | undefined; readonly setting: string } {
  const text = environment[variable];
  return text ? { text, setting: variable } : { text: builtIn?.[option], setting: `The option ${option}` };
}
