/** Writes docs/kreyac.md from the definitions of the commands, or with --check says whether it is current. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../cli/command.ts';
import { COMMANDS } from '../cli/commands/index.ts';
import { EXIT_CODES } from '../cli/exit-codes.ts';
import { createProgram } from '../cli/program.ts';
import { PROJECT_VARIABLE, VERBOSE_VARIABLE } from '../cli/variables.ts';
import { code, table, writeOrCheck } from './generated-document.ts';
import { ROOT } from './paths.ts';

/** More of an example is for the terminal. Of JSON it takes more to see its shape. */
const MOST_LINES = { text: 8, json: 20 };

const program = createProgram(() => Promise.resolve());
const transcript = readFileSync(join(ROOT, 'cli', 'transcript.snapshot.md'), 'utf8');

const INTRODUCTION = `# kreyac

The command line of Kreya. It shares settings, installation id and telemetry with the app, and lets a person or a script see and
control what is collected, waiting and sent.

- Results are on standard output, everything else is on standard error. An error is one line that says what to do.
- \`--json\` prints a result as one JSON value. Names and types that are there stay; new ones can be added.
- Colours are for terminals only, and never where \`NO_COLOR\` is set. Control characters in a name, as of a file in a project,
  are printed as \`\\u001b\` rather than obeyed by the terminal.
- \`@options.txt\` stands for [what is in that file](response-files.md). Projects are described in [their files](project-files.md).
- \`kreyac\` waits for no network, but for \`kreyac telemetry flush\`. What it records is on disk when it ends, and is
  delivered by a command that works for longer, the next delivery of the app, or \`flush\`.
- \`kreyac telemetry show\`, \`flush\`, \`reset-id\` and \`delete\` are not recorded themselves: an event that tells of them
  would be among what is shown, wait after the delivery, tie the new id to the old one, or be left behind.

This page is written by \`npm run docs\`, from the definitions of the commands and from what they said in
[a test](../cli/transcript.snapshot.md), where every call is, right and wrong.`;

const anchorOf = (name: string) => `#kreyac-${name.replaceAll(' ', '-')}`;

function synopsisOf({ name, argument, options = [] }: Command): string {
  const words = [
    ...(argument === undefined ? [] : [argument.name]),
    ...options.map(({ flags }) => `[${flags}]`),
  ];
  return ['kreyac', name, ...words].join(' ');
}

/** The first call in the right way in the command's own part of the transcript, and what it printed. */
function exampleOf({ name }: Command, json: boolean): string {
  const [, after = ''] = transcript.split(`\n## kreyac ${name}\n`);
  const [part = ''] = after.split('\n## ');
  for (const [, call = '', said = ''] of part.matchAll(/^```console\n\$ kreyac (.*)\n([\s\S]*?)^```$/gm)) {
    const isOwn = `${call} `.startsWith(`${name} `) && call.includes('--json') === json;
    if (isOwn && !said.includes('(exit code '))
      return `$ kreyac ${call}\n${beginningOf(said, json ? MOST_LINES.json : MOST_LINES.text)}`;
  }
  throw new Error(`The transcript has no example of kreyac ${name}${json ? ' --json' : ''}.`);
}

function beginningOf(said: string, mostLines: number): string {
  const lines = said.trimEnd().split('\n');
  return [...lines.slice(0, mostLines), ...(lines.length > mostLines ? ['…'] : [])].join('\n');
}

function describeCommand(command: Command): string {
  const { name, description, argument, options = [] } = command;
  const rows = [
    ...(argument === undefined ? [] : [[code(argument.name), argument.description]]),
    ...options.map(({ flags, description: about }) => [code(flags), about]),
  ];
  return [
    `### kreyac ${name}`,
    description,
    ...(rows.length === 0 ? [] : [code(synopsisOf(command)), table(['', ''], rows)]),
    `\`\`\`console\n${exampleOf(command, false)}\n${exampleOf(command, true)}\n\`\`\``,
  ].join('\n\n');
}

const document = [
  INTRODUCTION,
  '## Commands',
  table(
    ['command', 'what it does'],
    COMMANDS.map(({ name, description }) => [`[\`${name}\`](${anchorOf(name)})`, description]),
  ),
  '## Options of all commands',
  table(
    ['option', 'what it does'],
    [
      ...program.options.map(({ flags, description }) => [code(flags), description]),
      [code('-h, --help'), 'explain a command'],
    ],
  ),
  '## Environment variables',
  table(
    ['variable', 'what it does'],
    [
      [code(PROJECT_VARIABLE), 'stands for `--project`, which comes before it'],
      [code(VERBOSE_VARIABLE), 'stands for `--verbose`'],
      [
        `${code('KREYA_DISABLETELEMETRY')}, ${code('DO_NOT_TRACK')}`,
        'turn telemetry off, whatever was chosen',
      ],
      [
        `${code('KREYA_TELEMETRY_ENDPOINT')}, ${code('KREYA_TELEMETRY_DSN')}`,
        'where events and errors are sent',
      ],
      [code('NO_COLOR'), 'prints without colours'],
    ],
  ),
  '## Exit codes',
  'A code keeps its meaning.',
  table(
    ['code', 'what it means'],
    Object.values(EXIT_CODES).map(({ code: number, meaning }) => [String(number), meaning]),
  ),
  '## The commands one by one',
  ...COMMANDS.map(describeCommand),
].join('\n\n');

writeOrCheck('docs/kreyac.md', `${document}\n`, 'what the commands are and say');
