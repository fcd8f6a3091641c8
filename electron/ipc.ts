/** What comes from a renderer: who asks, is it well-formed, and what is the answer. */
import { ipcMain, type WebContents } from 'electron';
import {
  type AboutKreya,
  type AnswerOf,
  NEWS_CHANNEL,
  type News,
  RENDERER_MECHANISMS,
  REQUEST_CHANNEL,
  type Reply,
  type Request,
  SETTINGS_SECTIONS,
  type SettingsSection,
  THEMES,
  type Theme,
} from '../shared/bridge.ts';
import { parseRawError } from '../shared/raw-error.ts';
import { inWords } from './in-words.ts';
import { createIpcGuard } from './ipc-guard.ts';
import { isOwnPage } from './pages.ts';
import type { Workspace } from './project/workspace.ts';
import { saveActivity } from './save-activity.ts';
import type { Telemetry } from './telemetry/index.ts';
import { systemClock } from './telemetry/node-host.ts';
import { tellWindows } from './windows.ts';

export interface Services {
  readonly telemetry: Telemetry;
  readonly theme: () => Theme;
  /** Applies and stores the theme; throws if it could not be stored. */
  readonly setTheme: (theme: Theme) => void;
  readonly workspace: Workspace;
  /** Shows the section, or the one that was shown last. */
  readonly openSettings: (section?: SettingsSection) => void;
  readonly about: () => AboutKreya;
  /** Throws an error for people if the folder is not there yet. */
  readonly openTelemetryFolder: () => void;
  /** Where it is said that pages ask for too much. */
  readonly warn: (problem: string) => void;
}

type Handlers = {
  readonly [Kind in keyof AnswerOf]: (
    request: Record<string, unknown>,
    asker: WebContents,
  ) => AnswerOf[Kind] | Promise<AnswerOf[Kind]>;
};

/** Answers the renderers' requests, and tells them what changes. */
export function serveRenderers(services: Services): void {
  const { telemetry, workspace } = services;
  const handlers: Handlers = {
    track({ event, metadata }) {
      const result = telemetry.trackUnchecked(event, metadata);
      if (!result.ok) throw new Error(result.problem);
    },
    status() {
      telemetry.refresh();
      return telemetry.status();
    },
    setEnabled({ enabled }) {
      if (typeof enabled !== 'boolean') throw new Error('setEnabled takes true or false.');
      return telemetry.setEnabled(enabled);
    },
    noticeShown: () => telemetry.noticeShown(),
    resetInstallationId: () => inWords(telemetry.resetInstallationId, ({ activity }) => activity.resetFailed),
    sendNow: () => telemetry.sendNow(),
    deleteWaiting: () => inWords(telemetry.deleteWaiting, ({ activity }) => activity.deleteFailed),
    deleteHistory: () => inWords(telemetry.deleteHistory, ({ activity }) => activity.deleteFailed),
    listActivity: () => telemetry.activity.list(),
    readActivity({ ids }) {
      if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
        throw new Error('activity.read takes the ids that activity.list told of.');
      }
      return telemetry.activity.read(ids);
    },
    saveActivity: (_, asker) => saveActivity(telemetry.activity, asker),
    reportError({ mechanism, error }) {
      const known = RENDERER_MECHANISMS.find((one) => one === mechanism);
      const raw = parseRawError(error);
      if (known === undefined || raw === null) throw new Error('reportError takes an error that was read.');
      telemetry.captureError(raw, { process: 'renderer', mechanism: known, fatal: false });
    },
    theme: services.theme,
    setTheme({ theme }) {
      const wanted = THEMES.find((known) => known === theme);
      if (wanted === undefined) throw new Error(`setTheme takes one of ${THEMES.join(', ')}.`);
      services.setTheme(wanted);
      return wanted;
    },
    exampleProject: () => workspace.example(),
    setActiveEnvironment({ id }) {
      if (typeof id !== 'string') throw new Error('setActiveEnvironment takes the id of an environment.');
      return workspace.setActiveEnvironment(id);
    },
    invokeOperation({ id }) {
      if (typeof id !== 'string') throw new Error('invoke takes the id of an operation.');
      return workspace.invoke(id);
    },
    cancelInvocation() {
      workspace.cancel();
    },
    openSettings({ section }) {
      const wanted = SETTINGS_SECTIONS.find((known) => known === section);
      if (wanted === undefined && section !== undefined) {
        throw new Error(`openSettings takes one of ${SETTINGS_SECTIONS.join(', ')}.`);
      }
      services.openSettings(wanted);
    },
    about: services.about,
    openTelemetryFolder() {
      services.openTelemetryFolder();
    },
  };

  const guard = createIpcGuard({
    monotonic: systemClock.monotonic,
    onLost: telemetry.countRefused,
    warn: services.warn,
  });
  ipcMain.handle(REQUEST_CHANNEL, async (event, request: unknown): Promise<Reply<unknown>> => {
    if (!isOwnPage(event.senderFrame)) return refuse('Only pages of the app may ask.');
    const refusal = guard.refusalOf(event.sender, request);
    if (refusal !== null) return refuse(refusal);
    if (typeof request !== 'object' || request === null) return refuse('A request is an object.');
    const fields: Record<string, unknown> = { ...request };
    const { kind } = fields;
    if (!isKind(handlers, kind)) return refuse('There is no request of this kind.');
    try {
      return { ok: true, value: await handlers[kind](fields, event.sender) };
    } catch (error) {
      return refuse(error instanceof Error ? error.message : 'The request failed.');
    }
  });

  telemetry.onStatusChanged((status) => tell({ kind: 'statusChanged', status }));
}

export function tell(news: News): void {
  tellWindows(NEWS_CHANNEL, news);
}

function isKind(handlers: Handlers, kind: unknown): kind is Request['kind'] {
  return typeof kind === 'string' && Object.hasOwn(handlers, kind);
}

function refuse(message: string): Reply<never> {
  return { ok: false, message };
}
