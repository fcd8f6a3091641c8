import { expect, test } from 'vitest';
import { exceptionName } from './exceptions.ts';

test.each([
  ['windows', 0xc0000005, 'EXCEPTION_ACCESS_VIOLATION'],
  ['windows', 0xc000008e, 'EXCEPTION_FLT_DIVIDE_BY_ZERO'],
  ['windows', 0xc0000142, 'STATUS_DLL_INIT_FAILED'],
  ['windows', 0x0517a7ed, 'DUMP_WITHOUT_CRASH'],
  ['macos', 13, 'EXC_CORPSE_NOTIFY'],
  // A crash, though one letter away from the code of a requested dump.
  ['macos', 0x43506e78, 'NS_EXCEPTION'],
  ['macos', 0x43507378, 'DUMP_WITHOUT_CRASH'],
  ['linux', 11, 'SIGSEGV'],
  ['linux', 0xc0000005, 'unknown'],
] as const)('on %s 0x%x is %s', (os, code, name) => {
  expect(exceptionName(os, code)).toBe(name);
});
