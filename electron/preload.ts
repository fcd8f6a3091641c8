import { contextBridge } from 'electron';
import {
  type AnswerOf,
  type KreyaBridge,
  NEWS_CHANNEL,
  type News,
  OWN_ORIGIN_OPTION,
  REQUEST_CHANNEL,
  type Request,
} from '../shared/bridge.ts';
import { createTelemetryBridge, openChannels } from '../telemetry/preload/bridge.ts';

const { ask, listen } = openChannels<Request, AnswerOf, News>(REQUEST_CHANNEL, NEWS_CHANNEL);

const bridge: KreyaBridge = {
  telemetry: createTelemetryBridge(ask, listen),
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
