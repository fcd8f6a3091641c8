import type { AttributeValue, ReceivedEvent } from './otlp.ts';
import type { ReceivedError } from './sentry.ts';

/** Wide enough for the catalogue's names, so that what follows is aligned. */
const NAME_WIDTH = 24;
const MAX_VALUE_LENGTH = 200;
const DIM = '2';
const BOLD = '1';
const RED = '31';

/** Whether to use colours on a stream: only on a terminal, and not if the person does not want any. */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** An event as one line: local time, name as in the catalogue, attributes. */
export function eventLine(event: ReceivedEvent, colour: boolean): string {
  const namespace = event.name.slice(0, event.name.indexOf('.') + 1);
  const attributes = Object.entries(event.attributes).map(
    ([key, value]) =>
      `${visible(key.startsWith(namespace) ? key.slice(namespace.length) : key)}=${shownValue(value)}`,
  );
  return line(event.time, catalogueName(event.name), BOLD, attributes, colour);
}

/** An item of a Sentry envelope as one line. */
export function errorLine(error: ReceivedError, receivedAt: Date, colour: boolean): string {
  return line(
    receivedAt,
    `Sentry ${error.type}`,
    RED,
    error.title === '' ? [] : [shown(error.title)],
    colour,
  );
}

/** `kreya.app_started` as the catalogue spells it: `AppStarted`. */
export function catalogueName(name: string): string {
  return name
    .replace(/^[a-z0-9]+\./, '')
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

function line(time: Date, name: string, style: string, rest: readonly string[], colour: boolean): string {
  const paint = (text: string, code: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const parts = [paint(localTime(time), DIM), paint(shown(name).padEnd(NAME_WIDTH), style), ...rest];
  return parts.join('  ').trimEnd();
}

function shownValue(value: AttributeValue): string {
  if (typeof value !== 'string') return String(value);
  return /^[\w./:+-]+$/.test(value) ? shown(value) : shown(JSON.stringify(value));
}

function shown(text: string): string {
  return visible(text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text);
}

/**
 * What comes from the network must not control the terminal: escapes control, format and line-breaking
 * characters.
 */
function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

function localTime(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const milliseconds = String(time.getMilliseconds()).padStart(3, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${milliseconds}`;
}
