/** What the few texts of an event may be, as patterns that JSON Schema and a Collector (RE2) read alike. None has room for a name or an address. */
import type { TextRule } from './admitted.ts';

const HEX = '[0-9a-f]';

/** A version as the catalogue's kind takes it. */
export const VERSION_PATTERN = '[0-9]{1,5}(?:[.][0-9]{1,5}){0,3}';

export const TEXT_PATTERNS: Readonly<Record<TextRule, string>> = {
  installationId: `${HEX}{8}-${HEX}{4}-4${HEX}{3}-[89ab]${HEX}{3}-${HEX}{12}`,
  recordUid: `${HEX}{8}-${HEX}{4}-7${HEX}{3}-[89ab]${HEX}{3}-${HEX}{12}`,
  release: `${VERSION_PATTERN}(?:-(?:alpha|beta|canary|dev|next|nightly|preview|rc)(?:[.-]?[0-9]{1,14}){0,2})?`,
};
