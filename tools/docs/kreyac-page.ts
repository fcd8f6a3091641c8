/** docs/kreyac.md, generated from the definitions of the commands. The examples come from the transcript's test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, OptionDefinition } from '../../cli/command.ts';
import { COMMANDS } from '../../cli/commands/index.ts';
import { describeExitCodes } from '../../cli/exit-codes.ts';
import type { Shape } from '../../cli/json-shape.ts';
import { GLOBAL_OPTIONS, HELP_OPTION } from '../../cli/program.ts';
import { LEFT_OUT } from '../../cli/testing/examples.ts';
import { en } from '../../cli/texts/en.ts';
import { describeVariables } from '../../cli/variables.ts';
import { code, enumerate, fenced, MOST_LETTERS, table, wrap } from '../../telemetry/documents/markdown.ts';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { ROOT } from '../paths.ts';

const EXAMPLES = 'cli/examples.snapshot.json';

interface Example {
  readonly lines: readonly string[];
  readonly json: unknown;
}

const unrecorded = COMMANDS.filter((command) => 'event' in command && command.event === null).map(
  ({ name }) => code(name),
);

const PREFACE = `# kreyac

\`kreyac\` is Kreya's command line. It lists a project's environments and switches between them, and shows and controls what
telemetry collects. It shares its settings, installation ID and consent with the app.

\`npm run docs\` generates this page from the definitions of the commands in [\`cli/\`](../cli). The examples come from a test that
runs \`kreyac\`; [its transcript](../cli/transcript.snapshot.md) has every message. Long lists are shortened with
${code(LEFT_OUT)}, and JSON is more compact here than \`kreyac\` prints it.`;

const RULES = `## All commands

- Results go to standard output, everything else to standard error. An error is one line that says what to do.
- \`--json\` prints the result as one JSON value, in ASCII only (\`\\u00fc\` for ü), which survives the pipes of Windows PowerShell.
  Existing names and types stay the same; new ones can be added. Times are ISO 8601 in UTC. With \`telemetry show --follow\`, it
  prints the members of the list instead, one compact object per line, as they come.
- Colours appear only on terminals.
- Control characters in a name, such as a file's in a project, are printed as \`\\u001b\`, so that the terminal does not obey them.
- Only \`kreyac telemetry flush\`, \`kreyac telemetry erase\` and \`kreyac telemetry check\` wait for the network. What other commands record is
  on disk when they exit. It is delivered by a command that runs for longer, by the app, or by \`flush\`.
${wrap(`- ${enumerate(unrecorded, 'and')} are not recorded: the event would become part of what they show, send or delete, and a check sends nothing of yours.`, '  ')}
- \`kreyac help <command>\` and \`kreyac --version\` work, too.`;

const COMPLETION = `## Completion

Tab completes commands, options, the names of environments, paths after \`--project\`, and whatever else is one of a list. The deb
and rpm packages install this for bash, zsh and fish, and the man page \`kreyac(1)\`. Elsewhere, add a line to the shell's own file:

| shell | file | line |
| --- | --- | --- |
| bash | \`~/.bashrc\` | \`eval "$(kreyac completion bash)"\` |
| zsh | \`~/.zshrc\`, after \`compinit\` | \`source <(kreyac completion zsh)\` |
| fish | \`~/.config/fish/config.fish\` | \`kreyac completion fish \\| source\` |
| PowerShell | \`$PROFILE\` | \`kreyac completion powershell \\| Out-String \\| Invoke-Expression\` |

Neither the script nor Tab records anything, shows the notice, creates a file or uses the network.`;

const RESPONSE_FILES = `## Response files

\`kreyac @options.txt\` runs as if you had typed the contents of that file, which can have quotation marks and comments.
\`@@text\` stands for the argument \`@text\`. In PowerShell, quote the argument: \`kreyac '@options.txt'\`.
[Response files](response-files.md) describes the format.`;

const ENDINGS = `A signal ends \`kreyac\` like any program that does not handle it; a shell reports 128 plus the signal's number. On Windows,
Ctrl-C, Ctrl-Break and a closed console end it with \`0xC000013A\`, which is -1073741510 as a signed number; \`taskkill /f\` ends
it with 1. In each case, what it recorded is on disk.`;

const anchorOf = (name: string) => `#kreyac-${name.replaceAll(' ', '-')}`;

/** The long form of `-p, --project <path>`, as it is typed. */
const longForm = (flags: string) => flags.replace(/^-\w, /, '');

const listOf = (options: readonly OptionDefinition[]) =>
  options.map(({ flags, describe }) => `- ${code(flags)}: ${describe(en)}`).join('\n');

const optionTable = (options: readonly OptionDefinition[]) =>
  table(
    ['option', 'meaning'],
    options.map(({ flags, describe }) => [flags.split(', ').map(code).join(', '), describe(en)]),
  );

function readExamples(): ReadonlyMap<string, Example & { readonly call: unknown }> {
  const stored = parseJson(readFileSync(join(ROOT, EXAMPLES), 'utf8'));
  const entries = Object.entries(isObject(stored) ? stored : {});
  return new Map(
    entries.map(([name, example]) => {
      const { call, lines, json } = isObject(example) ? example : {};
      return [name, { call, lines: Array.isArray(lines) ? lines.map(String) : [], json }];
    }),
  );
}

