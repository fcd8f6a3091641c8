/** Node's modules that would cost every start milliseconds: loaded when they are first needed. */
import { onFirstUse } from './on-first-use.ts';

export const crypto = onFirstUse(() => process.getBuiltinModule('node:crypto'));

export const zlib = onFirstUse(() => process.getBuiltinModule('node:zlib'));
