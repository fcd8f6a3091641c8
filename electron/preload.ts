import { contextBridge } from 'electron';
import { createTelemetryBridge, openChannels } from 'kreya-telemetry/preload';
import {
  type AnswerOf,
  type KreyaBridge,
  type News,
  OWN_ORIGIN_OPTION,
  type Request,
} from '../shared/bridge.ts';

const { ask, listen } = openChannels<Request, AnswerOf, News>();

const bridge: KreyaBridge = {
  telemetry: createTelemetryBridge(ask, listen),
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

/** Belongs to the page that this runs before. */
declare const location: { readonly origin: string };

// A page of another origin that somehow gets into a window finds nothing.
if (process.argv.includes(OWN_ORIGIN_OPTION + location.origin)) {
  contextBridge.exposeInMainWorld('kreya', bridge);
}
