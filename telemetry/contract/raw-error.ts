/**
 * What is read of a thrown value, wherever it was thrown, so that it can cross to the process that reduces it.
 * Reading is the only thing that touches the value itself, which may be anything: a proxy, a cycle, a trap.
 */

export const RAW_KINDS = [
  'error',
  'string',
  'number',
  'boolean',
  'bigint',
  'symbol',
  'function',
  'object',
  'null',
  'undefined',
  'unreadable',
] as const;
export type RawKind = (typeof RAW_KINDS)[number];

/** What was read of a thrown value: bounded, plain data. Nothing in it is safe to send. */
export interface RawError {
  readonly kind: RawKind;
  /** Like all texts here, '' if there is none. */
  readonly name: string;
  /** The text itself if a string was thrown. */
  readonly message: string;
  /** The stack below its header, the lines that repeat name and message. */
  readonly stack: string;
  /** Whether that header was found. If not, `stack` can begin with lines of some message that look like frames. */
  readonly headerFound: boolean;
  readonly code: string;
  readonly syscall: string;
  /** Which components it came through, as React has it: lines like those of a stack. */
  readonly componentStack: string;
  readonly cause: RawError | null;
  readonly errors: readonly RawError[];
}

/** How much is read. What is longer is cut, since no message, name or stack that matters is. */
export const RAW_LIMITS = {
  /** Causes of causes: programs wrap an error two or three times. Ends cycles too. */
  depth: 5,
  /** Members of an AggregateError: a connection tries a handful of addresses. */
  errors: 5,
  /** All errors of one chain, since depth and members multiply. */
  chain: 12,
  /** The longest fixed text of V8 has 240 characters; what makes a message longer is input. */
  message: 2_000,
  /** V8 keeps 10 frames; this is room for 50 of long paths. */
  stack: 16_000,
  /** The longest name, code or system call is below 60 characters. */
  word: 100,
} as const;

/** Reads a thrown value. Never throws, whatever the value does when it is read. */
export function readThrown(thrown: unknown): RawError {
  return read(thrown, 0, { left: RAW_LIMITS.chain }) ?? unread('unreadable');
}

/** The same for an error that React caught, which says in which component it occurred. */
export function readCaught(thrown: unknown, componentStack: unknown): RawError {
  const text = typeof componentStack === 'string' ? componentStack : '';
  return { ...readThrown(thrown), componentStack: text.slice(0, RAW_LIMITS.stack) };
}

interface Budget {
  left: number;
}

function read(thrown: unknown, depth: number, budget: Budget): RawError | null {
  if (depth > RAW_LIMITS.depth || budget.left === 0) return null;
  budget.left -= 1;
  if (thrown === null) return unread('null');
  if (typeof thrown === 'string')
    return { ...unread('string'), message: thrown.slice(0, RAW_LIMITS.message) };
  if (typeof thrown !== 'object') return unread(typeof thrown);
  try {
    return readObject(thrown, depth, budget);
  } catch {
    return unread('unreadable');
  }
}

function unread(kind: RawKind): RawError {
  const nothing = {
    name: '',
    message: '',
    stack: '',
    headerFound: false,
    code: '',
    syscall: '',
    componentStack: '',
  };
  return { kind, ...nothing, cause: null, errors: [] };
}

function readObject(thrown: object, depth: number, budget: Budget): RawError {
  const message = text(thrown, 'message');
  const { frames, headerFound } = withoutHeader(text(thrown, 'stack'), message);
  const cause = property(thrown, 'cause');
  const kind = isError(thrown) ? 'error' : 'object';
  return {
    kind,
    name: text(thrown, 'name').slice(0, RAW_LIMITS.word),
    message: message.slice(0, RAW_LIMITS.message),
    stack: frames.slice(0, RAW_LIMITS.stack),
    // What is no error has a stack of its own making.
    headerFound: headerFound && kind === 'error',
    code: text(thrown, 'code').slice(0, RAW_LIMITS.word),
    syscall: text(thrown, 'syscall').slice(0, RAW_LIMITS.word),
    componentStack: '',
    cause: cause === undefined || cause === null ? null : read(cause, depth + 1, budget),
    errors: readErrors(property(thrown, 'errors'), depth + 1, budget),
  };
}

