/**
 * Everything an error report can contain. What is not in this schema does not leave: unknown keys and invalid
 * values are dropped.
 *
 * The shape is that of Sentry's event payload (develop.sentry.dev, "Event Payloads").
 */
import * as v from 'valibot';
import type { Fields } from '../../catalogue/define.ts';
import { accepts, type FieldKind } from '../../catalogue/kinds.ts';
import { wireNameOfField } from '../../catalogue/wire.ts';
import type { Names } from '../names.ts';
import { onFirstUse } from '../on-first-use.ts';
import { TRUSTS } from './minidump/walk-stack.ts';
import { ERROR_LEVELS, MECHANISMS, PROCESS_KINDS } from './origin.ts';

const POSITION = 10_000_000;
const COMPONENTS = /^(?:\n {4}at [\w$<>]{1,80}){1,50}$/;

/** What differs between products. */
export interface ProductFacts {
  readonly names: Names;
  readonly eventNames: readonly string[];
  /** The fields that describe the program and the system. */
  readonly environment: Fields;
  /** The allowed parts of a fingerprint, besides what is derived from the error. */
  readonly fingerprints: readonly string[];
}

function createSchema(product: ProductFacts) {
  const dropped = undefined;
  const position = v.fallback(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(POSITION))),
    dropped,
  );
  const printable = (length: number) => v.pipe(v.string(), v.maxLength(length), v.regex(/^[\x20-\x7e]*$/));
  const text = (pattern: RegExp) => v.fallback(v.optional(v.pipe(v.string(), v.regex(pattern))), dropped);
  const identifier = v.pipe(v.string(), v.regex(/^[\w$.:<> +-]{1,80}$/));
  const hexNumber = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{1,16}$/));
  const imageSize = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
  const debugId = v.pipe(v.string(), v.regex(/^[0-9a-fA-F-]{8,60}$/));
  const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
  const ownFile = v.pipe(v.string(), v.regex(/^app:\/\/\/[\w./-]{1,160}$/));

  const fingerprint = v.union([
    v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    v.picklist(product.fingerprints),
  ]);

  const frame = v.object({
    filename: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w./:<>-]{1,160}$/))), dropped),
    function: v.fallback(v.optional(identifier), dropped),
    lineno: position,
    colno: position,
    in_app: v.fallback(v.optional(v.boolean()), dropped),
    platform: v.fallback(v.optional(v.literal('native')), dropped),
    package: v.fallback(v.optional(identifier), dropped),
    instruction_addr: v.fallback(v.optional(hexNumber), dropped),
    addr_mode: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^rel:\d{1,3}$/))), dropped),
    trust: v.fallback(v.optional(v.picklist(TRUSTS)), dropped),
  });

  const nativeImage = v.object({
    type: v.picklist(['elf', 'pe', 'macho']),
    debug_id: debugId,
    code_id: text(/^[0-9a-fA-F]{1,64}$/),
    debug_file: text(/^[\w. -]{1,40}$/),
    code_file: identifier,
    image_addr: v.literal('0x0'),
    image_size: imageSize,
  });
  const ownImage = v.object({ type: v.literal('sourcemap'), debug_id: uuid, code_file: ownFile });
  const image = v.variant('type', [nativeImage, ownImage]);

  const exception = v.object({
    type: v.fallback(identifier, 'Error'),
    value: v.fallback(printable(1_000), ''),
    stacktrace: v.fallback(v.optional(v.object({ frames: v.array(frame) })), dropped),
    mechanism: v.object({
      type: v.picklist([...MECHANISMS, 'chained']),
      handled: v.boolean(),
      exception_id: position,
      parent_id: position,
      source: v.fallback(v.optional(v.picklist(['cause', 'errors'])), dropped),
    }),
  });

  function valueOfKind(kind: FieldKind) {
    const isValue = (text: string) =>
      kind.kind === 'flag' ? text === 'true' || text === 'false' : accepts(kind, text);
    return v.fallback(v.optional(v.pipe(v.string(), v.check(isValue))), dropped);
  }

  /** The environment, with exactly the values that the catalogue accepts. */
  const environment = Object.fromEntries(
    Object.entries(product.environment).map(([name, field]) => [
      wireNameOfField(product.names.product, name, field),
      valueOfKind(field.kind),
    ]),
  );

  const event = v.object({
    event_id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    timestamp: v.pipe(v.number(), v.minValue(0)),
    platform: v.picklist(['node', 'javascript', 'native']),
    level: v.fallback(v.picklist(ERROR_LEVELS), 'error'),
    fingerprint: v.fallback(v.optional(v.array(fingerprint)), dropped),
    release: text(new RegExp(`^${product.names.product}@\\d[\\w.+-]{0,40}$`)),
    environment: v.picklist(['production', 'development']),
    dist: text(/^[a-z0-9]{1,20}-[a-z0-9]{1,20}$/),
    user: v.object({ id: v.pipe(v.string(), v.uuid()) }),
    sdk: v.object({
      name: v.literal(product.names.telemetry),
      version: v.fallback(v.pipe(v.string(), v.regex(/^\d[\w.+-]{0,40}$/)), '0'),
      settings: v.object({ infer_ip: v.literal('never') }),
    }),
    tags: v.object({
      ...environment,
      process: v.picklist(PROCESS_KINDS),
      code: text(/^[\w:-]{1,60}$/),
      syscall: text(/^[a-z_]{1,30}$/i),
      exit_code: text(/^-?\d{1,12}$/),
      occurrences: text(/^\d{1,10}$/),
      exception_code: text(/^0x[0-9a-f]{1,16}$/),
    }),
    breadcrumbs: v.array(v.object({ category: v.literal('event'), message: v.picklist(product.eventNames) })),
    exception: v.object({ values: v.array(exception) }),
    contexts: v.fallback(
      v.optional(v.object({ react: v.object({ componentStack: v.pipe(v.string(), v.regex(COMPONENTS)) }) })),
      dropped,
    ),
    debug_meta: v.fallback(
      v.optional(
        v.object({
          images: v.array(image),
        }),
      ),
      dropped,
    ),
  });

  /** Drops images of the program's own files that the error has nothing to do with. */
  return v.pipe(
    event,
    v.transform((report) => {
      if (report.debug_meta === undefined) return report;
      const frames = report.exception.values.flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
      const own = new Set(frames.flatMap(({ filename, in_app }) => (in_app === true ? [filename] : [])));
      const images = report.debug_meta.images.filter(
        ({ type, code_file }) => type !== 'sourcemap' || own.has(code_file),
      );
      return { ...report, debug_meta: images.length === 0 ? undefined : { images } };
    }),
  );
}

/** An error report, as it is sent. */
export type ErrorEvent = v.InferOutput<ReturnType<typeof createSchema>>;

/** Keeps the parts of an event that the schema has; null if it is not an event. Never throws. */
export type ParseErrorEvent = (event: unknown) => ErrorEvent | null;

export function createErrorEventParser(product: ProductFacts): ParseErrorEvent {
  // Built for the first report: it takes a millisecond that start-up does not need.
  const schema = onFirstUse(() => createSchema(product));
  return (event) => {
    const result = v.safeParse(schema(), event);
    return result.success ? result.output : null;
  };
}
