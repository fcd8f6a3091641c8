/**
 * Writes to standard error for programs that must survive whatever happens to it: it can be closed, its
 * reader gone, its disk full, or a pipe that nobody reads. `process.stderr` would report that later, by an
 * 'error' event that ends the program.
 */
import { isErrorWithCode } from '../core/disk-errors.ts';
import { fs } from '../core/node-modules.ts';
import { onFirstUse } from '../core/on-first-use.ts';

const STDERR = 2;
/** How often to retry a full pipe, and after how long. */
const TRIES = 10;
const RETRY_MS = 5;

const tty = onFirstUse(() => process.getBuiltinModule('node:tty'));

/** Once a pipe has stayed full, it is not waited for again. */
let wasFull = false;

/**
 * Writes `text` to standard error. Returns whether somebody can see it: a terminal, a pipe or a file took all
 * of it. The null device accepts everything and shows nothing. Never throws, and never waits longer than a
 * twentieth of a second.
 */
export function say(text: string): boolean {
  try {
    const isTerminal = tty().isatty(STDERR);
    if (isTerminal && process.platform === 'win32') return sayToConsole(text);
    const kind = fs.fstatSync(STDERR);
    const descriptor = kind.isFile() ? STDERR : openWithoutWaiting();
    try {
      return writeAll(descriptor, Buffer.from(text)) && (isTerminal || !kind.isCharacterDevice());
    } finally {
      if (descriptor !== STDERR) fs.closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** A descriptor for standard error on which a write fails rather than blocks. */
function openWithoutWaiting(): number {
  const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = fs.constants;
  try {
    // Linux opens the same pipe or terminal again, leaving the program's own descriptor unchanged.
    return fs.openSync(`/proc/self/fd/${STDERR}`, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  } catch {
    // For sockets and other systems: creating the stream, as the first console.error() does, makes Node set
    // it to non-blocking.
    void process.stderr;
    return STDERR;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): boolean {
  let written = 0;
  let tries = wasFull ? TRIES : 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      if (!isErrorWithCode(error, 'EAGAIN')) throw error;
      wasFull = tries === TRIES;
      if (wasFull) return false;
      tries += 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
  wasFull = false;
  return true;
}

/** Our own stream, whose errors reach nobody else. The console would decode raw bytes in its code page. */
const windowsConsole = onFirstUse(() => new (tty().WriteStream)(STDERR).on('error', () => {}));

function sayToConsole(text: string): boolean {
  windowsConsole().write(text);
  return true;
}
