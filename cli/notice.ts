/** The first-run notice, on standard error. */
import { NOTICE_SHOWN, type SettingsFile, wasNoticeShown } from '../host/settings.ts';

const NOTICE = `Kreya collects which of its features are used, and errors of its own; never what you type or work on.
See what is collected:  kreyac telemetry events      See what is sent:  kreyac telemetry show
Turn it off:            kreyac telemetry disable     Or set the variable KREYA_DISABLETELEMETRY=true
Nothing has left this machine before this notice, which is shown once.
`;

/** Shows the notice and marks it as shown; of many processes that start at once, in one. */
export function showNoticeOnce(file: SettingsFile): void {
  try {
    file.update((values) => {
      if (!wasNoticeShown(values)) process.stderr.write(NOTICE);
      return NOTICE_SHOWN;
    });
  } catch {
    // Where nothing can be written, nothing can be collected either. It stays due, so that nothing is sent.
  }
}
