import type { DeliveryState } from '../../contract/bridge.ts';
import type { SenderState } from '../deliver/sender.ts';

/** The overall state of delivery, from the senders that have something to send. */
export function deliveryState(senders: readonly SenderState[], mayConnect: boolean): DeliveryState {
  if (senders.length === 0) return { kind: 'idle' };
  // A pause lets a request end that was under way.
  if (senders.some(({ kind }) => kind === 'sending')) return { kind: 'sending' };
  if (!mayConnect) return { kind: 'held' };
  const [first] = senders.flatMap((state) => (state.kind === 'paused' ? state : []));
  if (first === undefined) {
    return { kind: senders.some(({ kind }) => kind === 'elsewhere') ? 'elsewhere' : 'waiting' };
  }
  return { kind: 'paused', problem: first.problem, nextTryAt: new Date(first.until).toISOString() };
}
