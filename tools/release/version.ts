import { UsageError } from '../process/run-tool.ts';

const PARTS = ['major', 'minor', 'patch'];

/** The version that `wanted` stands for: `major`, `minor`, `patch`, or a version later than `current`. */
export function nextVersion(current: string, wanted: string): string {
  const numbers = parse(current);
  const part = PARTS.indexOf(wanted);
  if (part !== -1) {
    return numbers.map((number, i) => (i < part ? number : i === part ? number + 1 : 0)).join('.');
  }
  if (compare(parse(wanted), numbers) <= 0) {
    throw new UsageError(`${wanted} is not later than ${current}, the current version.`);
  }
  return wanted;
}

function parse(version: string): number[] {
  // npm accepts a pre-release only under a dist-tag, for which the release workflow has no rule.
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) {
    throw new UsageError(`${version} is neither major, minor or patch nor a version such as 1.20.0.`);
  }
  return version.split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((number, i) => number - (b[i] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
