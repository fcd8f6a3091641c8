import { fill } from 'kreya-telemetry/node';
import type { OptionValue } from './command.ts';

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): OptionValue {
  return {
    read(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    describe: ({ calls }) => fill(calls.wholeNumber, { least: String(least), most: String(most) }),
  };
}
