/** The first-run notice of a command line, on standard error. */
import { NOTICE_SHOWN, type SettingsFile, wasNoticeShown } from './telemetry-settings.ts';

/** Shows the notice and marks it as shown; of many processes that start at once, in one. */
export function showNoticeOnce(file: SettingsFile, notice: string): void {
  try {
    file.update((values) => {
      if (!wasNoticeShown(values)) process.stderr.write(notice);
      return NOTICE_SHOWN;
    });
  } catch {
    // Where nothing can be written, nothing can be collected either. It stays due, so that nothing is sent.
  }
}
