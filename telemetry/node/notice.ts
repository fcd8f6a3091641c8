/** The first-run notice of a command line, on standard error. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../contract/texts/fill.ts';
import { type SpeechOptions, telemetryTextsFor } from '../contract/texts/index.ts';
import { namesOf } from '../core/names.ts';
import type { NodeTelemetryOptions } from './options.ts';
import { say } from './say.ts';
import { systemLocale } from './system-locale.ts';
import { NOTICE_SHOWN, type SettingsFile, wasNoticeShown } from './telemetry-settings.ts';

/**
 * The notice in the person's language, unless another is chosen: what is collected, on the second line how to turn it
 * off, and the address of the privacy policy if there is one.
 */
export function noticeFor<C extends Catalogue>(
  productName: string,
  namespace: string,
  {
    locale = systemLocale(),
    texts,
    privacyUrl,
    disableCommand,
  }: SpeechOptions<C> & Pick<NodeTelemetryOptions<C['events']>, 'privacyUrl' | 'disableCommand'>,
): string {
  const { notice, privacyPolicy } = telemetryTextsFor(locale, texts, { product: productName });
  const turnOff =
    disableCommand === undefined
      ? fill(notice.byVariable, { variable: namesOf(namespace).disableVariable })
      : fill(notice.byCommand, { command: disableCommand });
  const policy = privacyUrl === undefined ? '' : `${privacyPolicy}: ${privacyUrl}\n`;
  return `${notice.title}. ${notice.what}\n${turnOff}\n${policy}`;
}

/**
 * Shows the notice and marks it as shown, in one of many processes that start at once. It stays due, so that
 * nothing is sent, where nobody can have seen it and where nothing can be written.
 */
export function showNoticeOnce(file: SettingsFile, notice: string): void {
  try {
    file.update((values) => {
      if (!wasNoticeShown(values) && !say(notice)) throw new Error('Nobody can have seen the notice.');
      return NOTICE_SHOWN;
    });
  } catch {
    // The next program shows it.
  }
}
