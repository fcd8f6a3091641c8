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

  return {
    locale,
    texts,
    telemetryTexts() {
      telemetryTexts ??= telemetryTextsFor(language, { de: catalogueInGerman }, { product: 'Kreya' });
      return telemetryTexts;
    },
    counted: (forms, count) =>
      fill(count === 1 ? forms.one : forms.other, { count: count.toLocaleString(language) }),
    duration(ms) {
      const seconds = Math.ceil(ms / 1_000);
      if (seconds <= 120) return unit(seconds, 'second');
      const minutes = Math.ceil(seconds / 60);
      return minutes <= 120 ? unit(minutes, 'minute') : unit(Math.ceil(minutes / 60), 'hour');
    },
  };
}
