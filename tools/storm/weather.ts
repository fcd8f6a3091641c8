/** The receiver's moods: how it answers during the storm. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type ChooseAnswer, json } from '../../telemetry/testing/receiver/answer.ts';
import { REQUEST_HEADER } from './plan.ts';
import type { Random } from './random.ts';

export const ANSWERS = [
  '200',
  '429',
  '503',
  '500',
  'dropBeforeReading',
  'dropAfterReading',
  'hangBeforeReading',
  'hangAfterReading',
] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** Enough that deliveries continue, and few enough that something hits most of them. */
const GOOD_SHARE = 0.45;
/** With more, the backoff, which all processes share, would outlast the storm. */
const MAX_FAILURES_IN_ROW = 4;
const MAX_RETRY_AFTER_S = 2;
/** Long enough that a kill can hit a request in progress. */
const MAX_DELAY_MS = 60;

export interface Weather {
  readonly choose: ChooseAnswer;
  /** How many requests got each kind of answer. */
  readonly counts: ReadonlyMap<AnswerKind, number>;
  /** The answer to the request with this {@link REQUEST_HEADER}. */
  answerTo(request: string): AnswerKind | undefined;
  /** The process that sends the next request; null if none does within that many milliseconds. */
  nextSender(withinMs: number): Promise<number | null>;
  /** From now on every answer is the ordinary one. */
  clearUp(): void;
}

/** Answers at random with these kinds, which should include 200. */
export function createWeather(random: Random, kinds: readonly AnswerKind[]): Weather {
  const bad = kinds.filter((kind) => kind !== '200');
  const counts = new Map<AnswerKind, number>();
  const answers = new Map<string, AnswerKind>();
  let isClear = bad.length === 0;
  let failuresInRow = 0;
  let announceSender: (sender: number) => void = () => {};

  function next(): AnswerKind {
    const isGood = random.chance(GOOD_SHARE);
    if (isClear || isGood || failuresInRow >= MAX_FAILURES_IN_ROW) {
      failuresInRow = 0;
      return '200';
    }
    const kind = random.pick(bad);
    // After a 500 the client continues at once, with other events.
    if (kind !== '500') failuresInRow += 1;
    return kind;
  }

  return {
    counts,
    async choose({ headers }) {
      const kind = next();
      const request = String(headers[REQUEST_HEADER]);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      answers.set(request, kind);
      announceSender(Number.parseInt(request, 10));
      if (!isClear) await delay(random.whole(0, MAX_DELAY_MS));
      return toAnswer(kind, random);
    },
    answerTo: (request) => answers.get(request),
    nextSender: (withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), withinMs);
        announceSender = (sender) => {
          clearTimeout(timer);
          announceSender = () => {};
          resolve(sender);
        };
      }),
    clearUp() {
      isClear = true;
    },
  };
}

/** Undefined for the ordinary answer. */
function toAnswer(kind: AnswerKind, random: Random): Answer | undefined {
  switch (kind) {
    case '200':
      return undefined;
    case '429':
      return json(429, {}, { 'Retry-After': String(random.whole(0, MAX_RETRY_AFTER_S)) });
    case '503':
    case '500':
      return json(Number(kind), {});
    default:
      return kind;
  }
}
