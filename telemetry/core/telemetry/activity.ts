/** Shows a person what of their recorded data is on this machine, as the very bytes that are sent. */
import { join } from 'node:path';
import { RECORDS_END } from '../../catalogue/wire.ts';
import type { ActivityFile, ActivityListing, ActivityRecords } from '../../contract/bridge.ts';
import { ERASURES, isRequestName } from '../erasure/erasures.ts';
import { wrapReport } from '../errors/envelope.ts';
import { removeTree } from '../files/remove.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { parseSentName } from '../spool/history.ts';
import { readSegment } from '../spool/read-segment.ts';
import { parseSegmentName } from '../spool/segment-name.ts';
import { unframe } from '../spool/unframe.ts';

export interface Activity {
  /** Lists the files, without reading them. */
  list(): ActivityListing;
  /** Reads these files up to a size limit, and at least one of them; see the bridge. */
  read(ids: readonly string[]): ActivityRecords[];
  /** Removes what is waiting. Throws the disk's error. */
  removeWaiting(): void;
  /** Removes the history of what was sent. Throws the disk's error. */
  removeHistory(): void;
}

type Kind = ActivityFile['kind'];
type Part = typeof ERASURES | 'spool' | 'sent';

const KINDS: readonly Kind[] = ['event', 'error'];
const ID = /^(event|error)\/(erasures|spool|sent)\/([^/\\]+)$/;

function isPart(text: string | undefined): text is Part {
  return text === ERASURES || text === 'spool' || text === 'sent';
}

/**
 * `folder` is telemetry's own. `waitingEncoding` says in which encoding waiting events will be sent, if not in
 * JSON.
 */
export function createActivity(
  host: Pick<TelemetryHost, 'clock' | 'disk'>,
  folder: string,
  waitingEncoding: () => Pick<ActivityFile, 'encoding'> = () => ({}),
): Activity {
  const { disk } = host;
  const folderOf = (kind: Kind, part: Part) => join(folder, kind === 'event' ? '' : 'errors', part);

  function names(kind: Kind, part: Part): string[] {
    try {
      const found = disk.readdirSync(folderOf(kind, part)).sort().reverse();
      return part === ERASURES ? found.filter(isRequestName) : found;
    } catch {
      return [];
    }
  }

  function describe(kind: Kind, part: Part, name: string): ActivityFile | null {
    const id = `${kind}/${part}/${name}`;
    if (part === 'sent') {
      const sent = parseSentName(name);
      return sent && { id, kind, ...sent, sentAt: new Date(sent.sentAt).toISOString() };
    }
    if (part === ERASURES)
      return { id, kind, sentAt: null, bytes: sizeOf(kind, part, name), ...waitingEncoding() };
    const segment = parseSegmentName(name);
    if (segment === null) return null;
    const bytes = segment.state === 'sealed' ? segment.bytes : sizeOf(kind, part, name);
    return { id, kind, sentAt: null, bytes, ...(kind === 'event' ? waitingEncoding() : {}) };
  }

  function sizeOf(kind: Kind, part: Part, name: string): number {
    try {
      return disk.lstatSync(join(folderOf(kind, part), name)).size;
    } catch {
      // Sealed since it was listed.
      return 0;
    }
  }

  function readFile(id: string): ActivityRecords {
    const [, kind, part, name = ''] = ID.exec(id) ?? [];
    const nothing: ActivityRecords = { id, before: '', after: '', records: [], unreadable: 0 };
    if (kind !== 'event' && kind !== 'error') return nothing;
    if (!isPart(part)) return nothing;
    const segment = part === 'spool' ? parseSegmentName(name) : null;
    if (segment === null && parseSentName(name) === null && !isRequestName(name)) return nothing;
    const file = readSegment(host, join(folderOf(kind, part), name));
    // Delivered or removed since it was listed.
    if (file.kind === 'absent') return nothing;
    if (file.kind === 'unreadable') return { ...nothing, unreadable: 1 };
    const { headers, records, damaged } = unframe(file.bytes);
    const rest = segment?.state === 'sealed' ? records.slice(segment.done) : records;
    const frame = kind === 'event' ? { before: String(headers[0] ?? ''), after: RECORDS_END } : null;
    const texts = rest.map((record) => String(kind === 'event' ? record : wrapReport(record)));
    return { ...nothing, ...frame, records: texts, unreadable: damaged };
  }

  function remove(part: 'spool' | 'sent'): void {
    for (const kind of KINDS) removeTree(host, folderOf(kind, part));
  }

  return {
    list() {
      const parts: readonly Part[] = [ERASURES, 'spool', 'sent'];
      const found = parts.flatMap((part) =>
        KINDS.flatMap((kind) => names(kind, part).map((name) => describe(kind, part, name))),
      );
      const files = found.flatMap((file) => file ?? []);
      return { files, unreadable: found.length - files.length };
    },
    read(ids) {
      const answer: ActivityRecords[] = [];
      let length = 0;
      for (const id of ids) {
        if (length >= policy.activity.answerLength) break;
        const content = readFile(id);
        length += content.records.reduce((sum, record) => sum + record.length, 0);
        answer.push(content);
      }
      return answer;
    },
    removeWaiting: () => remove('spool'),
    removeHistory: () => remove('sent'),
  };
}