function describeCommand(command: Command, examples: ReturnType<typeof readExamples>): string {
  const { name, describe, argument, options = [], example: call = name } = command;
  const { summary, details } = describe(en);
  const description = [`${summary}.`, ...(details === undefined ? [] : [details])].join(' ');
  const example = examples.get(name);
  if (example?.call !== call) {
    throw new Error(
      `${EXAMPLES} has no kreyac ${call}. Run: npm run unit -- cli/transcript -u && npm run docs`,
    );
  }
  const takes = [
    ...(argument === undefined ? [] : [{ flags: argument.name, describe: argument.describe }]),
    ...options,
  ];
  const words = ['kreyac', name, argument?.name, ...options.map(({ flags }) => `[${longForm(flags)}]`)];
  const synopsis = words.filter((word) => word !== undefined).join(' ');
  const { sentence, block } = describeExample(call, example);
  return [
    `## kreyac ${name}`,
    wrap(description + sentence),
    ...(takes.length === 0 ? [] : [code(synopsis), listOf(takes)]),
    ...block,
    ...describeShape(command.json),
  ].join('\n\n');
}

/** What it prints: in a sentence if that is short, or else as on a terminal. */
function describeExample(
  call: string,
  { lines, json }: Example,
): { readonly sentence: string; readonly block: readonly string[] } {
  const sentence = ` With \`--json\`, it prints ${code(onOneLine(json))}.`;
  if (sentence.length <= MOST_LETTERS) return { sentence, block: [] };
  const console = [`$ kreyac ${call}`, ...lines, `$ kreyac ${call} --json`, formatJson(json)];
  return { sentence: '', block: [fenced('console', console.join('\n'))] };
}

/** What an example can't show: the other possible values. */
function describeShape(shape: Shape): string[] {
  const values: string[] = [];
  const nulls = new Map<string, string[]>();
  for (const [name, member] of membersOf(shape)) {
    if (typeof member === 'string') continue;
    const { kind } = member;
    if (kind === 'oneOf') {
      values.push(`${name} is ${valuesOf(member.values)}`);
    } else if (kind === 'orNull' && typeof member.shape !== 'string' && member.shape.kind === 'oneOf') {
      values.push(`${name} is ${valuesOf(member.shape.values)}, and null ${member.when}`);
    } else if (kind === 'orNull') {
      nulls.set(member.when, [...(nulls.get(member.when) ?? []), name]);
    }
  }
  const notes = [
    ...values,
    ...[...nulls].map(
      ([when, names]) => `${enumerate(names, 'and')} ${names.length > 1 ? 'are' : 'is'} null ${when}`,
    ),
  ];
  return notes.length === 0 ? [] : [wrap(`In the JSON, ${notes.join('; ')}.`)];
}

const valuesOf = (values: Readonly<Record<string, unknown>>) =>
  enumerate(Object.keys(values).map(code), 'or');

/** All members of a shape, at any depth, by the name that people use. */
function* membersOf(shape: Shape, name = ''): Generator<readonly [name: string, shape: Shape]> {
  yield [name === '' ? 'the result' : code(name), shape];
  const outer = typeof shape !== 'string' && shape.kind === 'orNull' ? shape.shape : shape;
  const inner = typeof outer !== 'string' && outer.kind === 'list' ? outer.of : outer;
  if (typeof inner === 'string' || inner.kind !== 'members') return;
  for (const [member, of] of Object.entries(inner.members)) {
    yield* membersOf(of, name === '' ? member : `${name}.${member}`);
  }
}

/** JSON with as much per line as fits. */
function formatJson(value: unknown, indent = '', before = ''): string {
  const line = onOneLine(value);
  const fits = indent.length + before.length + line.length < MOST_LETTERS;
  if (typeof value !== 'object' || value === null || fits) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((item) => formatJson(item, inner))
    : Object.entries(value).map(([name, member]) => `"${name}": ${formatJson(member, inner, `"${name}": `)}`);
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const text = index === parts.length - 1 ? part : `${part},`;
    const last = lines.at(-1);
    const joins = last !== undefined && !`${last}${part}`.includes('\n');
    if (joins && inner.length + last.length + 1 + text.length <= MOST_LETTERS)
      lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return [open, ...lines.map((text) => inner + text), indent + close].join('\n');
}

function onOneLine(value: unknown): string {
  if (value === LEFT_OUT) return LEFT_OUT;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `"${name}": ${onOneLine(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** The whole document. */
export function kreyacPage(): string {
  const examples = readExamples();
  const parts = [
    PREFACE,
    table(
      ['command', 'what it does'],
      COMMANDS.map(({ name, describe }) => [`[${name}](${anchorOf(name)})`, describe(en).summary]),
    ),
    RULES,
    ...COMMANDS.map((command) => describeCommand(command, examples)),
    '## Options of every command',
    optionTable([...GLOBAL_OPTIONS, HELP_OPTION]),
    'For projects, see [project files](project-files.md).',
    '## Environment variables',
    table(
      ['variable', 'meaning'],
      describeVariables(en).map(({ name, meaning }) => [code(name), meaning]),
    ),
    'For how telemetry uses them, see [Operating the telemetry](operating.md).',
    COMPLETION,
    RESPONSE_FILES,
    '## Exit codes',
    wrap(
      'Scripts can rely on these codes: their meaning never changes. Those of `telemetry check` say by their tens where the problem is.',
    ),
    ...describeExitCodes(en).flatMap(({ title, codes }) => [
      `### ${title}`,
      table(
        ['code', 'name', 'meaning'],
        codes.map(({ code: number, name, meaning }) => [String(number), code(name), meaning]),
      ),
    ]),
    ENDINGS,
  ];
  return `${parts.join('\n\n')}\n`;
}
