/**
 * Node's modules, taken out of Node itself: an `import` of `node:fs` or `node:util` looks at all that they export, and so
 * loads streams, MIME types and more. Those that cost a start milliseconds even so are loaded when they are first needed.
 */
import { onFirstUse } from './on-first-use.ts';

export const fs = process.getBuiltinModule('node:fs');

export const util = onFirstUse(() => process.getBuiltinModule('node:util'));

export const crypto = onFirstUse(() => process.getBuiltinModule('node:crypto'));

export const zlib = onFirstUse(() => process.getBuiltinModule('node:zlib'));
