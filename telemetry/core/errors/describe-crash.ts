import type { CrashFacts } from './minidump/read-minidump.ts';
import type { Subject } from './subject.ts';

const IMAGE_TYPES = { linux: 'elf', windows: 'pe', macos: 'macho' } as const;

/** A native crash: of the whole dump, the exception and the one instruction. */
export function describeCrash(facts: CrashFacts): Subject {
  const { module, offset, debugId, os } = facts;
  const address = offset === null ? undefined : hex(offset);
  const imageType = os === 'unknown' ? undefined : IMAGE_TYPES[os];
  return {
    origin: { process: facts.process, mechanism: 'minidump', fatal: true },
    exceptions: [
      {
        type: facts.exception,
        value: address === undefined ? `in ${module}` : `in ${module} at ${address}`,
        stacktrace: {
          frames: [
            {
              platform: 'native',
              package: module,
              instruction_addr: address,
              addr_mode: 'rel:0',
              in_app: false,
            },
          ],
        },
        mechanism: { type: 'minidump', handled: false },
      },
    ],
    platform: 'native',
    tags: { exception_code: hex(facts.exceptionCode) },
    images:
      imageType === undefined || debugId === null
        ? undefined
        : [{ type: imageType, debug_id: debugId, code_file: module, image_addr: '0x0' }],
  };
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
