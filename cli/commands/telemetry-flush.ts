import { setTimeout as delay } from 'node:timers/promises';
import type { FlushResult } from '../../electron/telemetry/deliver/sender.ts';
import { namesOf } from '../../electron/telemetry/names.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { Command, Context } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { wholeNumber } from '../option-values.ts';
import { eventCount } from './event-count.ts';
import { refuseIfLocked } from './telemetry-choice.ts';

const DEFAULT_SECONDS = 30;
/** How soon to ask again while another process delivers. */
const ASK_AGAIN_MS = 250;

type Unfinished = Exclude<FlushResult, { kind: 'delivered' }> | { readonly kind: 'late' };

export const telemetryFlush: Command = {
  name: 'telemetry flush',
  description: 'Deliver what waits, now.',
  options: [
    {
      flags: '--timeout <seconds>',
      description: `how long to try (${DEFAULT_SECONDS} if not given)`,
      parse: wholeNumber(1, 24 * 60 * 60),
    },
  ],
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
    const unsubscribe = tellProgress(context);
    const unfinished = await deliver(context, typeof timeout === 'number' ? timeout : DEFAULT_SECONDS);
    unsubscribe();
    const { pending } = telemetry.status();
    if (unfinished !== null)
      throw new CliFailure('notDelivered', `${eventCount(pending)} not delivered: ${reasonOf(unfinished)}`);
    const delivered = Math.max(0, before.pending - pending);
    output.result({ delivered, pending }, [
      `Delivered ${eventCount(delivered)}. ${eventCount(pending)} waiting.`,
    ]);
  },
};

async function deliver({ telemetry }: Context, seconds: number): Promise<Unfinished | null> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  const late = new Promise<Unfinished>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'late' }), { once: true });
  });
  const endsAt = performance.now() + seconds * 1_000;
  for (;;) {
    const result = await Promise.race([telemetry.flush(), late]);
    if (result.kind === 'delivered') return null;
    if (result.kind !== 'elsewhere' && result.kind !== 'waiting') return result;
    const pauseMs = result.kind === 'waiting' ? Math.max(1, result.forMs) : ASK_AGAIN_MS;
    if (performance.now() + pauseMs >= endsAt) return result;
    await delay(pauseMs);
  }
}

function reasonOf(unfinished: Unfinished): string {
  switch (unfinished.kind) {
    case 'late':
      return 'the time is up. Try again with a longer --timeout.';
    case 'waiting':
      return `the receiver can't be reached, or asked for a pause. Try again in ${Math.ceil(unfinished.forMs / 1_000)} s.`;
    case 'elsewhere':
      return 'another process of Kreya is still at it. Try again in a moment.';
    case 'unreadable':
      return "they can't be read from the disk. See who may read the folder of kreyac telemetry status.";
    case 'notAllowed':
      return 'nothing may be sent before the notice was shown. Run it again.';
  }
}

/** For a person who watches. */
function tellProgress({ telemetry, output }: Context): () => void {
  if (!process.stderr.isTTY && !output.verbose) return () => {};
  return telemetry.onStatusChanged(({ pending }) => output.note(`${eventCount(pending)} waiting …`));
}
