import { setTimeout as delay } from 'node:timers/promises';
import {
  describeFileProblem,
  type FlushEnd,
  type FlushResult,
  fileProblemOf,
  fill,
  namesOf,
} from 'kreya-telemetry/node';
import type { DeliveryProblem, TelemetryStatus } from '../../shared/bridge.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members, orNull } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import type { Speech } from '../speech.ts';
import { refuseIfLocked } from './telemetry-choice.ts';

const DEFAULT_SECONDS = 30;
/** How soon to ask again while another process delivers. */
export const ASK_AGAIN_MS = 250;

type Unfinished = Exclude<FlushEnd, { kind: 'delivered' }> | Late;

/** The time is up. */
interface Late {
  readonly kind: 'late';
  /** Why the last attempt that ended failed; null if none did. */
  readonly problem: DeliveryProblem | null;
}

type Counts = Pick<FlushResult, 'delivered' | 'rejected' | 'rejection'>;

export const telemetryFlush = defineCommand({
  name: 'telemetry flush',
  describe: ({ commands }) => commands.telemetryFlush,
  options: [
    {
      flags: '--timeout <seconds>',
      describe: ({ commands }) => fill(commands.telemetryFlush.timeout, { default: String(DEFAULT_SECONDS) }),
      value: wholeNumber(1, 24 * 60 * 60),
    },
  ],
  json: members({
    delivered: 'number',
    rejected: 'number',
    rejection: orNull(
      members({ status: 'number', message: orNull('string', 'if the server gave none') }),
      'if nothing was rejected',
    ),
    pending: 'number',
  }),
  // One that tells of it would wait afterwards.
  event: null,
  async run(context, { timeout }) {
    refuseIfLocked(context);
    refuseWithoutReceiver(context);
    const { telemetry, output, speech } = context;
    const { flush: texts } = speech.texts.telemetry;
    const before = telemetry.status();
    const tell = createTeller(output);
    if (before.pending > 0) tell(speech.counted(texts.sending, before.pending));
    let total = 0;
    const showPending = ({ pending }: Pick<TelemetryStatus, 'pending'>) => {
      // Another program may be recording meanwhile.
      total = Math.max(total, pending);
      if (total === 0) return;
      const done = total - pending;
      const values = { done: speech.number(done), total: speech.number(total) };
      output.progress(fill(texts.progress, values), done / total);
    };
    showPending(before);
    const unsubscribe = telemetry.onStatusChanged(showPending);
    const { unfinished, counts } = await deliver(
      context,
      typeof timeout === 'number' ? timeout : DEFAULT_SECONDS,
      tell,
    );
    unsubscribe();
    const { pending } = telemetry.status();
    if (unfinished !== null) {
      const parts = [
        rejectionOf(counts, speech),
        pending === 0 ? texts.nothingSent : speech.counted(texts.unsent, pending),
        reasonOf(unfinished, telemetry.folder, speech),
      ];
      throw new CliFailure('notDelivered', sentences(parts));
    }
    output.result({ ...counts, pending }, [outcomeOf(counts, pending, speech)]);
    if (counts.rejected > 0) context.exitWith('eventsRejected');
  },
});

