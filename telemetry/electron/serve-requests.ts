/** What comes from a page: may it ask, is it well-formed, and who answers. */
import { setTimeout as delay } from 'node:timers/promises';
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { Reply } from '../contract/bridge.ts';
import { systemClock } from '../node/node-host.ts';
import { ifAlive } from './alive.ts';
import { telemetryTexts } from './in-words.ts';
import { createIpcGuard, type IpcGuardOptions, TOO_MANY_CHANGES } from './ipc-guard.ts';

/** For each kind of request what answers it; all but the kind is still to be checked. */
export type Handlers<AnswerOf> = {
  readonly [Kind in keyof AnswerOf]: (
    request: Record<string, unknown>,
    asker: WebContents,
  ) => AnswerOf[Kind] | Promise<AnswerOf[Kind]>;
};

export interface ServeOptions extends Omit<IpcGuardOptions, 'monotonic'> {
  /** Whether a frame is one that may ask. */
  readonly mayAsk: (frame: WebFrameMain | null) => boolean;
}

/** Answers the requests of pages on a channel. */
export function serveRequests<AnswerOf>(
  channel: string,
  handlers: Handlers<AnswerOf>,
  { mayAsk, ...guardOptions }: ServeOptions,
): void {
  const guard = createIpcGuard({ monotonic: systemClock.monotonic, ...guardOptions });
  let optOuts = 0;
  const isKind = (kind: unknown): kind is keyof AnswerOf =>
    typeof kind === 'string' && Object.hasOwn(handlers, kind);

  ipcMain.handle(channel, async (event, request: unknown): Promise<Reply<unknown>> => {
    if (!mayAsk(ifAlive(() => event.senderFrame))) return refuse('Only pages of the app may ask.');
    const admission = guard.admit(event.sender, request);
    if (admission.refusal !== null) return refuse(inWords(admission.refusal));
    if (typeof request !== 'object' || request === null) return refuse('A request is an object.');
    const fields: Record<string, unknown> = { ...request };
    const { kind } = fields;
    if (!isKind(kind)) return refuse('There is no request of this kind.');
    if (kind === 'setEnabled' && fields['enabled'] === false) optOuts += 1;
    const optOutsBefore = optOuts;
    if (admission.waitMs > 0) await delay(admission.waitMs);
    // Who turned telemetry off in the meantime has the last word.
    if (kind === 'setEnabled' && optOuts !== optOutsBefore) return refuse(inWords(TOO_MANY_CHANGES));
    try {
      return { ok: true, value: await handlers[kind](fields, event.sender) };
    } catch (error) {
      return refuse(error instanceof Error ? error.message : 'The request failed.');
    }
  });
}

/** The one refusal that a person can come upon, who clicks like mad. */
function inWords(refusal: string): string {
  return refusal === TOO_MANY_CHANGES ? telemetryTexts().controls.tooManyChanges : refusal;
}

function refuse(message: string): Reply<never> {
  return { ok: false, message };
}
