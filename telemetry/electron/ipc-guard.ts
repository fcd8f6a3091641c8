/** Guards the handlers against pages: how often they may ask, and how much they may send at once. */
import type { TelemetryRequest } from '../contract/bridge.ts';
import { ipcLimits } from './ipc-limits.ts';
import { isBounded } from './ipc-size.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** `refusal` is a message for developers; `waitMs` is how long to wait before answering. */
export type Admission = { readonly refusal: string } | { readonly refusal: null; readonly waitMs: number };

export interface IpcGuard {
  /**
   * Decides whether and when a request is answered.
   * @param sender the page; its earlier requests count for as long as it lives
   */
  admit(sender: object, request: unknown): Admission;
}

export interface IpcGuardOptions {
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  /** Called for every refused request that would have reported an event or an error. */
  readonly onLost: (reason: 'rateLimited' | 'invalid') => void;
  /** Called once for each kind of refusal. */
  readonly warn: (problem: string) => void;
  /** Whether the program's own requests of that kind write a file, open a window or use the network. */
  readonly isCostly: (kind: unknown) => boolean;
}

const TOO_OFTEN = 'A page asks more often than it may; what it asks above that is refused.';
export const TOO_MANY_CHANGES =
  'Pages ask to change or delete more than a person would; what they ask above that is refused.';
const TOO_LARGE = 'A page sent a request that is larger than any may be; it is refused.';

type Kind = TelemetryRequest['kind'];
const TELLING: readonly unknown[] = ['track', 'reportError'] satisfies Kind[];
const COSTLY: readonly unknown[] = ['openPrivacyPolicy', 'saveActivity', 'sendNow'] satisfies Kind[];
/** They have a pace of their own, far below what they could cost. */
const CHANGING: readonly unknown[] = [
  'deleteHistory',
  'deleteWaiting',
  'noticeShown',
  'pauseSending',
  'requestErasure',
  'resetInstallationId',
  'resumeSending',
  'setEnabled',
] satisfies Kind[];

export function createIpcGuard({ monotonic, onLost, warn, isCostly }: IpcGuardOptions): IpcGuard {
  const buckets = new WeakMap<object, TokenBucket>();
  const changes = createPacer(ipcLimits.changes);
  const optOuts = new WeakMap<object, Pacer>();
  const warned = new Set<string>();

  function bucketOf(sender: object): TokenBucket {
    const bucket = buckets.get(sender) ?? createTokenBucket(ipcLimits.burst, ipcLimits.perSecond);
    buckets.set(sender, bucket);
    return bucket;
  }

  function optOutsOf(sender: object): Pacer {
    const pacer = optOuts.get(sender) ?? createPacer(ipcLimits.optOuts);
    optOuts.set(sender, pacer);
    return pacer;
  }

  function refuse(problem: string, kind: unknown, reason: 'rateLimited' | 'invalid'): Admission {
    if (TELLING.includes(kind)) onLost(reason);
    if (!warned.has(problem)) warn(problem);
    warned.add(problem);
    return { refusal: problem };
  }

  return {
    admit(sender, request) {
      const now = monotonic();
      const kind = fieldOf(request, 'kind');
      const isOptOut = kind === 'setEnabled' && fieldOf(request, 'enabled') === false;
      const cost = COSTLY.includes(kind) || isCostly(kind) ? ipcLimits.highCost : 1;
      if (!isOptOut && !bucketOf(sender).take(cost, now)) return refuse(TOO_OFTEN, kind, 'rateLimited');
      if (!isBounded(request)) return refuse(TOO_LARGE, kind, 'invalid');
      if (!CHANGING.includes(kind)) return { refusal: null, waitMs: 0 };
      const waitMs = (isOptOut ? optOutsOf(sender) : changes).take(now);
      return waitMs === null ? refuse(TOO_MANY_CHANGES, kind, 'rateLimited') : { refusal: null, waitMs };
    },
  };
}

function fieldOf(request: unknown, name: string): unknown {
  return typeof request === 'object' && request !== null ? Reflect.get(request, name) : undefined;
}
