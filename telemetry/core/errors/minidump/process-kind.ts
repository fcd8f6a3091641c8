import type { ProcessKind } from '../origin.ts';
import { locationAt, orElse, u16, u32 } from './bytes.ts';

/** Chromium's `ptype` and Electron's `process_type` say the same; they may come in either order. */
const KEYS = ['ptype', 'process_type'];
const KINDS = new Map<string, ProcessKind>([
  ['browser', 'main'],
  ['renderer', 'renderer'],
  ['gpu-process', 'gpu'],
  ['utility', 'utility'],
]);

/** Far more than a dump has, and few enough to read all: one module and about twenty annotations. */
const MOST_MODULES = 32;
const MOST_ANNOTATIONS = 512;
const LONGEST_TEXT = 16;
const TYPE_STRING = 1;

/**
 * The kind of process that crashed, from the annotations that Chromium leaves with its modules. No other
 * annotation is read: some hold addresses of pages.
 *
 * `MinidumpCrashpadInfo`: …, module_list location @44; `MinidumpModuleCrashpadInfoList`: count u32, then
 * links of 12 bytes with a location @4; `MinidumpModuleCrashpadInfo`: …, annotation_objects location @20.
 */
export function readProcessKind(file: DataView, at: number): ProcessKind {
  const list = locationAt(file, at + 44).start;
  const count = Math.min(u32(file, list), MOST_MODULES);
  for (let index = 0; index < count; index += 1) {
    const module = locationAt(file, list + 8 + index * 12).start;
    const kind = orElse(() => kindIn(file, locationAt(file, module + 20).start), 'unknown');
    if (kind !== 'unknown') return kind;
  }
  return 'unknown';
}

/** `MinidumpAnnotationList`: count u32, then `MinidumpAnnotation`: name RVA, type u16, reserved u16, value RVA. */
function kindIn(file: DataView, at: number): ProcessKind {
  const count = Math.min(u32(file, at), MOST_ANNOTATIONS);
  for (let index = 0; index < count; index += 1) {
    const annotation = at + 4 + index * 12;
    if (u16(file, annotation + 4) !== TYPE_STRING) continue;
    if (!KEYS.includes(textAt(file, u32(file, annotation)))) continue;
    const kind = KINDS.get(textAt(file, u32(file, annotation + 8)));
    if (kind !== undefined) return kind;
  }
  return 'unknown';
}

/** `MinidumpUTF8String` and `MinidumpByteArray`: length u32, then the bytes. Empty if it is too long. */
function textAt(file: DataView, at: number): string {
  const length = u32(file, at);
  if (length > LONGEST_TEXT) return '';
  const bytes = Array.from({ length }, (_, index) => file.getUint8(at + 4 + index));
  return String.fromCharCode(...bytes);
}
