import { applyEdits, format } from 'jsonc-parser';

/**
 * JSON with line breaks and indentation, and nothing else changed: every name, number and text stays as it is written,
 * which reading and writing it anew would not promise. Never throws; of what is no JSON something comes out all the same.
 */
export function indentJson(json: string): string {
  return applyEdits(json, format(json, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }));
}

/** The same for several in lines of their own, such as an envelope; a line that is no JSON stays as it is. */
export function indentLines(lines: string): string {
  return lines
    .split('\n')
    .map((line) => (isJson(line) ? indentJson(line) : line))
    .join('\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
