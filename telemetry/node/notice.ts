/** The first-run notice of a command line, on standard error. */
import { fill } from '../contract/texts/fill.ts';
import { telemetryTextsFor } from '../contract/texts/index.ts';
import { namesOf } from '../core/names.ts';
import { say } from './say.ts';
import { NOTICE_SHOWN, type SettingsFile, wasNoticeShown } from './telemetry-settings.ts';

/** It says what it has to say in the person's language, and where the privacy policy is, if the product has one. */
export function noticeFor(productName: string, namespace: string, privacyUrl?: string): string {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const { notice, privacyPolicy } = telemetryTextsFor(locale);
  const words = { product: productName, variable: namesOf(namespace).disableVariable };
  const policy = privacyUrl === undefined ? '' : `${privacyPolicy}: ${privacyUrl}\n`;
  return `${fill(`${notice.title}. ${notice.what}\n${notice.byVariable}`, words)}\n${policy}`;
}

/**
 * Shows the notice and marks it as shown; of many processes that start at once, in one. It stays due, so that nothing is
 * sent, where nobody can have seen it and where nothing can be written.
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
