/**
 * Node's modules, taken from Node directly: an `import` of `node:fs` or `node:util` evaluates all exports and
 * so loads streams, MIME types and more. Those that still cost milliseconds at start-up are loaded on first
 * use.
 */
import { onFirstUse } from './on-first-use.ts';

export const fs = process.getBuiltinModule('node:fs');

export const util = onFirstUse(() => process.getBuiltinModule('node:util'));

export const crypto = onFirstUse(() => process.getBuiltinModule('node:crypto'));

export const zlib = onFirstUse(() => process.getBuiltinModule('node:zlib'));
