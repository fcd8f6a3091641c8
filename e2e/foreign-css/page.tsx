/** A page of a stranger's with all of the package's components, each in the states that look different. */
import { defineCatalogue, event, eventGroup, field, flag, oneOf } from 'kreya-telemetry/catalogue';
import {
  type PageTelemetry,
  TelemetryActivity,
  TelemetryCatalogue,
  TelemetryNotice,
  TelemetrySettings,
  type TelemetryStatus,
  type TelemetryTextsByLanguage,
} from 'kreya-telemetry/renderer';
import { Component, type ReactNode, StrictMode, useState } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import './stage.css';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.0', {
        pinned: field('Whether it is pinned.', flag),
        kind: field('What it is.', oneOf('text', 'list')),
      }),
    }),
  ],
});

const ON: TelemetryStatus = {
  enabled: true,
  locked: false,
  disabledBy: null,
  disabledByName: null,
  settingsUnreadable: false,
  // It begins with digits, which in a line from right to left are the first to go astray.
  installationId: '12345678-9012-4abc-8def-0123456789ab',
  pending: 0,
  pendingErrors: 0,
  lastDeliveredAt: null,
  delivery: { kind: 'idle' },
  failedDelivery: null,
  erasuresWaiting: [],
  sendingPausedUntil: null,
  fileProblem: null,
  endpoint: 'configured',
  noticeDue: true,
  choiceDue: false,
  choiceMade: false,
  privacyUrl: 'https://acme.example/privacy',
  unwritableFolder: null,
};

const OFF = { ...ON, enabled: false, disabledBy: 'settings' } as const;

let followers = 0;

/** Counts who follows a status, of whichever telemetry. */
function changeFollowers(by: 1 | -1): void {
  followers += by;
  Object.assign(window, { followers });
}

/** Telemetry that always has this status, or can't tell it, and has so many records. */
function telemetryWith(status: TelemetryStatus | null, records = 1): PageTelemetry<typeof catalogue> {
  const answer = () =>
    status === null ? Promise.reject(new Error('Acme does not answer.')) : Promise.resolve(status);
  return {
    track: async () => {},
    status: answer,
    setEnabled: answer,
    onStatusChanged() {
      changeFollowers(1);
      return () => changeFollowers(-1);
    },
    noticeShown: answer,
    openPrivacyPolicy: async () => {},
    resetInstallationId: answer,
    requestErasure: async () => ({ kind: 'nothing', status: await answer() }),
    sendNow: answer,
    pauseSending: answer,
    resumeSending: answer,
    deleteWaiting: answer,
    deleteHistory: answer,
    activity: {
      list: async () => ({
        files: [{ id: '1', kind: 'event', sentAt: '2026-11-01T12:00:00.000Z', bytes: 100 }],
        unreadable: 1,
      }),
      read: async () => [
        {
          id: '1',
          before: '{"resourceLogs":[',
          after: ']}',
          records: Array.from(
            { length: records },
            () => '{"timeUnixNano":"1793534400000000000","eventName":"acme.note_created"}',
          ),
          unreadable: 0,
        },
      ],
      save: async () => ({ kind: 'cancelled' }),
    },
    reportError: async () => {},
  };
}

function acmeWith(status: TelemetryStatus | null, records?: number) {
  return { telemetry: telemetryWith(status, records), catalogue, productName: 'Acme' };
}

/** Constants, since all is drawn anew whenever they are others. */
const ACME = acmeWith(ON);
const ACME_WITH_MANY = acmeWith(ON, 300);

