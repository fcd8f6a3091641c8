import { setTimeout as delay } from 'node:timers/promises';

/** Waits that many milliseconds. Throws the reason of `stop` as soon as that is aborted. */
export async function wait(ms: number, stop: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: stop }).catch(() => stop.throwIfAborted());
}
