import type { ErrorOrigin, ProcessKind } from './origin.ts';
import type { Subject } from './subject.ts';

export const GONE_REASONS = [
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;
/** Why a process of the app is gone, by Electron's names for it. */
export type GoneReason = (typeof GONE_REASONS)[number];

const GONE_TYPES: Readonly<Record<ProcessKind, string>> = {
  main: 'MainProcessGone',
  renderer: 'RenderProcessGone',
  gpu: 'GpuProcessGone',
  utility: 'UtilityProcessGone',
  cli: 'CliProcessGone',
  unknown: 'ChildProcessGone',
};

/** A process of the app that is gone. */
export function describeGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): Subject {
  return {
    origin,
    exceptions: [
      {
        type: GONE_TYPES[origin.process],
        value: reason,
        mechanism: { type: origin.mechanism, handled: false },
      },
    ],
    platform: 'native',
    tags: { exit_code: String(exitCode) },
  };
}
