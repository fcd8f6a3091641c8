import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import * as lists from './data/codes.ts';
import { RUNTIME_CODES, RUNTIME_MESSAGES, RUNTIME_MODULES } from './data/runtime-texts.ts';
import { WRITTEN_MESSAGES } from './data/written-messages.ts';
import type { KnownFrames } from './frames.ts';
import { createFunctionNames } from './function-name.ts';
import { createMessageReducer } from './message.ts';
import type { OwnCode } from './reduced-error.ts';
import { createVocabulary, isKnownWord } from './vocabulary.ts';

/** Everything that may be told of an error, ready to be asked. */
export interface Known {
  readonly types: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly systemCalls: ReadonlySet<string>;
  readonly reduceMessage: (message: string) => string;
  readonly frames: KnownFrames;
}

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/);
const linesOf = (list: string): readonly string[] => list.trim().split('\n');

/** Takes a few milliseconds, so it is called when there is an error, not when the program starts. */
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

  const messages = [...linesOf(RUNTIME_MESSAGES), ...linesOf(WRITTEN_MESSAGES)];
  const vocabulary = createVocabulary(messages);
  const templates = [
    ...messages.map((message) => message.split('%')),
    ...systemErrors.flatMap(([code, text]) => [[`${code}: ${text}`], [`${code}: ${text}, `, '']]),
    ...own.messages,
  ];
  const systemCalls = new Set(wordsOf(lists.SYSTEM_CALLS));
  const isKnown = (token: string, startsSentence: boolean): boolean =>
    isKnownWord(vocabulary, token, startsSentence) ||
    [codes, types, systemCalls].some((known) => known.has(token));

  return {
    types,
    codes,
    systemCalls,
    reduceMessage: createMessageReducer(templates, isKnown),
    frames: {
      roots: own.roots,
      files: own.files,
      runtimeModules: new Set(linesOf(RUNTIME_MODULES)),
      ...createFunctionNames(own.names, vocabulary),
    },
  };
}
