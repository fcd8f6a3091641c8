import { namesOf } from '../../core/names.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { fill } from '../wording.ts';
import own from './activity.module.css';
import { curlCommand } from './curl.ts';
import type { Entry } from './entry.ts';

interface EntryCopiesProps {
  readonly entry: Entry;
  readonly json: string;
  /** Whether the bytes are shown as they are, which are copied then. */
  readonly isRaw: boolean;
  /** Whether it is an event that can be understood; the address for errors has a key in it, so that no command sends them. */
  readonly isEvent: boolean;
}

/** An entry for elsewhere: as JSON or its very bytes, and as the request that sends it. */
export function EntryCopies({ entry, json, isRaw, isEvent }: EntryCopiesProps) {
  const { catalogue, wording } = useTelemetryPage();
  const words = wording.texts.activityPage;
  const { endpointVariable } = namesOf(catalogue.namespace);
  const label = isRaw && entry.encoding === undefined ? words.copyBytes : words.copyJson;
  return (
    <div className={own['detailsCopy']}>
      <CopyButton
        key={label}
        text={isRaw ? entry.raw : json}
        words={label}
        label={label}
        failure={words.copyEntryFailed}
      />
      {isEvent && (
        <CopyButton
          text={curlCommand(entry, endpointVariable)}
          words={words.copyCurl}
          label={words.copyCurl}
          done={fill(words.copiedCurl, { variable: endpointVariable })}
          failure={words.copyEntryFailed}
        />
      )}
    </div>
  );
}
