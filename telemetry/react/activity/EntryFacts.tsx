import { useWording } from '../telemetry-page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { classes } from '../ui/classes.ts';
import { fill, type Wording } from '../wording.ts';
import own from './activity.module.css';
import { useAddressOfEntry } from './address.ts';
import type { Entry } from './entry.ts';
import { useRoughNow } from './TimeAgo.tsx';

/** When an entry was recorded and sent, and under which ID. */
export function EntryFacts({ entry }: { readonly entry: Entry }) {
  const wording = useWording();
  const words = wording.texts.activityPage;
  const addressOf = useAddressOfEntry();
  const now = useRoughNow();
  const { id } = entry;
  return (
    <div className={own['facts']}>
      <p className={`${own['factsTimes']} ${classes['muted']}`}>{timesOf(entry, now, wording)}</p>
      {id !== null && (
        <div className={own['factsId']}>
          <span className={classes['muted']}>{words.id}</span>
          {addressOf === null ? (
            <code>{id}</code>
          ) : (
            <a className={classes['link']} href={addressOf(id)} title={words.openAt}>
              <code>{id}</code>
            </a>
          )}
          <CopyButton text={id} label={words.copyId} failure={words.copyEntryFailed} />
        </div>
      )}
    </div>
  );
}

function timesOf({ occurredAt, sentAt }: Entry, now: number, { texts, localTime, timeAgo }: Wording) {
  const words = texts.activityPage;
  const recorded =
    occurredAt === null
      ? words.recordedSometime
      : fill(words.recordedAt, { time: localTime(occurredAt), ago: timeAgo(occurredAt, now) });
  const sent = sentAt === null ? words.notSentYet : fill(words.sentAt, { time: localTime(sentAt) });
  return (
    <>
      <span>{recorded}</span> <span>{sent}</span>
    </>
  );
}
