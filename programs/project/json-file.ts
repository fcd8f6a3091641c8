/** Reads Kreya's JSON files, and locates everything that is wrong in them. */
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { codeOf } from 'kreya-telemetry/node';
import { type Expected, failed, ok, type ProjectDisk, type ProjectResult } from './project-result.ts';

/** A file that holds a JSON object. */
export interface JsonFile {
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly root: Node;
}

/** Reads a file that must hold a JSON object. Comments are allowed, as in Kreya. Never throws. */
export function readJsonFile(disk: Pick<ProjectDisk, 'readFileSync'>, path: string): ProjectResult<JsonFile> {
  let text: string;
  try {
    text = disk.readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return failed({ kind: 'unreadable', path, code: codeOf(error) });
  }
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: false, allowTrailingComma: false });
  } catch {
    // The parser is recursive, and a few thousand levels exhaust the stack.
    return malformed(path, text, 0, 'fewerLevels');
  }
  const [first] = errors;
  if (first !== undefined) return malformed(path, text, first.offset, expectedFor(first));
  if (root?.type !== 'object') return malformed(path, text, root?.offset ?? 0, 'object');
  return ok({ path, text, root });
}

/** The node of a key's value, or undefined if there is none. */
export function nodeAt(file: JsonFile, key: string): Node | undefined {
  return findNodeAtLocation(file.root, [key]);
}

/** Reports that something else was expected at `node`, or in the object as a whole. */
export function unexpected(file: JsonFile, node: Node | undefined, expected: Expected): ProjectResult<never> {
  return malformed(file.path, file.text, (node ?? file.root).offset, expected);
}

function malformed(path: string, text: string, offset: number, expected: Expected): ProjectResult<never> {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return failed({ kind: 'malformed', path, line: lines.length, column, expected });
}

function expectedFor({ error }: ParseError): Expected {
  const code = printParseErrorCode(error);
  switch (code) {
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
    case 'UnexpectedEndOfComment':
    case 'InvalidCommentToken':
      return 'commentEnd';
    case 'UnexpectedEndOfString':
      return 'closedText';
    case 'InvalidCharacter':
      return 'printableText';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'validEscapes';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'number';
    case 'InvalidSymbol':
    case 'ValueExpected':
    case '<unknown ParseErrorCode>':
      return 'value';
  }
}
