import { messageOf } from '../contract/raw-error.ts';
import { fill } from '../contract/texts/fill.ts';
import { type OwnTexts, type TelemetryTexts, telemetryTextsFor } from '../contract/texts/index.ts';
import type { Forms } from '../contract/texts/own-texts.ts';

export { fill, messageOf };

/** A piece of a sentence, shown as running text or as code. */
export interface Segment {
  readonly kind: 'text' | 'code';
  readonly text: string;
}

/**
 * Splits a template into text and code. None of these values is split, whatever characters are in it; of what a
 * {@link Wording} filled in before, such as the name of the product, the characters count as the template's own.
 */
export function segments(
  template: string,
  values: Readonly<Record<string, string>> = {},
): readonly Segment[] {
  return template
    .split('`')
    .map((part, index): Segment => ({ kind: index % 2 ? 'code' : 'text', text: fill(part, values) }))
    .filter(({ text }) => text !== '');
}

/** How telemetry speaks to a person: its texts, and what numbers and times are called in their language. */
export interface Wording {
  /** In `texts.language`. Of a program's own, those that can't be meant are not in it. */
  readonly texts: TelemetryTexts;
  counted(forms: Forms, count: number): string;
  formatNumber(count: number): string;
  /** A time in milliseconds since 1970-01-01 UTC as the person at this machine writes it. */
  localTime(at: number): string;
  /** The day of a time in milliseconds since 1970-01-01 UTC, as the person at this machine writes it. */
  localDay(at: number): string;
  /** The time of day, to the minute, of a time in milliseconds since 1970-01-01 UTC. */
  timeOfDay(at: number): string;
  /** So many minutes, in words. */
  minutes(count: number): string;
  /** What the time zone of this machine is called. */
  timeZone(): string;
  /** How long ago a time was, for people; both in milliseconds since 1970-01-01 UTC. */
  timeAgo(at: number, now: number): string;
  /** How long it is until then, for people: rounded, since nobody waits for the second. */
  timeUntil(ms: number): string;
}

/** What telemetry's texts call the program that it is part of, to be filled into them. */
export type ProductWords = Readonly<Record<'product' | 'endpointVariable', string>>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the language of the system, which Chromium has from there, if `locale` is undefined. */
export function createWording(
  locale: string | undefined,
  own: OwnTexts | undefined,
  words: ProductWords,
): Wording {
  const system = globalThis.navigator?.language ?? 'en';
  const texts = telemetryTextsFor(locale ?? system, own, words);
  const { language } = texts;
  // The person's own conventions, such as those of en-GB, as long as they are of the language of the texts.
  const conventions = system.startsWith(language) ? system : language;
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const moments = new Intl.DateTimeFormat(conventions, { dateStyle: 'medium', timeStyle: 'medium' });
  const times = new Intl.DateTimeFormat(conventions, { timeStyle: 'short' });
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const days = new Intl.DateTimeFormat(conventions, { weekday: 'short', day: 'numeric', month: 'short' });
  const zones = new Intl.DateTimeFormat(language, { timeZoneName: 'longGeneric' });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'always' });

  return {
    texts,
    counted(forms, count) {
      return fill(forms[plurals.select(count)] ?? forms.other, { count: numbers.format(count) });
    },
    formatNumber: (count) => numbers.format(count),
    localTime: (at) => moments.format(at),
    timeOfDay: (at) => times.format(at),
    minutes: (count) => minutes.format(count),
    localDay: (at) => days.format(at),
    timeZone: () => zones.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC',
    timeAgo(at, now) {
      const ms = now - at;
      if (ms < MINUTE) return texts.delivery.momentAgo;
      if (ms < HOUR) return ago.format(-Math.floor(ms / MINUTE), 'minute');
      if (ms < DAY) return ago.format(-Math.floor(ms / HOUR), 'hour');
      return ago.format(-Math.floor(ms / DAY), 'day');
    },
    timeUntil(ms) {
      const { nextTryNow, nextTrySoon, nextTryAbout } = texts.delivery;
      if (ms < 5 * SECOND) return nextTryNow;
      if (ms < MINUTE) return nextTrySoon;
      const [count, unit] =
        ms < 1.5 * HOUR
          ? ([Math.round(ms / MINUTE), 'minute'] as const)
          : ([Math.round(ms / HOUR), 'hour'] as const);
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
      return fill(nextTryAbout, { duration: format.format(count) });
    },
  };
}
