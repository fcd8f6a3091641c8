/** JSON that a person writes, with a place for what is wrong in it. */

import { type ParseError, type ParseErrorCode, parseTree, printParseErrorCode } from 'jsonc-parser';
import { fill } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';

export type ReadJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly words: string };

/** Reads strict JSON. Says in words where it ends being any. */
export function readJson(text: string): ReadJson {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (first !== undefined) return { kind: 'malformed', words: describe(text, first) };
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    // Either parser calls itself for each level.
    return { kind: 'malformed', words: texts.inspector.tooDeep };
  }
}

function describe(text: string, { error, offset }: ParseError): string {
  const lines = text.slice(0, offset).split('\n');
  return fill(texts.inspector.malformed, {
    line: String(lines.length),
    column: String((lines.at(-1)?.length ?? 0) + 1),
    expected: texts.inspector.expected[expectedFor(error)],
  });
}

function expectedFor(code: ParseErrorCode): keyof typeof texts.inspector.expected {
  switch (printParseErrorCode(code)) {
    case 'PropertyNameExpected':
      return 'propertyName';
    case 'ColonExpected':
      return 'colon';
    case 'CommaExpected':
      return 'comma';
    case 'CloseBraceExpected':
      return 'closeBrace';
    case 'CloseBracketExpected':
      return 'closeBracket';
    case 'EndOfFileExpected':
      return 'end';
    case 'UnexpectedEndOfString':
    case 'InvalidCharacter':
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'text';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'number';
    case 'InvalidSymbol':
      return 'symbol';
    default:
      return 'value';
  }
}
