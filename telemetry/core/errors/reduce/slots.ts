import { isHttpStatus, POSITION } from './phrases.ts';

/** Gives what may be told of the text in a hole of a kind, or null if that has to be found word by word. */
export type ReduceSlot = (slot: string, text: string) => string | null;

export interface KnownNames {
  /** Names that may stand for a function, a class or a property: `addEventListener`. */
  readonly isName: (name: string) => boolean;
  /** Interfaces of the platform: `HTMLInputElement`. */
  readonly interfaces: ReadonlySet<string>;
  /** What they have: `removeChild`. */
  readonly members: ReadonlySet<string>;
  readonly networkCodes: ReadonlySet<string>;
  /** How many error codes HTTP/2 has, and `NGHTTP2_…`. */
  readonly http2Errors: readonly string[];
}

/** A call or a property as V8 writes it: `(0 , a.b) `, `(intermediate value).then`, `a.b(...).c`. */
const CALLEE =
  /^(?:\(0 , )?(?:\(intermediate value\)|#?[A-Za-z_$][\w$]*)(?:\.#?[A-Za-z_$][\w$]*|\[(?:Symbol\.)?[A-Za-z_$][\w$]*]|\(\.\.\.\)|\(intermediate value\))*\)?$/;
/** An object as V8 writes it, or a symbol. */
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
    // Of parameters, of which no function has more.
    digit: (text) => (/^\d$/.test(text) ? text : null),
    position: (text) => (IS_POSITION.test(text) ? text : null),
    // React has less than a thousand.
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
