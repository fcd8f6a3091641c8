/** `kreya-telemetry/renderer`: telemetry in a page that is made with React. */
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PageTelemetry } from '../contract/page-telemetry.ts';
import { findTextMistakes, type SpeechOptions } from '../contract/texts/index.ts';
import { ActivitySection } from './activity/ActivitySection.tsx';
import { useIsOverdue } from './answers.ts';
import { CatalogueSection } from './catalogue/CatalogueSection.tsx';
import { Notice } from './notice/Notice.tsx';
import { Question } from './notice/Question.tsx';
import { useNotice } from './notice/use-notice.ts';
import { useWhenClosed } from './notice/use-when-closed.ts';
import { TelemetrySection } from './settings/TelemetrySection.tsx';
import { ShadowTree } from './shadow/ShadowTree.tsx';
import { createTelemetryPage, TelemetryPageProvider, useWording } from './telemetry-page.ts';
import { classes } from './ui/classes.ts';
import { Icon } from './ui/Icon.tsx';
import { useTelemetryStatus } from './use-telemetry.ts';

export type * from '../catalogue/types.ts';
export type * from '../contract/bridge.ts';
export type { PageTelemetry } from '../contract/page-telemetry.ts';
export type * from '../contract/readable/readable.ts';
export type { Described } from '../contract/texts/describe.ts';
export type * from '../contract/texts/types.ts';
// What the components are made of, for pages of the program's own that tell of telemetry in other ways.
export { ActivitySection, type ActivitySectionProps } from './activity/ActivitySection.tsx';
export type { AddressOfEntry } from './activity/address.ts';
export type { Entry } from './activity/entry.ts';
export type { ActivitySnapshot } from './activity/reader.ts';
export { useActivity } from './activity/use-activity.ts';
export { expectAnswer, useIsOverdue } from './answers.ts';
export { CatalogueSection } from './catalogue/CatalogueSection.tsx';
export type { ListedEvent, ListedField, ListedGroup } from './catalogue/search.ts';
export { useFoundEvents } from './catalogue/use-found-events.ts';
export { type FollowedValue, type Live, type LiveSource, useLive } from './live.ts';
export { Notice, type NoticeProps } from './notice/Notice.tsx';
export type { NoticeLinks } from './notice/NoticeFrame.tsx';
export { Question, type QuestionProps } from './notice/Question.tsx';
export { type NoticeState, useNotice } from './notice/use-notice.ts';
export { useWhenClosed } from './notice/use-when-closed.ts';
export { type CaughtBy, reportError, watchErrors } from './page-errors.ts';
export { RecordFields, type RecordFieldsProps } from './record/RecordFields.tsx';
export { TelemetrySection, type TelemetrySectionProps } from './settings/TelemetrySection.tsx';
export { type DescribedState, describeState, type StateSummary, summarise, type Tone } from './state.ts';
export {
  createTelemetryPage,
  type TelemetryPage,
  type TelemetryPageOptions,
  TelemetryPageProvider,
  useWording,
} from './telemetry-page.ts';
export { ConfirmDialog, type ConfirmDialogProps } from './ui/ConfirmDialog.tsx';
export { CopyButton, type CopyButtonProps } from './ui/CopyButton.tsx';
export { classes } from './ui/classes.ts';
export { Icon, type IconName } from './ui/Icon.tsx';
export { Mark } from './ui/Mark.tsx';
export { OutcomeLine } from './ui/OutcomeLine.tsx';
export { Segmented, type SegmentedProps } from './ui/Segmented.tsx';
export { type Action, type ActionOutcome, useAction } from './ui/use-action.ts';
export { Words } from './ui/Words.tsx';
export { type TelemetryInPage, useTelemetry, useTelemetryStatus } from './use-telemetry.ts';
export { fill, messageOf, type Segment, segments, type Wording } from './wording.ts';

/** What every component takes. `texts` is to be a constant, since all is drawn anew whenever it is another object. */
export interface TelemetrySettingsProps<C extends Catalogue> extends SpeechOptions<C> {
  /** What the preload put into the page, such as `window.telemetry`. */
  readonly telemetry: PageTelemetry<C>;
  readonly catalogue: C;
  /** What people call the app. */
  readonly productName: string;
  /** As the system is, which is what `nativeTheme.themeSource` says, if not given. */
  readonly colours?: 'light' | 'dark' | undefined;
}

/**
 * The part of an app's settings in which a person sees and decides whether telemetry is on. It brings its state, the
 * installation id, what waits and what became of it, and its styles.
 */
