import { app, type Details, type RenderProcessGoneDetails, type WebContents } from 'electron';
import { readThrown } from '../shared/raw-error.ts';
import { GONE_REASONS } from './telemetry/errors/describe-gone.ts';
import type { ErrorOrigin, ProcessKind } from './telemetry/errors/origin.ts';
import type { Telemetry } from './telemetry/index.ts';

/** A page whose process goes again and again is brought back no more often than this. */
const RELOAD_PAUSE_MS = 10_000;

type Needs = Pick<Telemetry, 'captureError' | 'captureGone'>;

/** Tracks processes of the app that go, and brings pages back. */
export function watchProcesses(telemetry: Needs): void {
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  function gone(origin: ErrorOrigin, { reason, exitCode }: RenderProcessGoneDetails | Details): void {
    const known = GONE_REASONS.find((one) => one === reason);
    if (known !== undefined && !isQuitting) telemetry.captureGone(origin, known, exitCode);
  }

  app.on('render-process-gone', (_, contents, details) => {
    gone({ process: 'renderer', mechanism: 'render-process-gone', fatal: true }, details);
    if (!isQuitting && details.reason !== 'clean-exit') bringBack(contents);
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
}

const broughtBackAt = new WeakMap<WebContents, number>();

/** Loads the page again, at once or, if that has just been done, a while later. */
function bringBack(contents: WebContents): void {
  const last = broughtBackAt.get(contents) ?? Number.NEGATIVE_INFINITY;
  const waitMs = Math.max(0, last + RELOAD_PAUSE_MS - performance.now());
  setTimeout(() => {
    if (contents.isDestroyed() || !contents.isCrashed()) return;
    broughtBackAt.set(contents, performance.now());
    contents.reload();
  }, waitMs);
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
