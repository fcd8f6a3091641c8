/** The storm: real processes, real kills, and a real receiver that fails at random. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInto } from '../../telemetry/testing/bundle.ts';
import type { RequestHead } from '../../telemetry/testing/receiver/answer.ts';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { createCrew } from './crew.ts';
import { drain } from './drain.ts';
import { judge, numbersOf, type Verdict } from './judge.ts';
import { type Kills, killAtRandom } from './kills.ts';
import { createLedger } from './ledger.ts';
import { REQUEST_HEADER } from './plan.ts';
import { createRandom } from './random.ts';
import { createTurns } from './turns.ts';
import { type AnswerKind, createWeather } from './weather.ts';

export interface StormOptions {
  readonly kills: number;
  /** How many processes record at once. */
  readonly writers: number;
  readonly seed: number;
  /** The receiver's answers; 200 is among them. */
  readonly answers: readonly AnswerKind[];
  /** How long the receiver may be healthy until everything has arrived, in milliseconds. */
  readonly drainMs: number;
  readonly stop: AbortSignal;
  readonly onKill: (count: number) => void;
}

export interface StormResult extends Verdict, Kills {
  readonly answers: ReadonlyMap<AnswerKind, number>;
  /** Lines that the processes wrote to standard error, with their counts. */
  readonly warnings: ReadonlyMap<string, number>;
  readonly stormMs: number;
  readonly drainMs: number;
  /** What the processes left behind, for inspection, if a promise is broken; else null. */
  readonly folder: string | null;
}

/** Drops may be reported at the very next start, so a second process may be needed. */
const LAST_PROCESSES = 2;
/** The streams of random numbers; that of process n is n + 1. */
const WEATHER_STREAM = -1;
const KILLS_STREAM = -2;

/**
 * Runs a storm to its end. The seed determines every decision, but not the machine's speed: no two storms are
 * the same. Rejects with the reason of `stop` if that is aborted; leaves no process behind in any case.
 */
export async function runStorm(options: StormOptions): Promise<StormResult> {
  const { seed, stop } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kreya-storm-'));
  let isWorthALook = false;
  try {
    const program = await bundleInto(folder, join(import.meta.dirname, 'child.ts'));
    const weather = createWeather(createRandom(seed, WEATHER_STREAM), options.answers);
    const ledger = createLedger();
    const turns = createTurns();
    const receiver = await startReceiver({
      answer: weather.choose,
      onBegin: (head) => turns.begin(requestOf(head)),
      onEnd: (head) => turns.end(requestOf(head)),
      onRequest: (request) => ledger.look(request, weather.answerTo(requestOf(request)) === '500'),
      onEvent: ledger.take,
    });
    const crew = createCrew(folder, program, receiver.url, seed);
    try {
      const began = Date.now();
      for (let writer = 0; writer < options.writers; writer += 1) crew.start('writer');
      const random = createRandom(seed, KILLS_STREAM);
      const kills = await killAtRandom({ ...options, crew, weather, random });
      await crew.killAll();
      const stormEnded = Date.now();

      weather.clearUp();
      const blocks = crew.blocks();
      const acknowledged = blocks.flatMap(numbersOf);
      const problems: string[] = [];
      let closed = 0;
      let verdict: Verdict;
      do {
        const problem = await drain({ crew, ledger, acknowledged, withinMs: options.drainMs, stop });
        if (problem !== null) problems.push(problem);
        closed += 1;
        verdict = judge({ ledger, turns, blocks, began, ended: Date.now(), closed });
      } while (verdict.broken.length > 0 && closed < LAST_PROCESSES);

      const broken = [...verdict.broken, ...problems, ...crew.ended];
      isWorthALook = broken.length > 0;
      return {
        ...verdict,
        ...kills,
        broken,
        answers: weather.counts,
        warnings: crew.warnings,
        stormMs: stormEnded - began,
        drainMs: Date.now() - stormEnded,
        folder: isWorthALook ? folder : null,
      };
    } finally {
      await crew.killAll();
      await receiver.close();
    }
  } finally {
    if (!isWorthALook) rmSync(folder, { recursive: true, force: true });
  }
}

function requestOf({ headers }: RequestHead): string {
  return String(headers[REQUEST_HEADER]);
}
