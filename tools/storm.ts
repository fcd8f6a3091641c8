import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { orUsage, runTool, UsageError } from './process/run-tool.ts';
import { isWhole, measureBacklog } from './storm/backlog.ts';
import { MAX_PROCESSES } from './storm/plan.ts';
import { MAX_SEED } from './storm/random.ts';
import { describeBacklog, describeStorm } from './storm/report.ts';
import { runStorm } from './storm/storm.ts';
import { ANSWERS, type AnswerKind } from './storm/weather.ts';

const KILLS = 200;
const WRITERS = 3;
const MAX_WRITERS = 50;
/** Longer than the longest backoff that the receiver's moods can cause. */
const DRAIN_MS = 5 * 60_000;
const TELL_EVERY_KILLS = 20;
const MAX_BACKLOG = 10_000_000;
const STARTS_BESIDE_BACKLOG = 9;

const HELP = `npm run test:storm -- [--kills ${KILLS}] [--writers ${WRITERS}] [--seed N] [--answers ${ANSWERS.slice(0, 3).join(',')},…]
npm run test:storm -- --backlog 1000000
npm run test:storm -- --backlog 36000 --alone

Several processes record telemetry into one profile folder and are killed at random, while their receiver fails at
random. Then the receiver recovers, and everything must arrive. Prints the figures, and exits with 1 if an event is lost
without a report, a record is corrupt, a duplicate has a different ID, or two processes deliver at once.

--kills N       how many processes to kill and replace (default: ${KILLS})
--writers N     how many processes record at once (default: ${WRITERS})
--seed N        repeat the random decisions of an earlier run; timing still varies
--answers LIST  how the receiver answers; must include 200 (default: all):
                ${ANSWERS.join(', ')}
--backlog N     no storm: records N events without delivering them, and prints what they cost a process that starts,
                and how fast they are delivered; exits with 1 if not all arrive. A million events take about 350 MiB.
--alone         with --backlog: each event in its own file, as command-line tools leave them
--help          print this help`;

await runTool(async (stop) => {
  const options = parse();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  if (options.backlog > 0) {
    const result = await measureBacklog({
      events: options.backlog,
      areAlone: options.areAlone,
      starts: STARTS_BESIDE_BACKLOG,
      stop,
    });
    console.log(describeBacklog(result));
    return isWhole(result) ? 0 : 1;
  }
  console.error(`Starting the storm (--seed ${options.seed}). To stop, press Ctrl-C.`);
  const result = await runStorm({
    ...options,
    drainMs: DRAIN_MS,
    stop,
    onKill: (count) => {
      if (count % TELL_EVERY_KILLS === 0) console.error(`${count} of ${options.kills} kills`);
    },
  });
  console.log(describeStorm(options, result));
  return result.broken.length === 0 ? 0 : 1;
});

interface Options {
  readonly kills: number;
  readonly writers: number;
  readonly seed: number;
  readonly answers: AnswerKind[];
  /** 0 for a storm. */
  readonly backlog: number;
  readonly areAlone: boolean;
}

function parse(): Options | null {
  const text = { type: 'string' } as const;
  const { values } = orUsage(HELP, () =>
    parseArgs({
      options: {
        kills: text,
        writers: text,
        seed: text,
        answers: text,
        backlog: text,
        alone: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help === true) return null;
  const writers = wholeNumber('--writers', values.writers, WRITERS, 1, MAX_WRITERS);
  return {
    writers,
    // Every process uses its own numbers, and the catalogue limits them.
    kills: wholeNumber('--kills', values.kills, KILLS, 1, MAX_PROCESSES - MAX_WRITERS - 10),
    seed: wholeNumber('--seed', values.seed, randomInt(MAX_SEED), 0, MAX_SEED),
    answers: answerKinds(values.answers),
    backlog: wholeNumber('--backlog', values.backlog, 0, 1, MAX_BACKLOG),
    areAlone: values.alone === true,
  };
}

function wholeNumber(
  option: string,
  text: string | undefined,
  otherwise: number,
  min: number,
  max: number,
): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max) {
    throw new UsageError(
      `${option} must be a whole number from ${min} to ${max}, not ${JSON.stringify(text)}.`,
    );
  }
  return number;
}

function answerKinds(text: string | undefined): AnswerKind[] {
  if (text === undefined) return [...ANSWERS];
  const names = text.split(',');
  const unknown = names.find((name) => ANSWERS.every((kind) => kind !== name));
  if (unknown !== undefined || !names.includes('200')) {
    throw new UsageError(
      `--answers must be a list with 200 and any of ${ANSWERS.join(', ')}, not ${JSON.stringify(text)}.`,
    );
  }
  return ANSWERS.filter((kind) => names.includes(kind));
}
