import { fill } from 'kreya-telemetry/renderer';
import type { InvocationResult } from '../../shared/project.ts';
import { describeDuration } from '../duration.ts';
import { texts } from '../texts.ts';
import type { Invocation } from './use-invocation.ts';

/** What a person reads of an invocation. */
export interface Said {
  readonly tone: 'quiet' | 'good' | 'problem';
  /** The HTTP status. */
  readonly status: string | null;
  readonly words: string;
  /** What to do about it. */
  readonly hint: string | null;
  readonly url: string | null;
  readonly body: string | null;
}

const NOTHING: Said = { tone: 'quiet', status: null, words: '', hint: null, url: null, body: null };

export function sayInvocation(invocation: Invocation | null): Said {
  const { nothingYet, running, failed } = texts.invocation;
  switch (invocation?.state) {
    case undefined:
      return { ...NOTHING, words: nothingYet };
    case 'running':
      return { ...NOTHING, words: running };
    case 'failed':
      return { ...NOTHING, tone: 'problem', words: failed, hint: invocation.message };
    case 'over':
      return sayResult(invocation.result);
  }
}

function sayResult(result: InvocationResult): Said {
  const said = { ...NOTHING, url: result.url };
  const { answered, cancelled, timedOut, timedOutHint, unreachable, unreachableHint } = texts.invocation;
  switch (result.kind) {
    case 'answered':
      return {
        ...said,
        tone: result.status < 400 ? 'good' : 'problem',
        status: `${result.status} ${result.statusText}`.trim(),
        words: fill(answered, { duration: describeDuration(result.durationMs) }),
        body: result.body,
      };
    case 'cancelled':
      return { ...said, words: fill(cancelled, { duration: describeDuration(result.durationMs) }) };
    case 'timedOut': {
      const words = fill(timedOut, { duration: describeDuration(result.limitMs) });
      return { ...said, tone: 'problem', words, hint: timedOutHint };
    }
    case 'unreachable':
      return { ...said, tone: 'problem', words: unreachable, hint: unreachableHint };
  }
}
