/**
 * transcript.snapshot.md is the command line's output; examples.snapshot.json is the part shown in
 * docs/kreyac.md. `npm run unit -- cli/transcript -u` rewrites both.
 */
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { COMMANDS, GROUPS } from './commands/index.ts';
import { CALLS, FILES, UNWRITABLE, WRONG_FOR_ALL } from './testing/calls.ts';
import { examplesOf } from './testing/examples.ts';
import { shapeProblems } from './testing/shape-problems.ts';
import { KEYS, type TerminalOptions } from './testing/terminal.ts';
import { block, parse } from './testing/transcript.ts';
import { createTwins, type Twins } from './testing/twins.ts';

const INTRODUCTION = `# What kreyac says

Everything below was printed by kreyac: a test writes this page, and fails when it is out of date
(\`npm run unit -- cli/transcript -u\` updates it). Each call was made twice, in a pipe and in a pseudo-terminal, and the
test fails unless both say the same but for colours; what appears in only one of them is marked.
[docs/kreyac.md](../docs/kreyac.md) explains how to use kreyac.
`;

const folded = (title: string, blocks: readonly string[]) =>
  `<details>\n<summary>${title}</summary>\n\n${blocks.join('\n')}\n</details>\n`;

/** Fails for a result that does not match the command's definition. */
function checkJson(
  args: readonly string[],
  { exitCode, stdout }: { exitCode: number; stdout: string },
): void {
  if (exitCode !== 0 || !args.includes('--json')) return;
  const called = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  if (called === undefined) throw new Error(`Which command is ${args.join(' ')}?`);
  expect(shapeProblems(called.json, JSON.parse(stdout)), args.join(' ')).toEqual([]);
}

function createScribe(twins: Twins) {
  const coloured = new Set<string>();
  const printed = new Map<string, string>();

  async function both(line: string): Promise<string> {
    const { args, env } = parse(line);
    const saying = await twins.inBoth(args, env);
    if (saying.isColoured) coloured.add(line);
    if (saying.exitCode === 0) printed.set(line, saying.stdout);
    checkJson(args, saying);
    return block(line, saying);
  }

  return {
    /** What had colours in the terminal. */
    coloured,
    /** Successful calls, with their results; of equal calls the last. */
    printed,
    both,
    async all(lines: readonly string[]): Promise<string[]> {
      const blocks: string[] = [];
      for (const line of lines) blocks.push(await both(line));
      return blocks;
    },
    async pipe(line: string): Promise<string> {
      const { args, env } = parse(line);
      return block(line, await twins.inPipe(args, env));
    },
    async terminal(line: string, options: TerminalOptions = {}): Promise<string> {
      const { args, env } = parse(line);
      return block(line, await twins.inTerminal(args, { ...options, env }));
    },
    /** With visible escape sequences. */
    async colours(line: string): Promise<string> {
      const { args, env } = parse(line);
      const saying = await twins.inTerminal(args, { env });
      return block(line, { ...saying, text: saying.raw.replaceAll('\u001b', '␛') });
    },
  };
}

testWith('terminals')(
  'kreyac says what its transcript holds, in a pipe as in a terminal',
  { timeout: 900_000 },
  async () => {
    expect(Object.keys(CALLS)).toEqual(COMMANDS.map(({ name }) => name));
    const twins = await createTwins(FILES);
    const { all, both, pipe, terminal, colours, coloured, printed } = createScribe(twins);
    const helps = ['', ...Object.keys(GROUPS)].map((name) => `${name} --help`.trim());

    const pages = [
      INTRODUCTION,
      '## The first run\n',
      await both('version'),
      '## Help\n',
      ...(await all(helps)),
    ];
    for (const [name, { right, wrong }] of Object.entries(CALLS)) {
      pages.push(`## kreyac ${name}\n`, ...(await all(right)));
      if (name === 'telemetry delete' || name === 'telemetry erase')
        pages.push('Without a terminal, as in a pipe, nobody can be asked:\n', await pipe(name));
      if (wrong.length > 0) pages.push('What can go wrong:\n', ...(await all(wrong)));
      const often = [`${name} --help`, `${name} --unknown`, `${name} one two`];
      pages.push(folded(`<code>--help</code>, an unknown option, too many arguments`, await all(often)));
    }
    const asked = (printed: string, keys: string): TerminalOptions => ({
      when: { printed, react: (person) => person.type(keys) },
    });
    const answered = (keys: string) => terminal('telemetry delete', asked('[y/N] ', keys));
    pages.push(
      '## Wrong calls\n',
      ...(await all(WRONG_FOR_ALL)),
      '## Where the per-user folder can’t be written\n',
      'Commands work as far as they need no folder.\n',
      ...(await all(UNWRITABLE)),
      '## Only in a terminal\n',
      '`kreyac telemetry delete` asks. The answers are `n`, Ctrl-D, Ctrl-C and `y`:\n',
      await answered(`n${KEYS.enter}`),
      await answered(KEYS.ctrlD),
      await answered(KEYS.ctrlC),
      await answered(`y${KEYS.enter}`),
      'Colours, with the escape character written as ␛:\n',
      await colours('environment list'),
      await colours('telemetry status'),
      await colours('versoin'),
      await colours('NO_COLOR=1 telemetry status'),
      await colours('NO_COLOR=1 versoin'),
    );

    expect([...coloured].filter((line) => line.includes('--json'))).toEqual([]);
    for (const line of ['telemetry status', 'telemetry events', 'telemetry show --limit 2', ...helps]) {
      expect(coloured).toContain(line);
    }
    process.stdout.write(`${twins.runs.pipe} runs in a pipe, ${twins.runs.terminal} in a terminal\n`);
    await expect(`${pages.join('\n').trimEnd()}\n`).toMatchFileSnapshot('transcript.snapshot.md');
    const examples = JSON.stringify(examplesOf(COMMANDS, printed), undefined, 2);
    await expect(`${examples}\n`).toMatchFileSnapshot('examples.snapshot.json');
  },
);
