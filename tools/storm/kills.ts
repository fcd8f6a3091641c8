/** Kills writers at random instants, and replaces them. */
import { policy } from '../../telemetry/core/policy.ts';
import type { Crew } from './crew.ts';
import type { Random } from './random.ts';
import { wait } from './wait.ts';
import type { Weather } from './weather.ts';

/** Processes are killed while they start, while they record and while they wait. */
const MAX_INTERVAL_MS = 1_200;
/** Between showers, some live long enough to take over what the dead were delivering and what they left. */
const KILLS_PER_LULL = 8;
const MIN_LULL_MS = policy.lease.takeOverMs;
const MAX_LULL_MS = 2 * policy.lease.takeOverMs;
/** A lull ends when a process delivers, with that process's death. */
const AIM_FOR_MS = 6_000;
/** Other kills target whichever process is delivering; few are, so random kills would hardly ever hit one. */
const AIMED_SHARE = 0.6;
/** From before a request is read until after it, or the next ones, are answered and settled. */
const MAX_AFTER_REQUEST_MS = 250;

export interface KillOptions {
  readonly crew: Crew;
  readonly weather: Pick<Weather, 'nextSender'>;
  readonly random: Random;
  readonly kills: number;
  readonly stop: AbortSignal;
  readonly onKill: (count: number) => void;
}

export interface Kills {
  readonly kills: number;
  /** How many of them hit a process that was delivering. */
  readonly hits: number;
}

/**
 * Kills so many writers; each is replaced at once. Stops early if a process exits by itself, which breaks a
 * promise and may leave none to kill. Throws the reason of `stop`.
 */
export async function killAtRandom(options: KillOptions): Promise<Kills> {
  const { crew, weather, random, stop } = options;
  let kills = 0;
  let hits = 0;
  while (kills < options.kills && crew.ended.length === 0) {
    const isLull = kills % KILLS_PER_LULL === KILLS_PER_LULL - 1;
    if (isLull) await wait(random.whole(MIN_LULL_MS, MAX_LULL_MS), stop);
    const ms = isLull ? AIM_FOR_MS : random.whole(0, MAX_INTERVAL_MS);
    const isAimed = isLull || random.chance(AIMED_SHARE);
    const sender = isAimed ? await weather.nextSender(ms) : null;
    if (!isAimed) await wait(ms, stop);
    else if (sender !== null) await wait(random.whole(0, MAX_AFTER_REQUEST_MS), stop);
    stop.throwIfAborted();
    const alive = crew.alive();
    if (alive.length === 0) break;
    const aimed = alive.find((member) => member.process === sender);
    if (aimed !== undefined) hits += 1;
    void crew.kill(aimed ?? random.pick(alive));
    crew.start('writer');
    kills += 1;
    options.onKill(kills);
  }
  return { kills, hits };
}
