/**
 * Numbers and names that are safe to keep, anywhere in a text, where the words around them say what they are.
 */
import { GRPC_STATUSES, HTTP_STATUSES, WEBSOCKET_CLOSES } from './data/protocols.ts';

export interface Phrase {
  /** The length of the phrase in the text. */
  readonly length: number;
  readonly text: string;
}

/** Returns the phrase that begins at a position in a text, or null. */
export type PhraseAt = (text: string, at: number) => Phrase | null;

interface Pattern {
  readonly pattern: RegExp;
  /** Returns how much of the following text belongs to the phrase, or null if this is no phrase. */
  readonly keep: (found: readonly string[], after: string) => string | null;
  /** The text to keep in its place. */
  readonly as?: string;
}

/** A position in a text of up to a million characters: more digits may be a personal number. */
export const POSITION = String.raw`\d{1,6}(?: \(line \d{1,6} column \d{1,6}\))?`;
/** No word, address or path continues here, nor more digits, as in a telephone number. */
const END = String.raw`(?![\w@\\/+-]|[.,:]\w|[ .,()/+:-]{0,3}\d)`;
const NOT_AFTER_DIGITS = String.raw`(?<!\d[ .,()/+:-]{0,3})`;
/** The text ends with the number or continues unlike an address: "404 Main Street" is one. */
const STOPS =
  /^(?:$|[\n.:;)\]!'"]|\s*[-(]|\s(?:after|and|at|but|error|for|from|in|on|or|received|response|returned|to|when|while|with)\b)/;
/** Between a number and its name. */
const BEFORE_NAME = /^ ?[:-]? \(?/;
/** Longer than the longest name of a number, including what precedes it. */
const LONGEST_TAIL = 80;

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/);
const tableOf = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );

/** The reason phrases of HTTP statuses. */
export const httpReasons = (): readonly string[] => [...tableOf(HTTP_STATUSES).values()];

export const isHttpStatus = (text: string): boolean => /^[1-5]\d\d$/.test(text);

/** The names of gRPC's statuses in the casings of its libraries: `NOT_FOUND`, `NotFound`, `not_found`. */
export function grpcNames(): readonly string[] {
  return [...wordsOf(GRPC_STATUSES), 'CANCELED'].flatMap((name) => [
    name,
    name.toLowerCase(),
    camelCase(name),
  ]);
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}

export function createPhrases(isNetworkCode: (code: string) => boolean): PhraseAt {
  const patterns = [...http(), ...grpc(), ...webSocket(), ...others(isNetworkCode)];
  return (text, at) => {
    if (/\w/.test(text.charAt(at - 1))) return null;
    for (const { pattern, keep, as } of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null) continue;
      const end = at + found[0].length;
      const tail = keep(
        found.map((group) => group ?? ''),
        text.slice(end, end + LONGEST_TAIL),
      );
      if (tail !== null) return { length: found[0].length + tail.length, text: as ?? `${found[0]}${tail}` };
    }
    return null;
  };
}

/**
 * The number's own name after it, including what is between them; empty if there is no name or another one.
 */
function nameIn(after: string, name: string | undefined): string {
  const [between = ''] = BEFORE_NAME.exec(after) ?? [];
  if (name === undefined || between === '' || !after.startsWith(name, between.length)) return '';
  const length = between.length + name.length;
  return /^\w/.test(after.slice(length)) ? '' : after.slice(0, length);
}

/** What belongs to a number whose meaning the words before it give. */
function tailOf(after: string, name: string | undefined): string | null {
  const named = nameIn(after, name);
  return named !== '' || STOPS.test(after) ? named : null;
}

