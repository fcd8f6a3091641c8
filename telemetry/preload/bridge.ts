/** The page's side of the channels, for preloads. */
import { ipcRenderer } from 'electron';
import type {
  Reply,
  TelemetryAnswerOf,
  TelemetryBridge,
  TelemetryNews,
  TelemetryRequest,
  Unsubscribe,
} from '../contract/bridge.ts';
import { NEWS_CHANNEL, REQUEST_CHANNEL } from '../contract/page-telemetry.ts';

/** Belongs to the page beside this preload; the page's scripts can't change what is read here. */
declare const navigator: { readonly userActivation: { readonly isActive: boolean } };

/** Sends a request, and resolves with its answer; rejects with an error for people. */
export type Ask<Request extends { readonly kind: string }, AnswerOf> = <
  Kind extends Request['kind'] & keyof AnswerOf,
>(
  request: Extract<Request, { kind: Kind }>,
) => Promise<AnswerOf[Kind]>;

export type Listen<News> = (listener: (news: News) => void) => Unsubscribe;

/** The channels to `createElectronTelemetry`, for requests and news of telemetry's and of the program's own. */
export function openChannels<Request extends { readonly kind: string }, AnswerOf, News>(): {
  readonly ask: Ask<Request, AnswerOf>;
  readonly listen: Listen<News>;
} {
  return {
    async ask<Kind extends Request['kind'] & keyof AnswerOf>(request: Extract<Request, { kind: Kind }>) {
      const reply: Reply<AnswerOf[Kind]> = await ipcRenderer.invoke(REQUEST_CHANNEL, request);
      if (!reply.ok) throw new Error(reply.message);
      return reply.value;
    },
    listen(listener) {
      const forward = (_: unknown, one: News) => listener(one);
      ipcRenderer.on(NEWS_CHANNEL, forward);
      return () => {
        ipcRenderer.off(NEWS_CHANNEL, forward);
      };
    },
  };
}

/** The telemetry that a page gets over these channels. */
export function createTelemetryBridge(
  ask: Ask<TelemetryRequest, TelemetryAnswerOf>,
  listen: (listener: (news: TelemetryNews | { readonly kind: string }) => void) => Unsubscribe,
): TelemetryBridge {
  return {
    track: (event, metadata = {}) => ask<'track'>({ kind: 'track', event, metadata }),
    status: () => ask<'status'>({ kind: 'status' }),
    setEnabled: (enabled) => {
      const { isActive: userActivation } = navigator.userActivation;
      return ask<'setEnabled'>({ kind: 'setEnabled', enabled, userActivation });
    },
    onStatusChanged: (listener) =>
      listen((news) => {
        if (isStatus(news)) listener(news.status);
      }),
    noticeShown: () => ask<'noticeShown'>({ kind: 'noticeShown' }),
    openPrivacyPolicy: () => ask<'openPrivacyPolicy'>({ kind: 'openPrivacyPolicy' }),
    resetInstallationId: () => ask<'resetInstallationId'>({ kind: 'resetInstallationId' }),
    requestErasure: () => {
      const { isActive: userActivation } = navigator.userActivation;
      return ask<'requestErasure'>({ kind: 'requestErasure', userActivation });
    },
    sendNow: () => ask<'sendNow'>({ kind: 'sendNow' }),
    pauseSending: () => ask<'pauseSending'>({ kind: 'pauseSending' }),
    resumeSending: () => ask<'resumeSending'>({ kind: 'resumeSending' }),
    deleteWaiting: () => ask<'deleteWaiting'>({ kind: 'deleteWaiting' }),
    deleteHistory: () => ask<'deleteHistory'>({ kind: 'deleteHistory' }),
    activity: {
      list: () => ask<'listActivity'>({ kind: 'listActivity' }),
      read: (ids) => ask<'readActivity'>({ kind: 'readActivity', ids }),
      save: () => ask<'saveActivity'>({ kind: 'saveActivity' }),
    },
    reportError: (mechanism, error) => ask<'reportError'>({ kind: 'reportError', mechanism, error }),
  };
}

function isStatus(news: { readonly kind: string }): news is TelemetryNews {
  return news.kind === 'statusChanged';
}
