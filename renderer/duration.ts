import { texts } from './texts.ts';

const whole = new Intl.NumberFormat(texts.language, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(texts.language, { maximumFractionDigits: 1 });

/** A duration in milliseconds as people read it: `12 ms`, `3.4 s`. */
export function describeDuration(ms: number): string {
  return ms < 1000 ? `${whole.format(ms)} ms` : `${tenths.format(ms / 1000)} s`;
}
