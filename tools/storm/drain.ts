/** The end of the storm: the receiver is healthy, and one last process delivers what all others left. */
import { policy } from '../../telemetry/core/policy.ts';
import { isObject } from '../../telemetry/testing/json.ts';
import type { Crew, CrewMember } from './crew.ts';
import type { Ledger } from './ledger.ts';
import { CLOSE, WAIT_MS } from './plan.ts';
import { wait } from './wait.ts';

const POLL_MS = 100;
/** By then, what is still in transit when everything seems done has arrived. */
const SETTLE_MS = 1_000;
/** After this much silence nothing more will come: abandoned segments have been adopted, and would be due. */
const SILENCE_MS = policy.spool.adoptAfterMs + 2 * WAIT_MS + 12_000;
/** The policy limits `close()`; a process that takes longer than this hangs. */
const CLOSE_MS = policy.closeMs + 5_000;

export interface DrainOptions {
  readonly crew: Crew;
  readonly ledger: Pick<Ledger, 'hasSeen' | 'lastRequestAt'>;
  /** The acknowledged numbers. */
  readonly acknowledged: readonly number[];
  /** The time limit in milliseconds. */
  readonly withinMs: number;
  readonly stop: AbortSignal;
}

/** Resolves when the last process is gone: to null if everything was delivered, else to what is wrong. */
export async function drain(options: DrainOptions): Promise<string | null> {
  const { crew, stop } = options;
  const member = crew.start('drainer');
  const problem = await untilDrained(member, options);
  crew.expectEnd(member);
  if (member.child.connected) member.child.send(CLOSE);
  const isGone = await Promise.race([member.gone.then(() => true), wait(CLOSE_MS, stop).then(() => false)]);
  if (isGone) return problem;
  await crew.kill(member);
  return problem ?? `the last process did not close within ${CLOSE_MS} ms`;
}

async function untilDrained(member: CrewMember, options: DrainOptions): Promise<string | null> {
  const { crew, ledger, acknowledged, withinMs, stop } = options;
  const began = Date.now();
  let pending: number | null = null;
  member.child.on('message', (message) => {
    if (isObject(message) && typeof message['pending'] === 'number') pending = message['pending'];
  });
  let unseen = acknowledged;
  for (;;) {
    await wait(POLL_MS, stop);
    // Its exit is reported elsewhere.
    if (!crew.alive().includes(member)) return null;
    unseen = unseen.filter((number) => !ledger.hasSeen(number));
    const silence = Date.now() - Math.max(began, ledger.lastRequestAt());
    if (pending === 0 && silence > (unseen.length === 0 ? SETTLE_MS : SILENCE_MS)) return null;
    if (Date.now() - began > withinMs) {
      return `after ${Math.round(withinMs / 1000)} s of a healthy receiver, ${pending ?? 'an unknown number of'} events still wait`;
    }
  }
}
