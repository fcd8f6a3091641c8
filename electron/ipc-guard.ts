/** What stands between a page and the handlers: how often it may ask, and how much at once. */
import type { Request } from '../shared/bridge.ts';
import { ipcLimits } from './ipc-limits.ts';
import { isBounded } from './ipc-size.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

export interface IpcGuard {
  /**
   * Why a request is refused, in words for developers; null if it may be answered.
   * @param sender who asks; as long as it lives, what it asked before counts
   */
  refusalOf(sender: object, request: unknown): string | null;
}

export interface IpcGuardOptions {
  /** Milliseconds, which only ever go forward. */
  readonly monotonic: () => number;
  /** Called with every refused request that would have told of an event or an error. */
  readonly onLost: (reason: 'rateLimited' | 'invalid') => void;
  /** Called with each kind of refusal once. */
  readonly warn: (problem: string) => void;
}

const TOO_OFTEN = 'A page asks more often than it may; what it asks above that is refused.';
const TOO_LARGE = 'A page sent a request that is larger than any may be; it is refused.';

type Kind = Request['kind'];
const TELLING: readonly unknown[] = ['track', 'reportError'] satisfies Kind[];
const COSTLY: readonly unknown[] = [
  'deleteHistory',
  'deleteWaiting',
  'invokeOperation',
  'noticeShown',
  'openSettings',
  'openTelemetryFolder',
  'resetInstallationId',
  'saveActivity',
  'sendNow',
  'setEnabled',
  'setTheme',
] satisfies Kind[];

export function createIpcGuard({ monotonic, onLost, warn }: IpcGuardOptions): IpcGuard {
  const buckets = new WeakMap<object, TokenBucket>();
  const warned = new Set<string>();

  function bucketOf(sender: object): TokenBucket {
    const bucket = buckets.get(sender) ?? createTokenBucket(ipcLimits.burst, ipcLimits.perSecond);
    buckets.set(sender, bucket);
    return bucket;
  }

  function refuse(problem: string, kind: unknown, reason: 'rateLimited' | 'invalid'): string {
    if (TELLING.includes(kind)) onLost(reason);
    if (!warned.has(problem)) warn(problem);
    warned.add(problem);
    return problem;
  }

  return {
    refusalOf(sender, request) {
      const kind = typeof request === 'object' && request !== null ? Reflect.get(request, 'kind') : undefined;
      const cost = COSTLY.includes(kind) ? ipcLimits.highCost : 1;
      if (!bucketOf(sender).take(cost, monotonic())) return refuse(TOO_OFTEN, kind, 'rateLimited');
      return isBounded(request) ? null : refuse(TOO_LARGE, kind, 'invalid');
    },
  };
}
