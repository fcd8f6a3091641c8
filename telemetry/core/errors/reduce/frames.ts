import type { BundleRoot } from '../../ports.ts';
import { OTHER } from '../subject.ts';
import type { ReducedFrame } from './reduced-error.ts';
import { parseStackLine, type StackLine } from './stack-line.ts';

/** V8 keeps 10; even programs that ask for more rarely need more than this. */
const MOST_FRAMES = 50;
/** No source has more lines, and a longer number could be personal. */
const LARGEST_LINE = 99_999;
/** A bundle is a few megabytes on one line; a runtime's own module is written by hand. */
const LARGEST_COLUMN = { ofBundle: 9_999_999, ofRuntime: 999 };

/** On a drive or a share. */
const WINDOWS_PATH = /^(?:[A-Za-z]:|\/)\//;

const OTHERS: ReducedFrame = {
  file: OTHER,
  function: null,
  line: null,
  column: null,
  inApp: false,
  debugId: null,
};

export interface KnownFrames {
  readonly roots: readonly BundleRoot[];
  readonly files: ReadonlySet<string>;
  /** The debug ID of one of the files, or null. */
  readonly debugIdOf: (file: string) => string | null;
  readonly runtimeModules: ReadonlySet<string>;
  /** A function's name as it may be sent, or null. */
  readonly functionName: (name: string) => string | null;
  /** Whether a known function is one of JavaScript's own, such as `JSON.parse`. */
  readonly isBuiltIn: (name: string) => boolean;
}

/**
 * Reduces the lines of a stack below its header. Keeps only frames of the bundle's files, the runtime's
 * modules and built-in functions; consecutive others become one placeholder.
 * @param areCertain whether the lines can't be part of a message; if they can, their numbers could be
 * anything
 */
export function reduceFrames(
  stack: string,
  areCertain: boolean,
  known: KnownFrames,
): readonly ReducedFrame[] {
  const frames: ReducedFrame[] = [];
  for (const line of stack.split('\n')) {
    const call = parseStackLine(line);
    if (call === null) continue;
    const { file, inApp } = knownFile(call.file, call.functionName, known);
    if (file !== null) {
      const place = areCertain ? placeOf(call, inApp) : { line: null, column: null };
      frames.push({
        file,
        function: functionOf(call, known),
        ...place,
        inApp,
        debugId: inApp ? known.debugIdOf(file) : null,
      });
    } else if (frames.at(-1) !== OTHERS) {
      frames.push(OTHERS);
    }
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

function functionOf({ functionName }: StackLine, known: KnownFrames): string | null {
  return functionName === '' ? null : (known.functionName(functionName) ?? OTHER);
}

function placeOf({ line, column }: StackLine, inApp: boolean): Pick<ReducedFrame, 'line' | 'column'> {
  const upTo = (largest: number, value: number | null): number | null =>
    value !== null && value <= largest ? value : null;
  return {
    line: upTo(LARGEST_LINE, line),
    column: upTo(inApp ? LARGEST_COLUMN.ofBundle : LARGEST_COLUMN.ofRuntime, column),
  };
}

function knownFile(file: string, name: string, known: KnownFrames): { file: string | null; inApp: boolean } {
  if (file === '<anonymous>') return { file: known.isBuiltIn(name) ? file : null, inApp: false };
  if (file.startsWith('node:')) {
    return { file: known.runtimeModules.has(file.slice('node:'.length)) ? file : null, inApp: false };
  }
  const plain = plainPath(file);
  for (const { prefix, replacement } of known.roots) {
    const root = `${plainPath(prefix)}/`;
    if (!isBelow(root, plain)) continue;
    const relative = `${replacement === '' ? '' : `${replacement}/`}${plain.slice(root.length)}`;
    if (known.files.has(relative)) return { file: relative, inApp: true };
  }
  return { file: null, inApp: false };
}

/**
 * Case-insensitive on Windows: a URL has the server's name in lower case, and a drive letter can have either
 * case.
 */
function isBelow(root: string, path: string): boolean {
  const start = path.slice(0, root.length);
  return start === root || (WINDOWS_PATH.test(root) && start.toLowerCase() === root.toLowerCase());
}

/** Makes a path and its file: URL equal, with forward slashes: `/opt/x`, `C:/x`, `//server/share/x`. */
function plainPath(file: string): string {
  const path = file.replaceAll('\\', '/');
  // The extended-length form that Windows system calls return.
  if (!path.startsWith('file://'))
    return path.replace(/^\/\/\?\/(?:UNC\/)?/, (start) => (start.endsWith('UNC/') ? '//' : ''));
  try {
    const rest = decodeURIComponent(path.slice('file://'.length));
    return rest.startsWith('/') ? rest.replace(/^\/(?=[A-Za-z]:\/)/, '') : `//${rest}`;
  } catch {
    return path;
  }
}
