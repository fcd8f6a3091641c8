import type { ModuleBuild } from './minidump/module-build.ts';
import type { NativeModule } from './minidump/modules.ts';
import type { CrashFacts } from './minidump/read-minidump.ts';
import { OTHER, type Subject } from './subject.ts';

const IMAGE_TYPES = { linux: 'elf', windows: 'pe', macos: 'macho' } as const;

type Frames = NonNullable<Subject['exceptions'][number]['stacktrace']>['frames'];

/**
 * Describes a native crash: of the whole dump, only the exception and the stack of its thread, as positions
 * in modules.
 */
export function describeCrash(facts: CrashFacts): Subject {
  const [newest] = facts.frames;
  const crashed = newest?.trust === 'context' ? newest : undefined;
  const images = imagesOf(facts);
  return {
    origin: { process: facts.process, mechanism: 'minidump', fatal: true },
    exceptions: [
      {
        type: facts.exception,
        value: crashed === undefined ? `in ${OTHER}` : `in ${crashed.module.name} at ${hex(crashed.offset)}`,
        stacktrace: newest === undefined ? undefined : { frames: framesOf(facts, [...images.keys()]) },
        mechanism: { type: 'minidump', handled: false },
      },
    ],
    platform: 'native',
    tags: { exception_code: hex(facts.exceptionCode) },
    images: images.size === 0 ? undefined : [...images.values()],
  };
}

type Image = NonNullable<Subject['images']>[number];

/** The modules whose symbols can be found. */
function imagesOf({ frames, os }: CrashFacts): Map<NativeModule, Image> {
  const images = new Map<NativeModule, Image>();
  if (os === 'unknown') return images;
  for (const { module } of frames) {
    const { name, build } = module;
    if (build !== null) images.set(module, imageOf(name, build, IMAGE_TYPES[os]));
  }
  return images;
}

/**
 * A module's address in memory is meaningless to others: frames count from its start, which Sentry writes as
 * address zero.
 */
function imageOf(name: string, build: ModuleBuild, type: Image['type']): Image {
  return {
    type,
    debug_id: build.debugId,
    code_id: build.codeId ?? undefined,
    debug_file: build.debugFile ?? undefined,
    code_file: name,
    image_addr: '0x0',
    image_size: build.size,
  };
}

/** Sentry wants the oldest first. */
function framesOf({ frames }: CrashFacts, withImage: readonly NativeModule[]): Frames {
  return frames.toReversed().map(({ module, offset, trust }) => {
    const image = withImage.indexOf(module);
    return {
      platform: 'native',
      package: module.name,
      instruction_addr: hex(offset),
      // The index of an image that does not exist tells Sentry that there is none; otherwise the offset would
      // be an address.
      addr_mode: `rel:${image === -1 ? withImage.length : image}`,
      trust,
      in_app: false,
    };
  });
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
