import type { Os } from './system.ts';

/** Signals, as `MINIDUMP_EXCEPTION.ExceptionCode` holds them on Linux. */
const LINUX = new Map([
  [3, 'SIGQUIT'],
  [4, 'SIGILL'],
  [5, 'SIGTRAP'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [8, 'SIGFPE'],
  [11, 'SIGSEGV'],
  [24, 'SIGXCPU'],
  [25, 'SIGXFSZ'],
  [31, 'SIGSYS'],
  // Crashpad's Signals::kSimulatedSigno, -1.
  [0xffffffff, 'DUMP_WITHOUT_CRASH'],
]);

/** Mach exceptions. */
const MACOS = new Map([
  [1, 'EXC_BAD_ACCESS'],
  [2, 'EXC_BAD_INSTRUCTION'],
  [3, 'EXC_ARITHMETIC'],
  [4, 'EXC_EMULATION'],
  [5, 'EXC_SOFTWARE'],
  [6, 'EXC_BREAKPOINT'],
  [10, 'EXC_CRASH'],
  [11, 'EXC_RESOURCE'],
  [12, 'EXC_GUARD'],
  // Crashpad's kMachExceptionSimulated, 'CPsx'.
  [0x43507378, 'DUMP_WITHOUT_CRASH'],
]);

/** Codes of winnt.h and ntstatus.h. */
const WINDOWS = new Map([
  [0x80000002, 'EXCEPTION_DATATYPE_MISALIGNMENT'],
  [0x80000003, 'EXCEPTION_BREAKPOINT'],
  [0x80000004, 'EXCEPTION_SINGLE_STEP'],
  [0xc0000005, 'EXCEPTION_ACCESS_VIOLATION'],
  [0xc0000006, 'EXCEPTION_IN_PAGE_ERROR'],
  [0xc0000008, 'EXCEPTION_INVALID_HANDLE'],
  [0xc000001d, 'EXCEPTION_ILLEGAL_INSTRUCTION'],
  [0xc0000025, 'EXCEPTION_NONCONTINUABLE_EXCEPTION'],
  [0xc000008c, 'EXCEPTION_ARRAY_BOUNDS_EXCEEDED'],
  [0xc0000094, 'EXCEPTION_INT_DIVIDE_BY_ZERO'],
  [0xc0000095, 'EXCEPTION_INT_OVERFLOW'],
  [0xc0000096, 'EXCEPTION_PRIV_INSTRUCTION'],
  [0xc00000fd, 'EXCEPTION_STACK_OVERFLOW'],
  [0xc0000374, 'STATUS_HEAP_CORRUPTION'],
  [0xc0000409, 'STATUS_STACK_BUFFER_OVERRUN'],
  [0xc0000417, 'STATUS_INVALID_CRUNTIME_PARAMETER'],
  [0xc0000420, 'STATUS_ASSERTION_FAILURE'],
  [0xc0000602, 'STATUS_FAIL_FAST_EXCEPTION'],
  [0xe06d7363, 'CPP_EXCEPTION'],
  // Chromium's own, for an allocation that failed (base::win::kOomExceptionCode).
  [0xe0000008, 'OUT_OF_MEMORY'],
  // Crashpad's own: a dump that was asked for, and one of another process.
  [0x0517a7ed, 'DUMP_WITHOUT_CRASH'],
  [0x0cca11ed, 'DUMP_WITHOUT_CRASH'],
]);

const NAMES = { linux: LINUX, macos: MACOS, windows: WINDOWS, unknown: new Map<number, string>() };

/** The name of an exception, or `unknown`. */
export function exceptionName(os: Os, code: number): string {
  return NAMES[os].get(code) ?? 'unknown';
}
