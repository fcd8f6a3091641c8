import {
  classes,
  Icon,
  messageOf,
  Notice,
  useNotice,
  useTelemetryStatus,
  useWhenClosed,
} from 'kreya-telemetry/renderer';
import { useCallback, useRef } from 'react';
import type { SettingsSection } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { Logo } from '../ui/Logo.tsx';
import { useThemeChoice } from '../ui/use-theme-choice.ts';
import { Actions } from './Actions.tsx';
import { AnswerPanel } from './AnswerPanel.tsx';
import { ProjectPanel } from './ProjectPanel.tsx';
import { RecordLine } from './RecordLine.tsx';
import { StatusFooter } from './StatusFooter.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import { Unkept } from './Unkept.tsx';
import { useInvocation } from './use-invocation.ts';
import { useOutcome } from './use-outcome.ts';
import { useProject } from './use-project.ts';

export function Start() {
  const status = useTelemetryStatus();
  const notice = useNotice(status);
  const theme = useThemeChoice();
  const heading = useRef<HTMLHeadingElement>(null);
  const outcomes = useOutcome();
  const { project, isOpen, open, activate, read } = useProject(outcomes);
  const { shown, invoke, cancel } = useInvocation(outcomes.fire);
  const isInvoking = shown?.state === 'running';
  const isProjectShown = isOpen && project !== null;

  // The button that had the focus goes away with the notice.
  const focusHeading = useCallback(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  useWhenClosed(notice.isOpen, focusHeading);

  const reportFailure = (words: string) => outcomes.report({ kind: 'failed', words });

  async function invokeFirst(): Promise<void> {
    const [first] = (project ?? (await read()))?.operations ?? [];
    if (first !== undefined) await invoke(first);
  }

  function openSettings(section?: SettingsSection): void {
    window.kreya.windows.openSettings(section).catch((error: unknown) => reportFailure(messageOf(error)));
  }

  return (
    <div className="start">
      <header className="start-header">
        <Logo />
        <h1 ref={heading} tabIndex={-1}>
          {texts.start.name} <span className="start-kind">{texts.start.kind}</span>
        </h1>
        <ThemeChoice choice={theme} />
        <button type="button" className={classes['button']} onClick={() => openSettings()}>
          <Icon name="sliders" />
          {texts.start.settings}
        </button>
      </header>
      <main className="start-main">
        {theme.problem !== null && (
          <p role="alert" className={classes['problem']}>
            {theme.problem}
          </p>
        )}
        {status.live.state === 'ready' && status.live.value.unwritableFolder !== null && (
          <Unkept folder={status.live.value.unwritableFolder} />
        )}
        {status.live.state === 'ready' && notice.isOpen && (
          <Notice
            privacyUrl={status.live.value.privacyUrl}
            notice={notice}
            onCatalogue={() => openSettings('catalogue')}
            onSettings={() => openSettings('privacy')}
          />
        )}
        <p className="lead">{texts.start.lead}</p>
        <section aria-labelledby="actions-title">
          <h2 id="actions-title">{texts.start.actions}</h2>
          <Actions
            project={project}
            isInvoking={isInvoking}
            onInvoke={invokeFirst}
            onSwitchEnvironment={() => activate()}
            onOpenExample={open}
          />
          <RecordLine outcome={outcomes.last} />
        </section>
        <div className={isProjectShown ? 'workspace workspace-split' : 'workspace'}>
          {isProjectShown && (
            <ProjectPanel
              project={project}
              shownId={shown?.operation.id ?? null}
              isInvoking={isInvoking}
              onActivate={activate}
              onInvoke={invoke}
            />
          )}
          {(isProjectShown || shown !== null) && <AnswerPanel invocation={shown} onCancel={cancel} />}
        </div>
      </main>
      <StatusFooter live={status.live} />
    </div>
  );
}
