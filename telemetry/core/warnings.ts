import { fill } from '../contract/texts/fill.ts';
import { warnings as english, type WarningTexts } from '../contract/texts/warnings-en.ts';
import type { TelemetryHost } from './ports.ts';

/** Asked for when something has to be said, since few programs ever do. */
export type GetWarningTexts = () => WarningTexts;

export const inEnglish: GetWarningTexts = () => english;

/** Warns whoever runs the program, in their language. */
export function warnOf(
  { warn, warningTexts = inEnglish }: Pick<TelemetryHost, 'warn' | 'warningTexts'>,
  warning: keyof WarningTexts,
  values: Readonly<Record<string, string>>,
): void {
  warn(fill(warningTexts()[warning], values));
}
