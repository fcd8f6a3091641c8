import { fill } from '../shared/texts/fill.ts';
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
// The person's own conventions for dates, whatever the language of the texts.
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

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

/** An ISO 8601 time as the person at this machine writes it. */
export function localTime(iso: string): string {
  return moments.format(new Date(iso));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
