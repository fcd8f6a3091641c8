/**
 * What stands in a text in place of a token that is on no list. It only names a kind, so a wrong guess makes the
 * text less clear, never less safe.
 */
export type Placeholder = (typeof PLACEHOLDERS)[number];
export const PLACEHOLDERS = [
  '<path>',
  '<url>',
  '<email>',
  '<ip>',
  '<number>',
  '<id>',
  '<string>',
  '<word>',
  '<object>',
] as const;

/** Longer tokens without a digit are words in some language; with one, they are hashes, keys and the like. */
const SHORTEST_ID = 8;

export function placeholderFor(token: string): Placeholder {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(token) || /^(?:data|blob|mailto|javascript):/i.test(token))
    return '<url>';
  if (/^(?:\.{0,2}[\\/]|~|[a-z]:[\\/]|file:)/i.test(token)) return '<path>';
  if (token.includes('@')) return '<email>';
  if (isAddress(token)) return '<ip>';
  if (/^[-+]?[.\d][\d.,_]*(?:e[-+]?\d+)?(?:%|[a-z]{1,2})?$/i.test(token) || /^0x[\da-f]+$/i.test(token))
    return '<number>';
  if (/[\\/]/.test(token)) return '<path>';
  if (token.length >= SHORTEST_ID && /\d/.test(token) && /^[\w+/=.-]+$/.test(token)) return '<id>';
  return '<word>';
}

/** IPv4 or IPv6, with or without brackets, zone and port. */
function isAddress(token: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?::\d*)?$/.test(token)) return true;
  return /^[[\]\da-f:.]+$/i.test(token.replace(/%\w+/, '')) && token.split(':').length > 2;
}
