import { useRef, useState } from 'react';
import { useTelemetryStatus } from '../sources.ts';
import { texts } from '../texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { messageOf } from '../wording.ts';
import { ActionCard } from './ActionCard.tsx';
import { type Action, actions } from './actions.ts';
import { Notice } from './Notice.tsx';
import { type Outcome, record } from './record.ts';
import { StatusFooter } from './StatusFooter.tsx';
import { useNotice } from './use-notice.ts';

export function Start() {
  const status = useTelemetryStatus();
  const notice = useNotice(status);
  const heading = useRef<HTMLHeadingElement>(null);
  const [outcome, setOutcome] = useState<(Outcome & { readonly number: number }) | null>(null);

  function report(next: Outcome): void {
    setOutcome((last) => ({ ...next, number: (last?.number ?? 0) + 1 }));
  }

  async function fire(action: Action): Promise<void> {
    report(await record(window.kreya.telemetry, action));
  }

  function openSettings(): void {
    window.kreya.windows
      .openSettings()
      .catch((error: unknown) => report({ kind: 'failed', words: messageOf(error) }));
  }

  function closeNotice(): void {
    notice.close();
    // The button that had the focus goes away with the notice.
    heading.current?.focus();
  }

  function openSettingsFromNotice(): void {
    closeNotice();
    openSettings();
  }

  return (
    <div className="start">
      <header className="start-header">
        <Logo />
        <h1 ref={heading} tabIndex={-1}>
          {texts.start.name} <span className="start-kind">{texts.start.kind}</span>
        </h1>
        <button type="button" className="button" onClick={openSettings}>
          <Icon name="sliders" />
          {texts.start.settings}
        </button>
      </header>
      <main className="start-main">
        {notice.isOpen && (
          <Notice onShown={notice.shown} onSettings={openSettingsFromNotice} onClose={closeNotice} />
        )}
        <p className="lead">{texts.start.lead}</p>
        <section aria-labelledby="actions-title">
          <h2 id="actions-title">{texts.start.actions}</h2>
          <p className="muted">{texts.start.actionsLead}</p>
          <div className="actions">
            {actions.map((action) => (
              <ActionCard key={action.event} action={action} onFire={fire} />
            ))}
          </div>
          <p role="status" className="outcome">
            {outcome && (
              // A new element each time, so that the same words twice in a row are announced twice.
              <span key={outcome.number} className={`outcome-words outcome-${outcome.kind}`}>
                {outcome.words}
              </span>
            )}
          </p>
        </section>
      </main>
      <StatusFooter live={status.live} />
    </div>
  );
}
