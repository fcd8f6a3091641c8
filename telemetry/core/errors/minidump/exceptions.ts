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

/** Mach exceptions (mach/exception_types.h), the same on Intel and Apple silicon. */
const MACOS = new Map([
  [1, 'EXC_BAD_ACCESS'],
  [2, 'EXC_BAD_INSTRUCTION'],
  [3, 'EXC_ARITHMETIC'],
  [4, 'EXC_EMULATION'],
  [5, 'EXC_SOFTWARE'],
  [6, 'EXC_BREAKPOINT'],
  [7, 'EXC_SYSCALL'],
  [8, 'EXC_MACH_SYSCALL'],
  [9, 'EXC_RPC_ALERT'],
  [10, 'EXC_CRASH'],
  [11, 'EXC_RESOURCE'],
  [12, 'EXC_GUARD'],
  [13, 'EXC_CORPSE_NOTIFY'],
  // Crashpad's kMachExceptionFromNSException, 'CPnx': an uncaught Objective-C exception.
  [0x43506e78, 'NS_EXCEPTION'],
  // Crashpad's kMachExceptionSimulated, 'CPsx'.
  [0x43507378, 'DUMP_WITHOUT_CRASH'],
]);

/** Codes of winnt.h and ntstatus.h, the same on x64 and arm64. */
const WINDOWS = new Map([
  [0x40000015, 'STATUS_FATAL_APP_EXIT'],
  [0x40010005, 'DBG_CONTROL_C'],
  [0x80000001, 'EXCEPTION_GUARD_PAGE'],
  [0x80000002, 'EXCEPTION_DATATYPE_MISALIGNMENT'],
  [0x80000003, 'EXCEPTION_BREAKPOINT'],
  [0x80000004, 'EXCEPTION_SINGLE_STEP'],
  [0xc0000005, 'EXCEPTION_ACCESS_VIOLATION'],
  [0xc0000006, 'EXCEPTION_IN_PAGE_ERROR'],
  [0xc0000008, 'EXCEPTION_INVALID_HANDLE'],
  [0xc0000017, 'STATUS_NO_MEMORY'],
  [0xc000001d, 'EXCEPTION_ILLEGAL_INSTRUCTION'],
  [0xc0000025, 'EXCEPTION_NONCONTINUABLE_EXCEPTION'],
  [0xc0000026, 'EXCEPTION_INVALID_DISPOSITION'],
  [0xc000008c, 'EXCEPTION_ARRAY_BOUNDS_EXCEEDED'],
  [0xc000008d, 'EXCEPTION_FLT_DENORMAL_OPERAND'],
  [0xc000008e, 'EXCEPTION_FLT_DIVIDE_BY_ZERO'],
  [0xc000008f, 'EXCEPTION_FLT_INEXACT_RESULT'],
  [0xc0000090, 'EXCEPTION_FLT_INVALID_OPERATION'],
  [0xc0000091, 'EXCEPTION_FLT_OVERFLOW'],
  [0xc0000092, 'EXCEPTION_FLT_STACK_CHECK'],
  [0xc0000093, 'EXCEPTION_FLT_UNDERFLOW'],
  [0xc0000094, 'EXCEPTION_INT_DIVIDE_BY_ZERO'],
  [0xc0000095, 'EXCEPTION_INT_OVERFLOW'],
  [0xc0000096, 'EXCEPTION_PRIV_INSTRUCTION'],
  [0xc00000fd, 'EXCEPTION_STACK_OVERFLOW'],
  [0xc0000135, 'STATUS_DLL_NOT_FOUND'],
  [0xc0000139, 'STATUS_ENTRYPOINT_NOT_FOUND'],
  [0xc000013a, 'STATUS_CONTROL_C_EXIT'],
  [0xc0000142, 'STATUS_DLL_INIT_FAILED'],
  [0xc0000194, 'EXCEPTION_POSSIBLE_DEADLOCK'],
  [0xc00002b4, 'STATUS_FLOAT_MULTIPLE_FAULTS'],
  [0xc00002b5, 'STATUS_FLOAT_MULTIPLE_TRAPS'],
  [0xc0000374, 'STATUS_HEAP_CORRUPTION'],
  [0xc0000409, 'STATUS_STACK_BUFFER_OVERRUN'],
  [0xc0000417, 'STATUS_INVALID_CRUNTIME_PARAMETER'],
  [0xc0000420, 'STATUS_ASSERTION_FAILURE'],
  [0xc0000602, 'STATUS_FAIL_FAST_EXCEPTION'],
  [0xc06d007e, 'DELAY_LOAD_MODULE_NOT_FOUND'],
  [0xc06d007f, 'DELAY_LOAD_PROCEDURE_NOT_FOUND'],
  [0xe0434352, 'CLR_EXCEPTION'],
  [0xe06d7363, 'CPP_EXCEPTION'],
  // Chromium's own, for a failed allocation (base::win::kOomExceptionCode).
  [0xe0000008, 'OUT_OF_MEMORY'],
  // Crashpad's own: a requested dump, and one requested by another process.
  [0x0517a7ed, 'DUMP_WITHOUT_CRASH'],
  [0x0cca11ed, 'DUMP_WITHOUT_CRASH'],
]);

const NAMES = { linux: LINUX, macos: MACOS, windows: WINDOWS, unknown: new Map<number, string>() };

/** The name of an exception, or `unknown`. */
export function exceptionName(os: Os, code: number): string {
  return NAMES[os].get(code) ?? 'unknown';
}
