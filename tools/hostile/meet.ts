import { catalogue } from '../../shared/catalogue.ts';
import { classifyLogsResponse, type Outcome } from '../../telemetry/core/deliver/answer.ts';
import { post } from '../../telemetry/core/deliver/post.ts';
import type { Fetch } from '../../telemetry/core/ports.ts';
import { systemClock } from '../../telemetry/node/node-host.ts';
import { type Conclusion, HOSTILE_ANSWERS } from './answers.ts';

/** In place of the policy's time-out: long enough for every answer that does come. */
const TIMEOUT_MS = 2_000;
/** The same for an answer that never does, and so much sooner. */
const AT_ONCE = 8;

export interface Meeting {
  readonly name: string;
  readonly expected: Conclusion;
  readonly concluded: Conclusion | null;
}

/** Sends a request for each hostile answer to the server at `url`, a few at once, and says what was concluded. */
export async function meetHostileAnswers(fetch: Fetch, url: string): Promise<Meeting[]> {
  const clock = {
    ...systemClock,
    schedule: (callback: () => void) => systemClock.schedule(callback, TIMEOUT_MS),
  };
  const host = { appVersion: '1.18.0', catalogue, clock, fetch };
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
      const outcome = await post(host, message, new AbortController().signal);
      meetings.push({ name, expected: conclusion, concluded: conclusionOf(outcome) });
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, meet));
  return meetings;
}

function conclusionOf(outcome: Outcome): Conclusion | null {
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

/** The answers of which something else was concluded than must be. */
export function misunderstood(meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter(({ expected, concluded }) => {
    const isEnough = expected === 'kept' && concluded === 'intercepted';
    return expected !== 'any' && expected !== concluded && !isEnough;
  });
}
