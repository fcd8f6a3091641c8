/** What is known of the program's own code: everything that may be said of it in an error. */
export interface OwnCode {
  /** Where the bundle lies, as stacks name it: folders and URLs, and what to put in their place. */
  readonly roots: readonly BundleRoot[];
  /** The files of the bundle, such as `out/main/main.js`. */
  readonly files: ReadonlySet<string>;
  /** What its source gives to errors as messages: the fixed parts around their holes. */
  readonly messages: readonly (readonly string[])[];
  /** What its source calls classes and functions. */
  readonly names: ReadonlySet<string>;
}

export interface BundleRoot {
  /** An absolute folder or the start of a URL, without a slash at the end: `/opt/Kreya/app.asar`, `app://kreya`. */
  readonly prefix: string;
  /** What a file's name begins with instead: '' or `out/renderer`. */
  readonly replacement: string;
}

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
  /** The place in the list of the error whose cause or member this is. */
  readonly parent: number | null;
  readonly relation: 'cause' | 'errors' | null;
}

export interface ReducedFrame {
  /** `out/main/main.js`, `node:fs`, `<anonymous>` for built-in functions, or `<other>` for any others in a row. */
  readonly file: string;
  readonly function: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly inApp: boolean;
}
