/** What can be called and how, for commander to parse and to explain. */
import { Command as Parser } from 'commander';
import { DISABLE_OPTION } from '../electron/telemetry/consent/locks.ts';
import type { Command, OptionValues } from './command.ts';
import { COMMANDS, GROUPS } from './commands/index.ts';

export type Execute = (command: Command, options: OptionValues, argument: string) => Promise<void>;

/** The parser; for a command that was called as it should be it calls `execute`. */
export function createProgram(execute: Execute): Parser {
  const program = configure(new Parser('kreyac'))
    .description('The command line of Kreya.')
    .option('-v, --verbose', 'tell more on standard error')
    .option(
      '-p, --project <path>',
      'the folder or .krproj file of the project; by default the working directory',
    )
    .option('--json', 'print results as JSON, for scripts')
    .option(DISABLE_OPTION, 'record and send nothing in this run')
    .helpOption('-h, --help', 'explain a command');
  const groups = new Map<string, Parser>();
  for (const command of COMMANDS) {
    const words = command.name.split(' ');
    const name = words.pop() ?? '';
    const parent = words.length === 0 ? program : groupOf(program, groups, words.join(' '));
    addCommand(parent, name, command, execute);
  }
  return program;
}

function groupOf(program: Parser, groups: Map<string, Parser>, name: string): Parser {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const group = configure(program.command(name)).description(GROUPS[name] ?? '');
  groups.set(name, group);
  return group;
}

function addCommand(parent: Parser, name: string, command: Command, execute: Execute): void {
  const parser = configure(parent.command(name)).description(command.description);
  if (command.argument !== undefined) parser.argument(command.argument.name, command.argument.description);
  parser.action(() => execute(command, parser.optsWithGlobals(), parser.args[0] ?? ''));
  for (const { flags, description, parse } of command.options ?? []) {
    if (parse === undefined) parser.option(flags, description);
    else parser.option(flags, description, parse);
  }
}

function configure(parser: Parser): Parser {
  return parser
    .exitOverride()
    .helpCommand(false)
    .allowExcessArguments(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(toOneLine(text)) });
}

/** `error: unknown command 'x'` and, on a line of its own, `(Did you mean y?)`. */
function toOneLine(text: string): string {
  const line = text
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  return `kreyac: ${line}${/[.)]$/.test(line) ? '' : '.'} See kreyac --help.\n`;
}
