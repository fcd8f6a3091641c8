/**
 * The main process's side of the page API: checks who asks and what, dispatches requests and sends news to
 * pages.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ipcMain, type WebContents, type WebFrameMain, webContents } from 'electron';
import type { Reply } from '../contract/bridge.ts';
import { NEWS_CHANNEL, REQUEST_CHANNEL } from '../contract/page-telemetry.ts';
import { systemClock } from '../node/node-host.ts';
import { ifAlive, originOf, tellPages, topFrameOf } from './alive.ts';
import type { Texts } from './in-words.ts';
import { createIpcGuard, type IpcGuardOptions, TOO_MANY_CHANGES } from './ipc-guard.ts';

/** The handler for each kind of request, which still has to validate everything but the kind. */
export type Handlers<AnswerOf> = {
  readonly [Kind in keyof AnswerOf]: (
    request: Record<string, unknown>,
    asker: WebContents,
  ) => AnswerOf[Kind] | Promise<AnswerOf[Kind]>;
};

export interface ServeOptions extends Pick<IpcGuardOptions, 'onLost' | 'warn'> {
  /** Whether pages of that origin are the app's own. */
  readonly isOwnOrigin: (origin: string) => boolean;
  readonly texts: Texts;
}

export interface PageServer {
  /**
   * Answers requests of these kinds, under the same limits as all others on how often a page may ask and how
   * much it may send. What a handler throws rejects the page's promise, with its message. Call this before
   * the first page exists.
   * @param costly the kinds that write a file, open a window or use the network, and count for many
   */
  answerPages<AnswerOf extends object>(
    handlers: Handlers<AnswerOf>,
    costly?: readonly (keyof AnswerOf & string)[],
  ): void;
  /** Whether a page is one of the app's own. */
  isOwnPage(contents: WebContents): boolean;
  /** Sends news to all pages of the app. */
  tellPages(news: { readonly kind: string }): void;
}

/** A page that navigates through many origins must not flood the terminal. */
const MOST_REFUSED_TOLD = 5;

type Handler = (request: Record<string, unknown>, asker: WebContents) => unknown;

/** Answers the top frames of the app's own pages, and notifies them of changes. */
export function servePages({ isOwnOrigin, texts, onLost, warn }: ServeOptions): PageServer & {
  /** Whether any page has made a request. */
  readonly wasAsked: () => boolean;
} {
  const known = new Map<unknown, Handler>();
  const costly = new Set<unknown>();
  const guard = createIpcGuard({
    monotonic: systemClock.monotonic,
    onLost,
    warn,
    isCostly: (kind) => costly.has(kind),
  });
  const refused = new Set<string>();
  let optOuts = 0;
  let wasAsked = false;

  /** The only refusal that a person can run into, by clicking very fast. */
  const inWords = (refusal: string) =>
    refusal === TOO_MANY_CHANGES ? texts().controls.tooManyChanges : refusal;

  function isOwn(frame: WebFrameMain | null): boolean {
    const origin = originOf(frame);
    return origin !== null && isOwnOrigin(origin);
  }

  /** For the developer who owns that page. */
  function tellOfRefused(frame: WebFrameMain | null): void {
    const origin = originOf(frame);
    if (origin === null || refused.has(origin) || refused.size >= MOST_REFUSED_TOLD) return;
    refused.add(origin);
    const advice =
      origin === 'null'
        ? 'It has no origin, so it can not be named: load it from a file or by a scheme of the app.'
        : `If it is the app's own, add { origin: '${origin}' } to the option pages of createElectronTelemetry.`;
    warn(`A page of ${origin} asked telemetry and was refused. ${advice}`);
  }

  ipcMain.handle(REQUEST_CHANNEL, async (event, request: unknown): Promise<Reply<unknown>> => {
    wasAsked = true;
    const frame = ifAlive(() => event.senderFrame);
    if (!isOwn(frame)) {
      tellOfRefused(frame);
      return refuse('Only pages of the app may ask.');
    }
    const admission = guard.admit(event.sender, request);
    if (admission.refusal !== null) return refuse(inWords(admission.refusal));
    if (typeof request !== 'object' || request === null) return refuse('A request must be an object.');
    const fields: Record<string, unknown> = { ...request };
    const { kind } = fields;
    const answer = known.get(kind);
    if (answer === undefined) return refuse('There is no request of this kind.');
    if (kind === 'setEnabled' && fields['enabled'] === false) optOuts += 1;
    const optOutsBefore = optOuts;
    if (admission.waitMs > 0) await delay(admission.waitMs);
    // Whoever turned telemetry off in the meantime has the last word.
    if (kind === 'setEnabled' && optOuts !== optOutsBefore) return refuse(inWords(TOO_MANY_CHANGES));
    try {
      return { ok: true, value: await answer(fields, event.sender) };
    } catch (error) {
      return refuse(error instanceof Error ? error.message : 'The request failed.');
    }
  });

  return {
    answerPages(handlers, costlyKinds = []) {
      for (const [kind, handler] of Object.entries<Handler>(handlers)) {
        if (known.has(kind)) throw new Error(`Requests of the kind ${kind} already have a handler.`);
        known.set(kind, handler);
      }
      for (const kind of costlyKinds) costly.add(kind);
    },
    wasAsked: () => wasAsked,
    isOwnPage: (contents) => isOwn(topFrameOf(contents)),
    tellPages: (news) => tellPages(webContents.getAllWebContents(), isOwn, NEWS_CHANNEL, news),
  };
}

function refuse(message: string): Reply<never> {
  return { ok: false, message };
}
