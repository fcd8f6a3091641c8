import { Readable } from 'node:stream';
import { own } from '../process/owned-process.ts';
import { messageOf } from '../process/run-tool.ts';

const START_TIMEOUT_MS = 15_000;
const SCREEN = '1280x1024x24';

export interface Display {
  /** What to add to the environment of a process with windows. */
  readonly env: Readonly<Record<string, string>>;
  /** Closes the display; whatever still shows windows on it exits. */
  close(): Promise<void>;
}

/** Whether windows can't be shown because there is no display. */
export function displayIsMissing(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * Provides a display: the existing one, or a virtual one. That is Xvfb itself, from the package of
 * `xvfb-run`: the latter is a shell script that a signal can end while Xvfb and the app keep running, and
 * that waits three seconds if Xvfb does not report that it is up. Throws if Xvfb does not start.
 */
export async function openDisplay(): Promise<Display> {
  if (!displayIsMissing()) return { env: {}, close: async () => {} };
  // -displayfd: Xvfb picks a free number and reports it on descriptor 3 once clients can connect. -noreset:
  // the app is started on it again and again, and a reset between two runs would hit the second.
  const xvfb = own('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  xvfb.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    complaints = (complaints + chunk).slice(-2_000);
  });
  try {
    const number = await Promise.race([
      firstLine(xvfb.child.stdio[3]),
      xvfb.exited.then((code) => Promise.reject(new Error(`it ended with code ${code}`))),
    ]);
    return { env: { DISPLAY: `:${number}` }, close: () => xvfb.stop() };
  } catch (error) {
    await xvfb.stop();
    throw new Error(`Xvfb does not start: ${messageOf(error)}\n${complaints}`);
  }
}

function firstLine(pipe: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!(pipe instanceof Readable)) throw new Error('there is no pipe to it');
    setTimeout(() => reject(new Error('it took too long')), START_TIMEOUT_MS).unref();
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
