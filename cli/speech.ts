/** How `kreyac` speaks to a person: in which language, and what numbers and durations are called in it. */
import { fill, type TelemetryTexts, telemetryTextsFor } from 'kreya-telemetry/node';
import { catalogueInGerman } from '../shared/texts/catalogue-de.ts';
import { type Texts, textsFor } from './texts/index.ts';

interface Forms {
  readonly one: string;
  readonly other: string;
}

export interface Speech {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly texts: Texts;
  /** What the package says, in the same words as in Settings, and what the catalogue says of its events. */
  readonly telemetryTexts: () => TelemetryTexts;
  counted(forms: Forms, count: number): string;
  number(count: number): string;
  /** A time in milliseconds since 1970-01-01 UTC, to the minute, in the time zone of this machine. */
  localTime(at: number): string;
  /** How long, rounded up to what a person would count in. */
  duration(ms: number): string;
}

export function createSpeech(locale: string): Speech {
  const texts = textsFor(locale);
  const { language } = texts;
  let telemetryTexts: TelemetryTexts | null = null;

  function unit(count: number, name: 'second' | 'minute' | 'hour'): string {
    return count.toLocaleString(language, { style: 'unit', unit: name, unitDisplay: 'long' });
  }

  const number = (count: number) => count.toLocaleString(language);

  return {
    locale,
    texts,
    telemetryTexts() {
      telemetryTexts ??= telemetryTextsFor(language, { de: catalogueInGerman }, { product: 'Kreya' });
      return telemetryTexts;
    },
    counted: (forms, count) => fill(count === 1 ? forms.one : forms.other, { count: number(count) }),
    number,
    localTime(at) {
      const conventions = new Intl.Locale(locale).language === language ? locale : language;
      const time = new Date(at).toLocaleString(conventions, { dateStyle: 'medium', timeStyle: 'short' });
      // The narrow one that English has before AM and PM is missing in the fonts of some terminals.
      return time.replaceAll('\u202f', ' ');
    },
    duration(ms) {
      const seconds = Math.ceil(ms / 1_000);
      if (seconds <= 120) return unit(seconds, 'second');
      const minutes = Math.ceil(seconds / 60);
      return minutes <= 120 ? unit(minutes, 'minute') : unit(Math.ceil(minutes / 60), 'hour');
    },
  };
}
