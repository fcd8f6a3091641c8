import { fill } from '../contract/texts/fill.ts';
import { texts } from './texts.ts';

export { fill };

export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** A piece of a sentence, shown as running text or as code. */
export interface Segment {
  readonly kind: 'text' | 'code';
  readonly text: string;
}

const plurals = new Intl.PluralRules(texts.language);
const numbers = new Intl.NumberFormat(texts.language);
const systemLanguage = globalThis.navigator?.language ?? texts.language;
// The person's own conventions for dates, such as those of en-GB, as long as they are of the language of the texts.
const conventions = systemLanguage.startsWith(texts.language) ? systemLanguage : texts.language;
const moments = new Intl.DateTimeFormat(conventions, { dateStyle: 'medium', timeStyle: 'medium' });
const days = new Intl.DateTimeFormat(conventions, { weekday: 'short', day: 'numeric', month: 'short' });

export function counted(forms: Forms, count: number): string {
  const form = plurals.select(count) === 'one' ? forms.one : forms.other;
  return fill(form, { count: numbers.format(count) });
}

/** Splits a template into text and code. A value is never split, whatever characters are in it. */
export function segments(
  template: string,
  values: Readonly<Record<string, string>> = {},
): readonly Segment[] {
  return template
    .split('`')
    .map((part, index): Segment => ({ kind: index % 2 ? 'code' : 'text', text: fill(part, values) }))
    .filter(({ text }) => text !== '');
}

/** A time in milliseconds since 1970-01-01 UTC as the person at this machine writes it. */
export function localTime(at: number): string {
  return moments.format(at);
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ago = new Intl.RelativeTimeFormat(texts.language, { numeric: 'always' });

/** How long ago a time was, for people; both in milliseconds since 1970-01-01 UTC. */
export function timeAgo(at: number, now: number): string {
  const ms = now - at;
  if (ms < MINUTE) return texts.delivery.momentAgo;
  if (ms < HOUR) return ago.format(-Math.floor(ms / MINUTE), 'minute');
  if (ms < DAY) return ago.format(-Math.floor(ms / HOUR), 'hour');
  return ago.format(-Math.floor(ms / DAY), 'day');
}

/** How long it is until then, for people: rounded, since nobody waits for the second. */
export function timeUntil(ms: number): string {
  const { nextTryNow, nextTrySoon, nextTryAbout } = texts.delivery;
  if (ms < 5 * SECOND) return nextTryNow;
  if (ms < MINUTE) return nextTrySoon;
  const [count, unit] =
    ms < 1.5 * HOUR
      ? ([Math.round(ms / MINUTE), 'minute'] as const)
      : ([Math.round(ms / HOUR), 'hour'] as const);
  const format = new Intl.NumberFormat(texts.language, { style: 'unit', unit, unitDisplay: 'long' });
  return fill(nextTryAbout, { duration: format.format(count) });
}

/** The day of a time in milliseconds since 1970-01-01 UTC, as the person at this machine writes it. */
export function localDay(at: number): string {
  return days.format(at);
}

export function formatNumber(count: number): string {
  return numbers.format(count);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
