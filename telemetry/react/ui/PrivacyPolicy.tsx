import type { MouseEvent } from 'react';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from './classes.ts';
import { OutcomeLine } from './OutcomeLine.tsx';
import { useAction } from './use-action.ts';

/** Leads to the product's privacy policy, if it has one: in the browser, by the main process, which knows where that is. */
export function PrivacyPolicy({ url }: { readonly url: string | null }) {
  const { telemetry, wording } = useTelemetryPage();
  const { outcome, run } = useAction();
  if (url === null) return null;

  function open(event: MouseEvent): void {
    // Not in the place of this page.
    event.preventDefault();
    void run(async () => {
      await telemetry.openPrivacyPolicy();
      return '';
    });
  }

  return (
    <>
      <a
        className={classes['link']}
        href={url}
        draggable={false}
        onClick={open}
        onAuxClick={(event) => event.preventDefault()}
      >
        {wording.texts.privacyPolicy}
      </a>
      <OutcomeLine outcome={outcome} />
    </>
  );
}
