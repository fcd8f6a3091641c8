/** An error reduced to what is on a list. */
export interface ReducedError {
  /** The name of a known error class, `Error`, or what was thrown instead: `NonErrorString`. */
  readonly type: string;
  readonly code: string | null;
  readonly syscall: string | null;
  /** Fixed texts and ordinary technical words, with placeholders for everything else. */
  readonly message: string;
  /** As in the stack: innermost call first. */
  readonly frames: readonly ReducedFrame[];
  /**
   * The program's own components it passed through, innermost first; `<other>` for consecutive foreign ones.
   */
  readonly components: readonly string[];
  /** The list index of the error whose cause or member this is. */
  readonly parent: number | null;
  readonly relation: 'cause' | 'errors' | null;
}

export interface ReducedFrame {
  /**
   * `out/main/main.js`, `node:fs`, `<anonymous>` for built-in functions, or `<other>` for consecutive foreign
   * frames.
   */
  readonly file: string;
  /** Null if the stack names none, `<other>` if the name may not be sent. */
  readonly function: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly inApp: boolean;
  /** The build of the program's own file, if known. */
  readonly debugId: string | null;
}