/** Fails for a command that can do nothing if nobody is to receive events. */
export function refuseWithoutReceiver({ telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>): void {
  if (telemetry.status().endpoint === 'configured') return;
  const variable = namesOf(catalogue.namespace).endpointVariable;
  throw new CliFailure('failed', fill(speech.texts.telemetry.flush.noReceiver, { variable }));
}

function outcomeOf(counts: Counts, pending: number, speech: Speech): string {
  const { delivered, rejected } = counts;
  const { flush } = speech.texts.telemetry;
  if (delivered === 0 && rejected === 0 && pending === 0) return flush.nothingToSend;
  return sentences([
    delivered === 0 && rejected > 0 ? '' : speech.counted(flush.sent, delivered),
    rejectionOf(counts, speech),
    pending === 0 ? flush.nothingWaiting : speech.counted(flush.waiting, pending),
  ]);
}

/** How much was rejected, and why; empty if nothing was. */
function rejectionOf({ rejected, rejection }: Counts, speech: Speech): string {
  if (rejection === null) return '';
  const { flush } = speech.texts.telemetry;
  const { status, message } = rejection;
  const why =
    message !== null
      ? fill(flush.rejectedWith, { message })
      : status === 200
        ? flush.rejectedWithout
        : fill(flush.rejectedBy, { status: String(status) });
  return fill(speech.counted(flush.rejected, rejected), { why });
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

type Tell = (line: string) => void;

/** Delivers what waits until the time is up, and counts the events. */
async function deliver(
  { telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>,
  seconds: number,
  tell: Tell,
): Promise<{ readonly unfinished: Unfinished | null; readonly counts: Counts }> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  let problem: DeliveryProblem | null = null;
  const late = new Promise<FlushResult | Late>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'late', problem }), { once: true });
  });
  const endsAt = performance.now() + seconds * 1_000;
  let counts: Counts = { delivered: 0, rejected: 0, rejection: null };
  for (let isFirst = true; ; isFirst = false) {
    // Later, the wait is for what failed just now.
    const result = await Promise.race([telemetry.flush({ cutsBackoff: isFirst }), late]);
    if (result.kind === 'late') return { unfinished: result, counts };
    counts = {
      delivered: counts.delivered + result.delivered,
      rejected: counts.rejected + result.rejected,
      rejection: result.rejection ?? counts.rejection,
    };
    if (result.kind === 'delivered') return { unfinished: null, counts };
    if (result.kind === 'waiting') problem = result.problem;
    // It would reject the rest as well, and again.
    if (counts.rejected > 0 && result.kind === 'waiting' && result.problem === 'refused') {
      return { unfinished: null, counts };
    }
    if (result.kind === 'diskFailed' || result.kind === 'notAllowed' || result.kind === 'held') {
      return { unfinished: result, counts };
    }
    const pauseMs = result.kind === 'elsewhere' ? ASK_AGAIN_MS : Math.max(1, result.forMs);
    if (performance.now() + pauseMs >= endsAt) return { unfinished: result, counts };
    tell(progressOf(result, speech));
    await delay(pauseMs);
  }
}

type Waiting = Extract<Unfinished, { kind: 'waiting' | 'keptApart' | 'elsewhere' }>;

/** What is waited for, while there is time. */
function progressOf(waiting: Waiting, speech: Speech): string {
  const { flush } = speech.texts.telemetry;
  const { delivery } = speech.telemetryTexts();
  switch (waiting.kind) {
    case 'waiting':
      return fill(flush.tryingAgainIn, {
        problem: delivery.problem[waiting.problem],
        duration: speech.duration(waiting.forMs),
      });
    case 'keptApart':
      return fill(flush.waitingToSend, {
        what: delivery.keptApart,
        duration: speech.duration(waiting.forMs),
      });
    case 'elsewhere':
      return fill(flush.waitingFor, { what: delivery.elsewhere });
  }
}

/** The problem, and what to do about it; without the last full stop. */
function describeProblem(problem: DeliveryProblem, speech: Speech): string {
  const { delivery } = speech.telemetryTexts();
  const advice =
    problem === 'intercepted'
      ? [delivery.whenIntercepted]
      : problem === 'untrusted'
        ? [delivery.whenUntrusted]
        : [];
  return [delivery.problem[problem], ...advice].join('. ');
}

/** Why something is not delivered, and what comes next or is to be done, in sentences. */
function reasonOf(unfinished: Unfinished, folder: string, speech: Speech): string {
  const { flush } = speech.texts.telemetry;
  const { delivery, fileProblems, sendingPause } = speech.telemetryTexts();
  switch (unfinished.kind) {
    case 'late':
      return unfinished.problem === null ? flush.timedOut : `${describeProblem(unfinished.problem, speech)}.`;
    case 'waiting':
      return fill(flush.tryAgainIn, {
        problem: describeProblem(unfinished.problem, speech),
        duration: speech.duration(unfinished.forMs),
      });
    case 'keptApart':
      return fill(flush.sentLater, {
        what: delivery.keptApart,
        duration: speech.duration(unfinished.forMs),
      });
    case 'elsewhere':
      return fill(flush.tryAgainSoon, { what: delivery.elsewhere });
    case 'diskFailed':
      return describeFileProblem(fileProblems, fileProblemOf(unfinished.error, folder));
    case 'held':
      return fill(flush.tryAgainIn, {
        problem: sendingPause.inApp,
        duration: speech.duration(unfinished.forMs),
      });
    case 'notAllowed':
      return flush.noticeDue;
  }
}

/** Tells what is waited for, and nothing twice in a row: at a terminal in place of the progress, else if more was asked for. */
function createTeller(output: Pick<Output, 'verbose' | 'note' | 'progress'>): Tell {
  let last = '';
  return (line) => {
    if (line === last) return;
    last = line;
    if (!output.progress(line, null) && output.verbose) output.note(line);
  };
}