/** Also true for an error of another realm, of which `instanceof` knows nothing, and for a DOMException. */
function isError(thrown: object): boolean {
  return (
    thrown instanceof Error || /^\[object (Error|DOMException)]$/.test(Object.prototype.toString.call(thrown))
  );
}

function readErrors(list: unknown, depth: number, budget: Budget): readonly RawError[] {
  const errors: RawError[] = [];
  try {
    if (!Array.isArray(list)) return errors;
    for (let index = 0; index < Math.min(list.length, RAW_LIMITS.errors); index += 1) {
      const error = read(list[index], depth, budget);
      if (error !== null) errors.push(error);
    }
  } catch {
    // A proxy that looked like an array: what was read so far is what there is.
  }
  return errors;
}

function property(object: object, key: string): unknown {
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

function text(object: object, key: string): string {
  const value = property(object, key);
  return typeof value === 'string' ? value : '';
}

/**
 * V8 begins a stack with what `Error.prototype.toString` gave when the error was made
 * (https://v8.dev/docs/stack-trace-api), Node with its code in brackets after the name. A class that sets its
 * name after `super()` appears there by its parent's name, so only the message has to be the error's own.
 */
function withoutHeader(stack: string, message: string): { frames: string; headerFound: boolean } {
  const firstLine = stack.slice(0, 2 * RAW_LIMITS.word).split('\n', 1)[0] ?? '';
  const name = /^(?:Uncaught )?[\w$.]*(?: \[\w+\])?/.exec(firstLine)?.[0] ?? '';
  for (const header of [`${name}: ${message}`, message === '' ? name : message]) {
    const after = stack[header.length];
    if (stack.startsWith(header) && (after === '\n' || after === undefined)) {
      return { frames: stack.slice(header.length + 1), headerFound: true };
    }
  }
  const firstFrame = stack.search(/^ *at /m);
  return { frames: firstFrame < 0 ? '' : stack.slice(firstFrame), headerFound: false };
}

/** Checks what crossed a process boundary: null unless it has the form and keeps the limits of what is read. */
export function parseRawError(data: unknown): RawError | null {
  return parse(data, 0, { left: RAW_LIMITS.chain });
}

function parse(data: unknown, depth: number, budget: Budget): RawError | null {
  if (typeof data !== 'object' || data === null || depth > RAW_LIMITS.depth || budget.left === 0) return null;
  budget.left -= 1;
  const field = (key: string): unknown => Reflect.get(data, key);
  const word = (key: string, limit: number): string | null => {
    const value = field(key);
    return typeof value === 'string' && value.length <= limit ? value : null;
  };
  const kind = RAW_KINDS.find((known) => known === field('kind'));
  const name = word('name', RAW_LIMITS.word);
  const message = word('message', RAW_LIMITS.message);
  const stack = word('stack', RAW_LIMITS.stack);
  const code = word('code', RAW_LIMITS.word);
  const syscall = word('syscall', RAW_LIMITS.word);
  const componentStack = word('componentStack', RAW_LIMITS.stack);
  const headerFound = field('headerFound');
  if (kind === undefined || name === null || message === null || stack === null) return null;
  if (code === null || syscall === null || componentStack === null || typeof headerFound !== 'boolean')
    return null;

  const cause = field('cause') === null ? null : parse(field('cause'), depth + 1, budget);
  if (cause === null && field('cause') !== null) return null;
  const list = field('errors');
  if (!Array.isArray(list) || list.length > RAW_LIMITS.errors) return null;
  const errors: RawError[] = [];
  for (const member of list) {
    const error = parse(member, depth + 1, budget);
    if (error === null) return null;
    errors.push(error);
  }
  return { kind, name, message, stack, headerFound, code, syscall, componentStack, cause, errors };
}

/** What a thrown value says, for people on this machine: nothing in it is safe to send. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
