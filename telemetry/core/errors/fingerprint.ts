/** Groups reports, so that one fault is one group across all releases. */
import { crypto } from '../node-modules.ts';
import type { ErrorDetails } from './origin.ts';
import type { ReducedError, ReducedFrame } from './reduce/index.ts';
import { OTHER } from './subject.ts';

/**
 * In a fingerprint, stands for the grouping an error would have without one (docs.sentry.io, "SDK
 * Fingerprinting").
 */
const DEFAULT_GROUPING = '{{ default }}';

/** The innermost calls distinguish faults; those further out only say who ran into them. */
const MOST_FUNCTIONS = 8;
const MOST_PARTS = 10;

/**
 * The program's own grouping, limited to the parts it has listed, or else one for the error: 32 hexadecimal
 * digits derived from type, message and functions, but not from files, lines and columns, which change with
 * every build.
 */
export function fingerprintOf(
  errors: readonly ReducedError[],
  { fingerprint = [] }: ErrorDetails,
  listed: ReadonlySet<string>,
): readonly string[] {
  const own = fingerprint
    .filter((part) => part === DEFAULT_GROUPING || listed.has(part))
    .slice(0, MOST_PARTS);
  const parts = own.length === 0 ? [DEFAULT_GROUPING] : own;
  return parts.map((part) => (part === DEFAULT_GROUPING ? groupOf(errors) : part));
}

function groupOf(errors: readonly ReducedError[]): string {
  const facts = errors.map(({ type, message, frames }) => [type, message, functionsOf(frames)]);
  return crypto().createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}

/** The program's own functions, or other functions if there are none. */
function functionsOf(frames: readonly ReducedFrame[]): readonly string[] {
  const named = frames.filter((frame) => frame.function !== null && frame.function !== OTHER);
  const own = named.filter(({ inApp }) => inApp);
  return (own.length === 0 ? named : own).flatMap((frame) => frame.function ?? []).slice(0, MOST_FUNCTIONS);
}
