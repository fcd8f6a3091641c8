import type { ErrorOrigin, GoneReason, ProcessKind } from './origin.ts';
import type { Subject } from './subject.ts';

const GONE_TYPES: Readonly<Record<ProcessKind, string>> = {
  main: 'MainProcessGone',
  renderer: 'RenderProcessGone',
  gpu: 'GpuProcessGone',
  utility: 'UtilityProcessGone',
  cli: 'CliProcessGone',
  unknown: 'ChildProcessGone',
};

/** Describes a process of the app that exited. */
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
