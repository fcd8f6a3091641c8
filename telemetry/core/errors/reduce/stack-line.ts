/** A line of a V8 stack, split into its parts, which are unchanged. */
export interface StackLine {
  /** '' if the frame names no function. */
  readonly functionName: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** Longer lines hold code or data instead of a file. */
const LONGEST_LINE = 1_000;

/**
 * Parses `    at async Type.method [as name] (file:line:column)` or `    at file:line:column`
 * (https://v8.dev/docs/stack-trace-api); null for any other line. Sentry's parser won't do: it accepts lines
 * without `at`, drops those that mention an error, and decodes what it finds.
 */
export function parseStackLine(line: string): StackLine | null {
  const trimmed = line.slice(0, LONGEST_LINE).trim();
  if (!trimmed.startsWith('at ')) return null;
  const call = trimmed.slice('at '.length).replace(/^async (?=.)/, '');
  const open = call.endsWith(')') ? call.indexOf(' (') : -1;
  if (open < 0) return { functionName: '', ...parseLocation(call) };
  return { functionName: call.slice(0, open), ...parseLocation(call.slice(open + 2, -1)) };
}

function parseLocation(location: string): { file: string; line: number | null; column: number | null } {
  const numbers = /:(\d{1,9}):(\d{1,9})$/.exec(location);
  if (numbers === null) return { file: location, line: null, column: null };
  return { file: location.slice(0, numbers.index), line: Number(numbers[1]), column: Number(numbers[2]) };
}
