import { contextBridge, ipcRenderer } from 'electron';
import {
  type AnswerOf,
  type KreyaBridge,
  NEWS_CHANNEL,
  type News,
  OWN_ORIGIN_OPTION,
  REQUEST_CHANNEL,
  type Reply,
  type Request,
  type Unsubscribe,
} from '../shared/bridge.ts';

async function ask<Kind extends Request['kind']>(
  request: Extract<Request, { kind: Kind }>,
): Promise<AnswerOf[Kind]> {
  const reply: Reply<AnswerOf[Kind]> = await ipcRenderer.invoke(REQUEST_CHANNEL, request);
  if (!reply.ok) throw new Error(reply.message);
  return reply.value;
}

function listen(listener: (news: News) => void): Unsubscribe {
  const forward = (_: unknown, news: News) => listener(news);
  ipcRenderer.on(NEWS_CHANNEL, forward);
  return () => {
    ipcRenderer.off(NEWS_CHANNEL, forward);
  };
}

const bridge: KreyaBridge = {
  telemetry: {
    track: (event, metadata = {}) => ask<'track'>({ kind: 'track', event, metadata }),
    status: () => ask<'status'>({ kind: 'status' }),
    setEnabled: (enabled) => ask<'setEnabled'>({ kind: 'setEnabled', enabled }),
    onStatusChanged: (listener) =>
      listen((news) => {
        if (news.kind === 'statusChanged') listener(news.status);
      }),
    noticeShown: () => ask<'noticeShown'>({ kind: 'noticeShown' }),
    resetInstallationId: () => ask<'resetInstallationId'>({ kind: 'resetInstallationId' }),
    sendNow: () => ask<'sendNow'>({ kind: 'sendNow' }),
    deleteWaiting: () => ask<'deleteWaiting'>({ kind: 'deleteWaiting' }),
    deleteHistory: () => ask<'deleteHistory'>({ kind: 'deleteHistory' }),
    activity: {
      list: () => ask<'listActivity'>({ kind: 'listActivity' }),
      read: (ids) => ask<'readActivity'>({ kind: 'readActivity', ids }),
      save: () => ask<'saveActivity'>({ kind: 'saveActivity' }),
    },
  },
  errors: {
    report: (mechanism, error) => ask<'reportError'>({ kind: 'reportError', mechanism, error }),
  },
  appearance: {
    theme: () => ask<'theme'>({ kind: 'theme' }),
    setTheme: (theme) => ask<'setTheme'>({ kind: 'setTheme', theme }),
    onThemeChanged: (listener) =>
      listen((news) => {
        if (news.kind === 'themeChanged') listener(news.theme);
      }),
  },
  project: {
    example: () => ask<'exampleProject'>({ kind: 'exampleProject' }),
    setActiveEnvironment: (id) => ask<'setActiveEnvironment'>({ kind: 'setActiveEnvironment', id }),
  },
  operations: {
    invoke: (id) => ask<'invokeOperation'>({ kind: 'invokeOperation', id }),
    cancel: () => ask<'cancelInvocation'>({ kind: 'cancelInvocation' }),
  },
  windows: {
    openSettings: (section) =>
      ask<'openSettings'>({ kind: 'openSettings', ...(section === undefined ? {} : { section }) }),
  },
  about: {
    facts: () => ask<'about'>({ kind: 'about' }),
    openTelemetryFolder: () => ask<'openTelemetryFolder'>({ kind: 'openTelemetryFolder' }),
  },
};

/** Of the page that this runs before. */
declare const location: { readonly origin: string };

// A page of another origin, should one ever get into a window, finds nothing.
if (process.argv.includes(OWN_ORIGIN_OPTION + location.origin)) {
  contextBridge.exposeInMainWorld('kreya', bridge);
}
