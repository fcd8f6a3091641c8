import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import type { OwnCode } from '../../ports.ts';
import * as lists from './data/codes.ts';
import { PLATFORM_INTERFACES, PLATFORM_MEMBERS } from './data/platform-names.ts';
import { HTTP2_ERRORS } from './data/protocols.ts';
import { RUNTIME_CODES, RUNTIME_MESSAGES, RUNTIME_MODULES } from './data/runtime-texts.ts';
import { TYPED_MESSAGES } from './data/typed-messages.ts';
import { NAMES_OF_PEOPLE } from './data/words.ts';
import { WRITTEN_MESSAGES } from './data/written-messages.ts';
import { createDebugIds } from './debug-ids.ts';
import type { KnownFrames } from './frames.ts';
import { createFunctionNames } from './function-name.ts';
import { createMessageReducer } from './message.ts';
import { createPhrases, grpcNames, httpReasons } from './phrases.ts';
import { createSlots } from './slots.ts';
import { parseTemplate, type Template } from './templates.ts';
import { createVocabulary, isKnownWord } from './vocabulary.ts';

/** Everything in an error that may be sent, ready for lookup. */
export interface Known {
  readonly types: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly systemCalls: ReadonlySet<string>;
  readonly reduceMessage: (message: string) => string;
  readonly frames: KnownFrames;
  /** The component names that may be sent. */
  readonly components: ReadonlySet<string>;
}

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/);
const untyped = (parts: Template['parts']): Template => ({ parts, slots: [] });
const linesOf = (list: string): readonly string[] => list.trim().split('\n');

/** Takes a few milliseconds: call it at the first error, not at start-up. */
export function createKnown(own: OwnCode): Known {
  const types = new Set(wordsOf(lists.ERROR_TYPES));
  for (const name of own.names) if (/(?:Error|Exception)$/.test(name)) types.add(name);

  const systemErrors = [...getSystemErrorMap().values()];
  const network = wordsOf(lists.NETWORK_CODES).map((code) => `ERR_${code}`);
  const codes = new Set([
    ...Object.keys(constants.errno),
    ...systemErrors.map(([code]) => code),
    ...wordsOf(lists.ERRNO_CODES),
    ...wordsOf(lists.WINDOWS_CODES),
    ...wordsOf(lists.TLS_CODES),
    ...wordsOf(lists.NODE_CODES),
    ...linesOf(RUNTIME_CODES),
    ...network,
    ...network.map((code) => `net::${code}`),
  ]);

  const http2Errors = wordsOf(HTTP2_ERRORS).map((name) => `NGHTTP2_${name}`);
  // `Internal` and the like are kept only next to words that mark them as a status.
  const words = new Set([...grpcNames().filter((name) => /^[A-Z]+$|_/.test(name)), ...http2Errors]);
  const messages = [...linesOf(RUNTIME_MESSAGES), ...linesOf(WRITTEN_MESSAGES)];
  const vocabulary = createVocabulary(messages);
  const systemCalls = new Set(wordsOf(lists.SYSTEM_CALLS));
  const isKnown = (token: string, startsSentence: boolean): boolean =>
    isKnownWord(vocabulary, token, startsSentence) ||
    [codes, types, systemCalls, words].some((known) => known.has(token));
  const interfaces = new Set(wordsOf(PLATFORM_INTERFACES));
  const members = new Set(wordsOf(PLATFORM_MEMBERS));
  const people = new Set(wordsOf(NAMES_OF_PEOPLE).map((name) => name.toLowerCase()));
  const isName = (name: string): boolean =>
    !people.has(name.toLowerCase()) &&
    ([own.names, interfaces, members].some((names) => names.has(name)) || isKnown(name, false));
  const networkCodes = new Set(network);

  return {
    types,
    codes,
    systemCalls,
    reduceMessage: createMessageReducer({
      // Typed templates first, since the runtimes' lists have some of them without types.
      templates: [
        ...linesOf(TYPED_MESSAGES).map(parseTemplate),
        ...httpReasons().map((reason) => untyped([reason])),
        ...messages.map((message) =>
          parseTemplate(message.replace(/(?<= JSON at position )%$/, '{position}')),
        ),
        ...systemErrors
          .flatMap(([code, text]) => [[`${code}: ${text}`], [`${code}: ${text}, `, '']])
          .map(untyped),
        ...own.messages.map(untyped),
      ],
      isKnown,
      types,
      phraseAt: createPhrases((code) => codes.has(code) && code.includes('ERR_')),
      reduceSlot: createSlots({ isName, interfaces, members, networkCodes, http2Errors }),
    }),
    components: own.names,
    frames: {
      roots: own.roots,
      files: own.files,
      debugIdOf: createDebugIds(own),
      runtimeModules: new Set(linesOf(RUNTIME_MODULES)),
      ...createFunctionNames(own.names, vocabulary),
    },
  };
}
