/** What comes from a page: may it ask, is it well-formed, and who answers. */
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { Reply } from '../shared/telemetry-bridge.ts';
import { ifAlive } from './alive.ts';
import { createIpcGuard, type IpcGuardOptions } from './ipc-guard.ts';
import { systemClock } from './telemetry/node-host.ts';

/** For each kind of request what answers it; all but the kind is still to be checked. */
export type Handlers<AnswerOf> = {
  readonly [Kind in keyof AnswerOf]: (
    request: Record<string, unknown>,
    asker: WebContents,
  ) => AnswerOf[Kind] | Promise<AnswerOf[Kind]>;
};

export interface ServeOptions extends Pick<IpcGuardOptions, 'onLost' | 'warn'> {
  /** Whether a frame is one that may ask. */
  readonly mayAsk: (frame: WebFrameMain | null) => boolean;
}

/** Answers the requests of pages on a channel. */
export function serveRequests<AnswerOf>(
  channel: string,
  handlers: Handlers<AnswerOf>,
  { mayAsk, onLost, warn }: ServeOptions,
): void {
  const guard = createIpcGuard({ monotonic: systemClock.monotonic, onLost, warn });
  const isKind = (kind: unknown): kind is keyof AnswerOf =>
    typeof kind === 'string' && Object.hasOwn(handlers, kind);

  ipcMain.handle(channel, async (event, request: unknown): Promise<Reply<unknown>> => {
    if (!mayAsk(ifAlive(() => event.senderFrame))) return refuse('Only pages of the app may ask.');
    const refusal = guard.refusalOf(event.sender, request);
    if (refusal !== null) return refuse(refusal);
    if (typeof request !== 'object' || request === null) return refuse('A request is an object.');
    const fields: Record<string, unknown> = { ...request };
    const { kind } = fields;
    if (!isKind(kind)) return refuse('There is no request of this kind.');
    try {
      return { ok: true, value: await handlers[kind](fields, event.sender) };
    } catch (error) {
      return refuse(error instanceof Error ? error.message : 'The request failed.');
    }
  });
}

function refuse(message: string): Reply<never> {
  return { ok: false, message };
}
