import { classifyLogsResponse, type ResponseOutcome } from '../../core/deliver/answer.ts';
import { post } from '../../core/deliver/post.ts';
import type { Fetch } from '../../core/ports.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { systemClock } from '../../node/node-host.ts';
import { type Conclusion, HOSTILE_ANSWERS } from './answers.ts';

/** Replaces the policy's time-out for answers that must be understood, however busy the machine is. */
const ANSWER_MS = 120_000;
/** The same where no answer is expected: what comes late is kept, like what never comes. */
const NO_ANSWER_MS = 2_000;
const AT_ONCE = 8;

export interface Meeting {
  readonly name: string;
  readonly expected: Conclusion;
  readonly concluded: Conclusion | null;
}

/**
 * Sends a request for each hostile answer to the server at `url`, a few at a time, and returns the
 * conclusions.
 */
export async function meetHostileAnswers(fetch: Fetch, url: string): Promise<Meeting[]> {
  const hostFor = (timeoutMs: number) => ({
    appVersion: '1.18.0',
    catalogue,
    clock: {
      ...systemClock,
      schedule: (callback: () => void) => systemClock.schedule(callback, timeoutMs),
    },
    fetch,
  });
  const meetings: Meeting[] = [];
  const left = HOSTILE_ANSWERS.entries();

  async function meet(): Promise<void> {
    for (const [number, { name, conclusion }] of left) {
      const message = {
        url: `${url}/${number}/v1/logs`,
        contentType: 'application/json',
        content: Buffer.from('{}'),
        classify: classifyLogsResponse,
      };
      const mayTimeOut = conclusion === 'kept' || conclusion === 'any';
      const host = hostFor(mayTimeOut ? NO_ANSWER_MS : ANSWER_MS);
      const outcome = await post(host, message, new AbortController().signal);
      meetings.push({ name, expected: conclusion, concluded: conclusionOf(outcome) });
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, meet));
  return meetings;
}

function conclusionOf(outcome: ResponseOutcome): Conclusion | null {
  switch (outcome.kind) {
    case 'delivered':
    case 'refused':
      return outcome.kind;
    case 'retry':
      return outcome.problem === 'intercepted' ? 'intercepted' : 'kept';
    default:
      return null;
  }
}

/** The answers from which the wrong conclusion was drawn. */
export function misunderstood(meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter(({ expected, concluded }) => {
    const isEnough = expected === 'kept' && concluded === 'intercepted';
    return expected !== 'any' && expected !== concluded && !isEnough;
  });
}
