/** An error of which nothing is left but what is on a list. */
export interface ReducedError {
  /** The name of a known class of errors, `Error`, or what was thrown instead: `NonErrorString`. */
  readonly type: string;
  readonly code: string | null;
  readonly syscall: string | null;
  /** Fixed texts and ordinary technical words, with a placeholder for everything else. */
  readonly message: string;
  /** As in the stack: the innermost call first. */
  readonly frames: readonly ReducedFrame[];
  /** The program's own components that it came through, the innermost first; `<other>` for any others in a row. */
  readonly components: readonly string[];
  /** The place in the list of the error whose cause or member this is. */
  readonly parent: number | null;
  readonly relation: 'cause' | 'errors' | null;
}

export interface ReducedFrame {
  /** `out/main/main.js`, `node:fs`, `<anonymous>` for built-in functions, or `<other>` for any others in a row. */
  readonly file: string;
  /** Null if the stack names none, `<other>` if it may not be told. */
  readonly function: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly inApp: boolean;
  /** Which build of the program's own file it is, if that is known. */
  readonly debugId: string | null;
}
