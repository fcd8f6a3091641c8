/**
 * A working day of one installation on the wire: all bytes of its TCP connections in both directions,
 * including TLS and HTTP headers.
 */
import { dayOfWork } from '../../tools/day/work.ts';
import { ENTRANTS, type Entrant, KREYA, KREYA_DAY } from '../peers.ts';
import type { ByEntrant } from '../results.ts';
import { startSession } from '../session.ts';
import { medians } from '../statistics.ts';
import { makeCertificate } from '../tls/certificate.ts';
import { startTlsReceiver } from '../tls/tls-receiver.ts';
import { type Context, END_MS, freshFolder } from './context.ts';

export interface DayOnTheWire {
  readonly events: number;
  readonly requests: number;
  /** The requests' bodies, as received. */
  readonly bodyBytes: number;
  /** All connections, in both directions, without TCP and IP overhead. */
  readonly wireBytes: number;
}

/** Each day is different, but the same for all. Null without `openssl` for a certificate. */
export async function measureDay(days: number, { stop }: Context): Promise<ByEntrant<DayOnTheWire> | null> {
  const certificate = await makeCertificate(freshFolder());
  if (certificate === null) return null;
  const found = new Map<string, DayOnTheWire[]>(ENTRANTS.map(({ id }) => [id, []]));
  for (let day = 1; day <= days; day += 1) {
    const pauses = dayOfWork(seeded(day)).map(({ afterMs }) => afterMs);
    for (const entrant of ENTRANTS) {
      const receiver = await startTlsReceiver(certificate);
      const session = await startSession(entrant === KREYA ? KREYA_DAY : entrant, {
        url: receiver.url,
        folder: freshFolder(),
        certificate: certificate.file,
        stop,
      });
      const clock = clockOf(entrant, session);
      for (const [index, pauseMs] of pauses.entries()) {
        // No client keeps a connection for as long as it waits before sending the next event.
        if (await clock.pass(pauseMs)) await receiver.hangUp();
        await session.track(1, index);
      }
      await session.flush();
      await session.end(END_MS);
      const { requests, bodyBytes, wireBytes } = await receiver.close();
      if (requests === 0) throw new Error(`${entrant.title} sent nothing.`);
      found.get(entrant.id)?.push({ events: pauses.length, requests, bodyBytes, wireBytes });
    }
  }
  return Object.fromEntries(
    [...found].map(([id, of]) => [id, medians(of, ['events', 'requests', 'bodyBytes', 'wireBytes'])]),
  );
}

interface DayClock {
  /** Lets time pass; returns whether anything can have been sent meanwhile. */
  pass(ms: number): Promise<boolean>;
}

/** An SDK's own timers run in real time: it is told to send when they would have been due. */
function clockOf(
  { waitMs }: Entrant,
  session: { pass(ms: number): Promise<void>; flush(): Promise<void> },
): DayClock {
  if (waitMs === null) {
    return {
      async pass(ms) {
        await session.pass(ms);
        return true;
      },
    };
  }
  // Nothing is waiting before the first event.
  let waitedMs = Number.NEGATIVE_INFINITY;
  return {
    async pass(ms) {
      waitedMs += ms;
      const isDue = waitedMs >= waitMs;
      if (isDue) await session.flush();
      if (isDue || waitedMs < 0) waitedMs = 0;
      return isDue;
    },
  };
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
