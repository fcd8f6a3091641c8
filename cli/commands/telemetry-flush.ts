import { setTimeout as delay } from 'node:timers/promises';
import {
  describeFileProblem,
  type FlushEnd,
  type FlushResult,
  fileProblemOf,
  fill,
  namesOf,
  telemetryTextsFor,
} from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { refuseIfLocked } from './telemetry-choice.ts';
import { eventCount } from './telemetry-status.ts';

const DEFAULT_SECONDS = 30;
/** How soon to ask again while another process delivers. */
const ASK_AGAIN_MS = 250;

type Unfinished = Exclude<FlushEnd, { kind: 'delivered' }> | { readonly kind: 'late' };

interface Counts {
  readonly delivered: number;
  readonly rejected: number;
}

/** Said in the same words as in Settings. */
const texts = telemetryTextsFor('en');
const PRODUCT = { product: 'Kreya' };

export const telemetryFlush = defineCommand({
  name: 'telemetry flush',
  description: 'Deliver what waits, now.',
  options: [
    {
      flags: '--timeout <seconds>',
      description: `how long to try (${DEFAULT_SECONDS} if not given)`,
      parse: wholeNumber(1, 24 * 60 * 60),
    },
  ],
  json: members({ delivered: 'number', rejected: 'number', pending: 'number' }),
  // One that tells of it would wait afterwards.
  event: null,
  async run(context, { timeout }) {
    refuseIfLocked(context);
    const { telemetry, output } = context;
    const before = telemetry.status();
    if (before.endpoint !== 'configured') {
      throw new CliFailure(
        'failed',
        `There is nowhere to deliver to. Set ${namesOf(catalogue.namespace).endpointVariable} to the receiver's address.`,
      );
    }
    const tell = createTeller(output);
    if (before.pending > 0) tell(`Delivering ${eventCount(before.pending)} …`);
    const unsubscribe = telemetry.onStatusChanged(({ pending }) => {
      if (pending > 0) tell(`${eventCount(pending)} left …`);
    });
    const { unfinished, counts } = await deliver(
      context,
      typeof timeout === 'number' ? timeout : DEFAULT_SECONDS,
      tell,
    );
    unsubscribe();
    const { pending } = telemetry.status();
    if (unfinished !== null) {
      const what = pending === 0 ? 'Nothing was delivered' : `${eventCount(pending)} not delivered`;
      throw new CliFailure('notDelivered', `${what}. ${reasonOf(unfinished, telemetry.folder)}`);
    }
    output.result({ ...counts, pending }, [outcomeOf(counts, pending)]);
  },
});

function outcomeOf({ delivered, rejected }: Counts, pending: number): string {
  if (delivered === 0 && rejected === 0 && pending === 0) return 'No events were waiting.';
  const refusal = rejected === 0 ? '' : ` The server rejected ${eventCount(rejected)}.`;
  return `Delivered ${eventCount(delivered)}.${refusal} ${eventCount(pending)} waiting.`;
}

type Tell = (line: string) => void;

/** Delivers what waits until the time is up, and counts the events. */
async function deliver(
  { telemetry }: Pick<Context, 'telemetry'>,
  seconds: number,
  tell: Tell,
): Promise<{ readonly unfinished: Unfinished | null; readonly counts: Counts }> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  const late = new Promise<FlushResult | { readonly kind: 'late' }>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'late' }), { once: true });
  });
  const endsAt = performance.now() + seconds * 1_000;
  let counts: Counts = { delivered: 0, rejected: 0 };
  for (;;) {
    const result = await Promise.race([telemetry.flush(), late]);
    if (result.kind === 'late') return { unfinished: result, counts };
    counts = {
      delivered: counts.delivered + result.delivered,
      rejected: counts.rejected + result.rejected,
    };
    if (result.kind === 'delivered') return { unfinished: null, counts };
    if (result.kind === 'diskFailed' || result.kind === 'notAllowed') return { unfinished: result, counts };
    const pauseMs = result.kind === 'elsewhere' ? ASK_AGAIN_MS : Math.max(1, result.forMs);
    if (performance.now() + pauseMs >= endsAt) return { unfinished: result, counts };
    tell(`${progressOf(result)} …`);
    await delay(pauseMs);
  }
}

/** What is waited for, while there is time. */
function progressOf(waiting: Extract<Unfinished, { kind: 'waiting' | 'keptApart' | 'elsewhere' }>): string {
  const { delivery } = texts;
  switch (waiting.kind) {
    case 'waiting':
      return `${delivery.problem[waiting.problem]}. Trying again in ${durationOf(waiting.forMs)}`;
    case 'keptApart':
      return `${delivery.keptApart}, in ${durationOf(waiting.forMs)}`;
    case 'elsewhere':
      return `${fill(delivery.elsewhere, PRODUCT)}. Waiting for it`;
  }
}

/** Why something is not delivered, and what comes next or is to be done, in sentences. */
function reasonOf(unfinished: Unfinished, folder: string): string {
  const { delivery, fileProblems } = texts;
  switch (unfinished.kind) {
    case 'late':
      return 'The time is up. Try again with a longer --timeout.';
    case 'waiting': {
      const advice = unfinished.problem === 'intercepted' ? ` ${delivery.whenIntercepted}.` : '';
      return `${delivery.problem[unfinished.problem]}.${advice} Try again in ${durationOf(unfinished.forMs)}.`;
    }
    case 'keptApart':
      return `${delivery.keptApart}, in ${durationOf(unfinished.forMs)}.`;
    case 'elsewhere':
      return `${fill(delivery.elsewhere, PRODUCT)}. Try again in a moment.`;
    case 'diskFailed':
      return describeFileProblem(fileProblems, fileProblemOf(unfinished.error, folder));
    case 'notAllowed':
      return 'Nothing is sent until you have seen the notice. Run kreyac once in a terminal. If that doesn’t help, make the settings file writable; kreyac info prints its path.';
  }
}

/** Tells a person who watches what goes on, and nothing twice in a row. */
function createTeller(output: Pick<Output, 'verbose' | 'note'>): Tell {
  let last = '';
  return (line) => {
    if (line === last || (!process.stderr.isTTY && !output.verbose)) return;
    last = line;
    output.note(line);
  };
}

/** How long, rounded up to what a person would count in. */
function durationOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
