/** Numbers and names that are safe to tell where the words around them say what they are, anywhere in a text. */
import { GRPC_STATUSES, HTTP_STATUSES, WEBSOCKET_CLOSES } from './data/protocols.ts';

export interface Phrase {
  /** How much of the text it is. */
  readonly length: number;
  readonly text: string;
}

/** Gives the phrase that begins at a place in a text, or null if none does. */
export type PhraseAt = (text: string, at: number) => Phrase | null;

interface Pattern {
  readonly pattern: RegExp;
  /** What is told of it, or null if it is none. */
  readonly keep: (found: readonly string[]) => string | null;
}

/** A place in a text of a million characters: more digits may be anybody's number. */
export const POSITION = String.raw`\d{1,6}(?: \(line \d{1,6} column \d{1,6}\))?`;
/** No word, address or path goes on here, and no further digits, as they do in a telephone number. */
const END = String.raw`(?![\w@\\/+-]|[.,:]\w|[ .,()/+:-]{0,3}\d)`;
/** The text ends with the number, or goes on with what no address does: "404 Main Street" is one. */
const STOP = String.raw`(?=$|[\n.:;)\]!'"]|\s*[-(]|\s(?:after|and|at|but|error|for|from|in|on|or|received|response|returned|to|when|while|with)\b)`;
const NOT_AFTER_DIGITS = String.raw`(?<!\d[ .,()/+:-]{0,3})`;

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/);
const tableOf = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (texts: Iterable<string>): string =>
  [...texts]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|');

/** Those of HTTP, as a server's answer has them. */
export const httpReasons = (): readonly string[] => [...tableOf(HTTP_STATUSES).values()];

export const isHttpStatus = (text: string): boolean => /^[1-5]\d\d$/.test(text);

/** The names of gRPC's statuses in each casing of its libraries: `NOT_FOUND`, `NotFound`, `not_found`. */
export function grpcNames(): readonly string[] {
  const names = [...wordsOf(GRPC_STATUSES), 'CANCELED'];
  return names.flatMap((name) => [
    name,
    name.toLowerCase(),
    name.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase()),
  ]);
}

