import { app, type Details, type RenderProcessGoneDetails } from 'electron';
import { readThrown } from '../contract/raw-error.ts';
import { type ErrorOrigin, GONE_REASONS, type ProcessKind } from '../core/errors/origin.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

type Needs = Pick<Telemetry, 'captureError' | 'captureGone'>;

/** Tracks processes of the app that exit unexpectedly, until it quits or `expectGone` is called. */
export function watchProcesses(telemetry: Needs): { readonly expectGone: () => void } {
  let isQuitting = false;
  function expectGone(): void {
    isQuitting = true;
  }
  app.on('before-quit', expectGone);

  function gone(origin: ErrorOrigin, { reason, exitCode }: RenderProcessGoneDetails | Details): void {
    const known = GONE_REASONS.find((one) => one === reason);
    if (known !== undefined && !isQuitting) telemetry.captureGone(origin, known, exitCode);
  }

  app.on('render-process-gone', (_event, _contents, details) => {
    gone({ process: 'renderer', mechanism: 'render-process-gone', fatal: true }, details);
  });
  app.on('child-process-gone', (_, details) => {
    gone({ process: kindOf(details.type), mechanism: 'child-process-gone', fatal: true }, details);
  });
  app.on('web-contents-created', (_, contents) => {
    contents.on('preload-error', (_event, _path, error) => {
      telemetry.captureError(readThrown(error), {
        process: 'renderer',
        mechanism: 'preload-error',
        fatal: false,
      });
    });
  });
  return { expectGone };
}

function kindOf(type: Details['type']): ProcessKind {
  switch (type) {
    case 'GPU':
      return 'gpu';
    case 'Utility':
      return 'utility';
    default:
      return 'unknown';
  }
}