export function TelemetrySettings<C extends Catalogue>(props: TelemetrySettingsProps<C>): ReactNode {
  return (
    <Surroundings {...props}>
      <Overdue />
      <div className={classes['cards']}>
        <TelemetrySection />
      </div>
    </Surroundings>
  );
}

/**
 * What was recorded and sent and is still on this machine: each event and error byte for byte as it goes over the wire, to
 * be narrowed down, saved and deleted.
 */
export function TelemetryActivity<C extends Catalogue>(props: TelemetrySettingsProps<C>): ReactNode {
  return (
    <Surroundings {...props}>
      <Overdue />
      <div className={classes['cards']}>
        <ActivitySection />
      </div>
    </Surroundings>
  );
}

/** Every event that can be recorded, with every value that it can hold: the catalogue, for people. */
export function TelemetryCatalogue<C extends Catalogue>(props: TelemetrySettingsProps<C>): ReactNode {
  return (
    <Surroundings {...props}>
      <Overdue />
      <div className={classes['cards']}>
        <CatalogueSection />
      </div>
    </Surroundings>
  );
}

export interface TelemetryNoticeProps<C extends Catalogue> extends TelemetrySettingsProps<C> {
  /** Called when the person wants to see {@link TelemetrySettings}. */
  onSettings(): void;
  /** Called when the person wants to see {@link TelemetryCatalogue}; there is no link to it if this is not given. */
  readonly onCatalogue?: (() => void) | undefined;
  /** Called when the notice or the question is answered and gone, so that the page can move the focus on. */
  readonly onClosed?: (() => void) | undefined;
}

/**
 * The first-run notice, for the app's main window: nothing is sent before it was seen. Where people are asked first, the
 * question, until they answered it. Nothing if neither is due.
 */
export function TelemetryNotice<C extends Catalogue>(props: TelemetryNoticeProps<C>): ReactNode {
  return (
    <Surroundings {...props} frame="none">
      <NoticeIfDue onSettings={props.onSettings} onCatalogue={props.onCatalogue} onClosed={props.onClosed} />
    </Surroundings>
  );
}

function Surroundings<C extends Catalogue>(
  props: TelemetrySettingsProps<C> & {
    /** `none` for what has a background of its own; a panel if not given. */
    readonly frame?: 'none';
    readonly children: ReactNode;
  },
): ReactNode {
  const { telemetry, catalogue, productName, locale, texts, colours, frame = 'panel' } = props;
  const page = useMemo(
    () => createTelemetryPage({ telemetry, catalogue, productName, locale, texts }),
    [telemetry, catalogue, productName, locale, texts],
  );
  useEffect(() => tellTextMistakes(texts, catalogue), [texts, catalogue]);
  return (
    <ShadowTree>
      <TelemetryPageProvider value={page}>
        <div className={`kreya-telemetry ${frame}`} data-colours={colours} lang={page.wording.texts.language}>
          {props.children}
        </div>
      </TelemetryPageProvider>
    </ShadowTree>
  );
}

/** Mistakes that were told: several components have the same texts. */
const told = new Set<string>();

function tellTextMistakes(texts: unknown, catalogue: Catalogue): void {
  for (const mistake of findTextMistakes(texts, catalogue)) {
    if (told.has(mistake)) continue;
    told.add(mistake);
    // biome-ignore lint/suspicious/noConsole: This is where who develops the page is told.
    console.error(`kreya-telemetry: the property texts ${mistake}.`);
  }
}

function Overdue(): ReactNode {
  const { texts } = useWording();
  const isOverdue = useIsOverdue();
  return (
    <div role="alert">
      {isOverdue && (
        <p className={classes['note']}>
          <Icon name="attention" />
          {texts.controls.noAnswer}
        </p>
      )}
    </div>
  );
}

function NoticeIfDue({
  onClosed,
  ...to
}: Pick<TelemetryNoticeProps<Catalogue>, 'onSettings' | 'onCatalogue' | 'onClosed'>): ReactNode {
  const status = useTelemetryStatus();
  const notice = useNotice(status);
  const known = status.live.state === 'ready' ? status.live.value : null;
  const isOpen = notice.isOpen || known?.choiceDue === true;
  useWhenClosed(isOpen, onClosed);
  if (known === null || !isOpen) return null;
  const links = { ...to, privacyUrl: known.privacyUrl };
  if (known.choiceDue) return <Question {...links} onAnswered={status.accept} />;
  return <Notice {...links} notice={notice} />;
}
