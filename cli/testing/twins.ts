/** kreyac in a pipe and in a pseudo-terminal: on two profiles with the same history and the same output. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { ChooseAnswer } from '../../telemetry/testing/receiver/answer.ts';
import { BUSY_RECEIVER } from './calls.ts';
import { createProfile, type Profile } from './kreyac.ts';
import { stable } from './stable.ts';
import { runInTerminal, type TerminalOptions } from './terminal.ts';

export interface Saying {
  readonly exitCode: number;
  /** As read, in the order in which it came to the terminal. */
  readonly text: string;
  /** Whether the terminal showed colours. */
  readonly isColoured: boolean;
}

interface SayingOfBoth extends Saying {
  /** Only the result, as a script gets it. */
  readonly stdout: string;
}

type Variables = Readonly<Record<string, string>>;

export interface Twins {
  /** How often it ran in each. */
  readonly runs: { readonly pipe: number; readonly terminal: number };
  /** Runs it in a pipe and in a terminal, and checks that the output is the same. */
  inBoth(args: readonly string[], env?: Variables): Promise<SayingOfBoth>;
  /** Runs it in a pipe only, for output that can't be the same. */
  inPipe(args: readonly string[], env?: Variables): Promise<Saying>;
  /** Runs it in a terminal only. The escape sequences are in `raw`. */
  inTerminal(args: readonly string[], options?: TerminalOptions): Promise<Saying & { readonly raw: string }>;
}

/** Commands whose result says what is wrong. */
const HAS_RESULT = /^telemetry check\b/;
const BUSY_PATH = '/busy';
const ESCAPE = '\u001b';
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`);
/** What was drawn over: a delivery's progress, which depends on the speed of the machine. */
const PROGRESS = /[^\n]*\r/g;

/** Twins in the folder `shop` of a home with these files, by their path in it. */
export async function createTwins(files: Readonly<Record<string, string>>): Promise<Twins> {
  const [pipe, terminal] = [await createProfile({ answer }), await createProfile({ answer })];
  const runs = { pipe: 0, terminal: 0 };
  for (const { home } of [pipe, terminal]) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), content);
    }
  }

  async function runInPipe(args: readonly string[], env: Variables) {
    runs.pipe += 1;
    const run = await pipe.run(args, { env: localise(env, pipe), cwd: join(pipe.home, 'shop') });
    const [stdout, stderr] = [stable(run.stdout, pipe), stable(run.stderr, pipe)];
    expect(stdout + stderr).not.toContain(ESCAPE);
    // A script that reads standard output gets a result or nothing.
    if (run.exitCode !== 0 && !HAS_RESULT.test(args.join(' '))) expect(stdout).toBe('');
    else if (args.includes('--json') && !args.includes('--help')) JSON.parse(stdout);
    return { exitCode: run.exitCode, stdout, stderr };
  }

  async function inTerminal(args: readonly string[], options: TerminalOptions = {}) {
    runs.terminal += 1;
    const env = localise(options.env ?? {}, terminal);
    const run = await runInTerminal(terminal, args, { cwd: join(terminal.home, 'shop'), ...options, env });
    return {
      exitCode: run.exitCode ?? -1,
      raw: stable(run.raw, terminal),
      text: stable(run.text, terminal),
      isColoured: COLOUR.test(run.raw),
    };
  }

  return {
    runs,
    inTerminal,
    async inPipe(args, env = {}) {
      const { exitCode, stdout, stderr } = await runInPipe(args, env);
      return { exitCode, text: stdout + stderr, isColoured: false };
    },
    async inBoth(args, env = {}) {
      const [piped, shown] = await Promise.all([runInPipe(args, env), inTerminal(args, { env })]);
      const { stdout, stderr } = piped;
      expect(shown.exitCode, args.join(' ')).toBe(piped.exitCode);
      const text = shown.text.replaceAll(PROGRESS, '');
      expect([stdout + stderr, stderr + stdout]).toContain(text);
      const isJson = stdout !== '' && args.includes('--json');
      if (piped.exitCode !== 0) expect(shown.isColoured, args.join(' ')).toBe(!isJson);
      return { ...shown, text, stdout };
    },
  };
}

/** The variables with this profile's values. */
function localise(env: Variables, { home, receiver }: Profile): Variables {
  const values = Object.entries(env).map(([name, value]) => [
    name,
    value.replace('$HOME', home).replace(BUSY_RECEIVER, `${receiver.url}${BUSY_PATH}`),
  ]);
  return Object.fromEntries(values);
}

const answer: ChooseAnswer = ({ url }) =>
  url.startsWith(BUSY_PATH) ? { status: 503, headers: { 'Retry-After': '3600' } } : undefined;