export function createPhrases(isNetworkCode: (code: string) => boolean): PhraseAt {
  const patterns = [...http(), ...grpc(), ...webSocket(), ...others(isNetworkCode)];
  return (text, at) => {
    if (/\w/.test(text.charAt(at - 1)) || !/[\w([]/.test(text.charAt(at))) return null;
    for (const { pattern, keep } of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      const kept = found === null ? null : keep(found.map((group) => group ?? ''));
      if (found !== null && kept !== null) return { length: found[0].length, text: kept };
    }
    return null;
  };
}

function http(): readonly Pattern[] {
  const reasons = tableOf(HTTP_STATUSES);
  const reason = `(?: ?[:-]? \\(?(${oneOf(reasons.values())})(?!\\w))`;
  const withReason =
    (isStatus: (status: string) => boolean) =>
    ([text = '', status = '', said = '']: readonly string[]): string | null =>
      isStatus(status) && (said === '' || said === reasons.get(status)) ? text : null;
  const phrase = (lead: string, more: string, isStatus: (status: string) => boolean): Pattern[] =>
    // First with its reason, then without, since another number's reason is no part of it.
    [reason, STOP].map((tail) => ({
      pattern: new RegExp(`${lead}${more}(\\d{3})${END}${tail}`, 'y'),
      keep: withReason(isStatus),
    }));
  const is = '(?: ?[:=]| was| is)? ?\\(?';
  return [
    ...phrase(
      '\\(?(?:HTTP|http)(?:/[123](?:\\.[01])?)?(?: (?:[Ee]rror|[Rr]esponse))?(?: (?:[Ss]tatus|[Ss]tatus [Cc]ode|code))?!?',
      is,
      isHttpStatus,
    ),
    ...phrase(
      '\\(?(?:[Ss]tatus(?:[ -]?[Cc]ode| of)(?: of)?|[Rr]esponse (?:status )?(?:code|status)(?: of)?|[Ss]erver response)',
      is,
      isHttpStatus,
    ),
    ...phrase(
      '\\(?(?:[Ss]tatus|(?:[Ss]erver )?(?:[Rr]esponded with|[Aa]nswered(?: with)?)|[Ss]erver returned)',
      is,
      (status) => reasons.has(status),
    ),
    {
      pattern: new RegExp(`${NOT_AFTER_DIGITS}\\(?(\\d{3}):? \\(?(${oneOf(reasons.values())})(?!\\w)`, 'y'),
      keep: withReason((status) => reasons.has(status)),
    },
  ];
}

function grpc(): readonly Pattern[] {
  const codes = wordsOf(GRPC_STATUSES);
  const camel = `(?:${oneOf(grpcNames().filter((name) => /^(?:[A-Z][a-z]+)+$|^Ok$|^OK$/.test(name)))})`;
  const isCode = (number: string): boolean => Number(number) < codes.length;
  return [
    {
      pattern: new RegExp(`${NOT_AFTER_DIGITS}(\\d\\d?) (${oneOf(codes)})(?!\\w)`, 'y'),
      keep: ([text = '', number = '', name]) => (codes[Number(number)] === name ? text : null),
    },
    {
      pattern: new RegExp(`(${oneOf(codes)}) \\((\\d\\d?)\\)`, 'y'),
      keep: ([text = '', name, number = '']) => (codes[Number(number)] === name ? text : null),
    },
    {
      pattern: new RegExp(
        `\\(?[gG][rR][pP][cC](?:[ -](?:status|error))?(?: code)?(?: ?[:=])? ?(\\d\\d?)${END}${STOP}`,
        'y',
      ),
      keep: ([text = '', number = '']) => (isCode(number) ? text : null),
    },
    // As .NET, C++ and Go write them.
    { pattern: new RegExp(`Status\\(StatusCode="${camel}", Detail=(?=")`, 'y'), keep: ([text = '']) => text },
    {
      pattern: new RegExp(`StatusCode(?:[=.]|: ?)(?:${camel}|${oneOf(codes)})(?!\\w)`, 'y'),
      keep: ([text = '']) => text,
    },
    { pattern: new RegExp(`rpc error: code = ${camel} desc =(?= )`, 'y'), keep: ([text = '']) => text },
  ];
}

function webSocket(): readonly Pattern[] {
  const names = tableOf(WEBSOCKET_CLOSES);
  const name = `(?::? \\(?(${oneOf(names.values())})(?!\\w))`;
  const keep = ([text = '', code = '', said = '']: readonly string[]): string | null =>
    names.has(code) && (said === '' || names.get(code) === said) ? text : null;
  const lead =
    '(?:[Cc]los(?:ed?|ing)|WebSocket|[Dd]isconnected)(?: (?:error|event|frame|status|with|by server)){0,3}';
  return [
    ...[name, STOP].map((tail) => ({
      pattern: new RegExp(`${lead},?(?: \\(?code)?(?:[:=] ?| )\\(?(\\d{4})${END}${tail}`, 'y'),
      keep,
    })),
    { pattern: new RegExp(`${NOT_AFTER_DIGITS}(\\d{4})${name}`, 'y'), keep },
  ];
}

function others(isNetworkCode: (code: string) => boolean): readonly Pattern[] {
  return [
    { pattern: new RegExp(`React error #([1-9]\\d{0,2})${END}${STOP}`, 'y'), keep: ([text = '']) => text },
    {
      pattern: /((?:net::)?ERR_[A-Z0-9_]{2,60}) \(-\d{1,3}\)/y,
      keep: ([text = '', code = '']) => (isNetworkCode(code) ? text : null),
    },
    // V8's words before version 11: what it quotes is input.
    {
      pattern: /Unexpected token \S{1,4} in JSON(?= at position )/y,
      keep: () => 'Unexpected token <string> in JSON',
    },
    {
      pattern: new RegExp(`(?<=JSON )at position ${POSITION}(?=$|\\n)`, 'y'),
      keep: ([text = '']) => text,
    },
  ];
}