function http(): readonly Pattern[] {
  const reasons = tableOf(HTTP_STATUSES);
  const phrase = (lead: string, isStatus: (status: string) => boolean): Pattern => ({
    pattern: new RegExp(`\\(?(?:${lead})(?: ?[:=]| was| is)? ?\\(?(\\d{3})${END}`, 'y'),
    keep: ([, status = ''], after) => (isStatus(status) ? tailOf(after, reasons.get(status)) : null),
  });
  const isRegistered = (status: string): boolean => reasons.has(status);
  return [
    phrase(
      '(?:HTTP|http)(?:/[123](?:\\.[01])?)?(?: (?:[Ee]rror|[Rr]esponse))?(?: (?:[Ss]tatus|[Ss]tatus [Cc]ode|code))?!?',
      isHttpStatus,
    ),
    phrase(
      '[Ss]tatus(?:[ -]?[Cc]ode| of)(?: of)?|[Rr]esponse (?:status )?(?:code|status)(?: of)?|[Ss]erver response',
      isHttpStatus,
    ),
    phrase(
      '[Ss]tatus|(?:[Ss]erver )?(?:[Rr]esponded with|[Aa]nswered(?: with)?)|[Ss]erver returned',
      isRegistered,
    ),
    {
      pattern: new RegExp(`${NOT_AFTER_DIGITS}\\(?(\\d{3})(?=[ :])`, 'y'),
      keep: ([, status = ''], after) => nameIn(after, reasons.get(status)) || null,
    },
  ];
}

function grpc(): readonly Pattern[] {
  const codes = wordsOf(GRPC_STATUSES);
  const names = new Set(grpcNames());
  const isStatus = ([, number = '', name = '']: readonly string[]): string | null =>
    codes[Number(number)] === name ? '' : null;
  const isName = ([, name = '']: readonly string[]): string | null => (names.has(name) ? '' : null);
  return [
    { pattern: new RegExp(`${NOT_AFTER_DIGITS}(\\d\\d?) ([A-Z_]{2,30})(?!\\w)`, 'y'), keep: isStatus },
    {
      pattern: /([A-Z_]{2,30}) \((\d\d?)\)/y,
      keep: ([text = '', name = '', number = '']) => isStatus([text, number, name]),
    },
    {
      pattern: new RegExp(
        `\\(?[gG][rR][pP][cC](?:[ -](?:status|error))?(?: code)?(?: ?[:=])? ?(\\d\\d?)${END}`,
        'y',
      ),
      keep: ([, number = ''], after) =>
        Number(number) < codes.length ? tailOf(after, codes[Number(number)]) : null,
    },
    // As .NET, C++ and Go write them.
    { pattern: /Status\(StatusCode="([A-Za-z]{2,30})", Detail=(?=")/y, keep: isName },
    { pattern: /StatusCode(?:[=.]|: ?)([A-Za-z_]{2,30})(?!\w)/y, keep: isName },
    { pattern: /rpc error: code = ([A-Za-z]{2,30}) desc =(?= )/y, keep: isName },
  ];
}

function webSocket(): readonly Pattern[] {
  const names = tableOf(WEBSOCKET_CLOSES);
  const lead =
    '(?:[Cc]los(?:ed?|ing)|WebSocket|[Dd]isconnected)(?: (?:error|event|frame|status|with|by server)){0,3}';
  return [
    {
      pattern: new RegExp(`${lead},?(?: \\(?code)?(?:[:=] ?| )\\(?(\\d{4})${END}`, 'y'),
      keep: ([, code = ''], after) => (names.has(code) ? tailOf(after, names.get(code)) : null),
    },
    {
      pattern: new RegExp(`${NOT_AFTER_DIGITS}(\\d{4})(?=[ :])`, 'y'),
      keep: ([, code = ''], after) => nameIn(after, names.get(code)) || null,
    },
  ];
}

function others(isNetworkCode: (code: string) => boolean): readonly Pattern[] {
  return [
    {
      pattern: new RegExp(`React error #[1-9]\\d{0,2}${END}`, 'y'),
      keep: (_, after) => tailOf(after, undefined),
    },
    {
      pattern: /((?:net::)?ERR_[A-Z0-9_]{2,60}) \(-\d{1,3}\)/y,
      keep: ([, code = '']) => (isNetworkCode(code) ? '' : null),
    },
    // V8's wording before version 11: what it quotes is input.
    { pattern: /(?<=Unexpected token )\S{1,4}(?= in JSON at position )/y, keep: () => '', as: '<string>' },
    { pattern: new RegExp(`(?<=JSON )at position ${POSITION}(?=$|\\n)`, 'y'), keep: () => '' },
  ];
}
