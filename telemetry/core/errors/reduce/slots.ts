import { isHttpStatus, POSITION } from './phrases.ts';

/** Returns what may be kept of the text in a typed hole, or null if it has to be reduced word by word. */
export type ReduceSlot = (slot: string, text: string) => string | null;

export interface KnownNames {
  /** Known names of functions, classes and properties: `addEventListener`. */
  readonly isName: (name: string) => boolean;
  /** Interfaces of the platform: `HTMLInputElement`. */
  readonly interfaces: ReadonlySet<string>;
  /** Members of those interfaces: `removeChild`. */
  readonly members: ReadonlySet<string>;
  readonly networkCodes: ReadonlySet<string>;
  /** The names of HTTP/2's error codes. */
  readonly http2Errors: readonly string[];
}

/** A call or a property, in V8's notation: `(0 , a.b) `, `(intermediate value).then`, `a.b(...).c`. */
const CALLEE =
  /^(?:\(0 , )?(?:\(intermediate value\)|#?[A-Za-z_$][\w$]*)(?:\.#?[A-Za-z_$][\w$]*|\[(?:Symbol\.)?[A-Za-z_$][\w$]*]|\(\.\.\.\)|\(intermediate value\))*\)?$/;
/** An object or a symbol, in V8's notation. */
const AROUND_NAME = /^(#<|\[object |Symbol\(Symbol\.)([A-Za-z][\w$]*)([>\])])$/;
const LONGEST_NAME = 200;
const NODE_TYPE = /^(?:#(?:document|document-fragment|text|comment|cdata-section)|HTML|BODY|HEAD|html)$/;
const IS_POSITION = new RegExp(`^${POSITION}$`);

export function createSlots(known: KnownNames): ReduceSlot {
  const inList = (list: ReadonlySet<string>, text: string): string | null => (list.has(text) ? text : null);
  const slots: Readonly<Record<string, (text: string) => string | null>> = {
    name: (text) => nameIn(text, known.isName),
    interface: (text) => inList(known.interfaces, text),
    member: (text) => inList(known.members, text),
    nodeType: (text) => (NODE_TYPE.test(text) || known.interfaces.has(text) ? text : null),
    // A count of parameters; no function has more.
    digit: (text) => (/^\d$/.test(text) ? text : null),
    position: (text) => (IS_POSITION.test(text) ? text : null),
    // An error number of React, which has fewer than a thousand.
    react: (text) => (/^[1-9]\d{0,2}$/.test(text) ? text : null),
    status: (text) => (isHttpStatus(text) ? text : null),
    http2: (text) => (/^\d\d?$/.test(text) && Number(text) < known.http2Errors.length ? text : null),
    net: (text) => {
      const [, code = '', number = ''] = /^([A-Z][A-Z0-9_]*) (\(-\d{1,3}\))$/.exec(text) ?? [];
      return known.networkCodes.has(code) ? `${code} ${number}` : null;
    },
  };
  return (slot, text) => (Object.hasOwn(slots, slot) ? (slots[slot]?.(text) ?? null) : null);
}

function nameIn(text: string, isName: (name: string) => boolean): string | null {
  if (text.length > LONGEST_NAME) return null;
  const [, before, inner = '', after] = AROUND_NAME.exec(text) ?? [];
  if (before !== undefined) return `${before}${isName(inner) ? inner : '<word>'}${after}`;
  if (!CALLEE.test(text)) return null;
  const [start = ''] = /^\(0 , /.exec(text) ?? [];
  return `${start}${text
    .slice(start.length)
    .replace(/\(intermediate value\)|[\w$]+/g, (part) =>
      part.startsWith('(') || isName(part) ? part : '<word>',
    )
    .replace(/<word>(?:\.<word>)+/g, '<word>')}`;
}