const COMPONENTS: readonly ReactNode[] = [
  <TelemetryNotice key="notice" {...acmeWith(ON)} onSettings={() => {}} />,
  <TelemetryNotice
    key="question"
    {...acmeWith({ ...OFF, noticeDue: false, choiceDue: true })}
    onSettings={() => {}}
  />,
  <TelemetrySettings key="on" {...acmeWith(ON)} />,
  <TelemetrySettings key="off" {...acmeWith({ ...OFF, pending: 3, delivery: { kind: 'waiting' } })} />,
  <TelemetrySettings
    key="locked"
    {...acmeWith({
      ...OFF,
      locked: true,
      disabledBy: 'environment',
      disabledByName: 'ACME_DISABLETELEMETRY',
      installationId: null,
    })}
  />,
  <TelemetrySettings
    key="attention"
    {...acmeWith({ ...ON, fileProblem: { path: '/home/acme/telemetry', code: 'EACCES' } })}
  />,
  <TelemetryActivity key="activity" {...acmeWith(ON)} />,
  <TelemetryCatalogue key="catalogue" {...acmeWith(ON)} />,
  <TelemetrySettings key="failed" {...acmeWith(null)} />,
];

class Boundary extends Component<{ readonly children: ReactNode }> {
  override state = { words: '' };

  static getDerivedStateFromError(error: unknown) {
    return { words: `Caught: ${error instanceof Error ? error.message : error}` };
  }

  override render() {
    return this.state.words === '' ? this.props.children : <p>{this.state.words}</p>;
  }
}

function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const [body, setBody] = useState<HTMLElement | null>(null);
  return (
    <iframe
      title="Another document"
      height="400"
      ref={(frame) => setBody(frame?.contentDocument?.body ?? null)}
    >
      {body !== null && createPortal(children, body)}
    </iframe>
  );
}

/** Each of them leads to the privacy policy. */
const LEADING = COMPONENTS.slice(0, 3);

/** A list that scrolls with the box that it is in. */
const IN_BOX = (
  <div className="box" style={{ height: '300px', overflow: 'auto' }}>
    <TelemetryActivity {...ACME_WITH_MANY} />
  </div>
);

/** The way a page keeps what is on another tab. */
function Hidden(): ReactNode {
  const [isHidden, setHidden] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setHidden(false)}>
        Show the tab
      </button>
      <section style={{ display: isHidden ? 'none' : 'block' }}>{IN_BOX}</section>
    </>
  );
}

function show(children: ReactNode): void {
  const stage = document.getElementById('stage');
  if (stage === null) throw new Error('There is no stage.');
  createRoot(stage).render(<StrictMode>{children}</StrictMode>);
}

let clicks = 0;

/** What the tests call, once they have looked at the page as it is without. */
Object.assign(window, {
  showComponents() {
    show(
      // biome-ignore lint/a11y/noStaticElementInteractions: It counts.
      // biome-ignore lint/a11y/useKeyWithClickEvents: It counts.
      <div
        onClick={() => {
          clicks += 1;
          Object.assign(window, { clicks });
        }}
      >
        {COMPONENTS}
      </div>,
    );
  },
  showLeading() {
    show(LEADING);
  },
  /** Whatever they are: no compiler looks at what the tests hand over. */
  showWithTexts(texts: TelemetryTextsByLanguage<typeof catalogue>) {
    show([
      <TelemetrySettings key="settings" {...ACME} texts={texts} />,
      <TelemetryCatalogue key="catalogue" {...ACME} texts={texts} />,
    ]);
  },
  showBroken() {
    const { telemetry, ...acme } = acmeWith(ON);
    const broken = {
      ...telemetry,
      onStatusChanged(): never {
        throw new Error('Acme broke.');
      },
    };
    show(
      <Boundary>
        <TelemetrySettings {...acme} telemetry={broken} />
      </Boundary>,
    );
  },
  showInFrame() {
    show(
      <Frame>
        <TelemetrySettings {...ACME} />
      </Frame>,
    );
  },
  showListInFrame(isInBox: boolean) {
    show(<Frame>{isInBox ? IN_BOX : <TelemetryActivity {...ACME_WITH_MANY} />}</Frame>);
  },
  showHidden() {
    show(<Hidden />);
  },
});
