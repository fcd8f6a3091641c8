/** What can be called and how, for commander to parse. */
import { DISABLE_OPTION, fill, namesOf, say } from 'kreya-telemetry/node';
import { catalogue } from '../shared/catalogue.ts';
import type { Command, OptionDefinition, OptionValues } from './command.ts';
import { COMMANDS, GROUPS } from './commands/index.ts';
import { formatHelp } from './help.ts';
import { failure, hasColours, print } from './output.ts';
import { Parser, withLocalValues } from './parser.ts';
import type { Texts } from './texts/index.ts';
import { PROJECT_VARIABLE, VERBOSE_VARIABLE } from './variables.ts';

export const HELP_OPTION: OptionDefinition = {
  flags: '-h, --help',
  describe: ({ help }) => help.options.help,
};

/** What every command takes. */
export const GLOBAL_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '-v, --verbose',
    describe: ({ help }) => fill(help.options.verbose, { variable: VERBOSE_VARIABLE }),
  },
  {
    flags: '-p, --project <path>',
    describe: ({ help }) => fill(help.options.project, { variable: PROJECT_VARIABLE }),
  },
  { flags: '--json', describe: ({ help }) => help.options.json },
  {
    flags: DISABLE_OPTION,
    describe: ({ help }) =>
      fill(help.options.disableTelemetry, { variable: namesOf(catalogue.namespace).disableVariable }),
  },
];

export type Execute = (command: Command, options: OptionValues, argument: string) => Promise<void>;

/** The parser; for a command that was called as it should be it calls `execute`. */
export function createProgram(execute: Execute, texts: Texts): Parser {
  const program = configure(new Parser('kreyac', texts)).description(texts.help.program);
  addOptions(program, GLOBAL_OPTIONS, texts);
  for (const command of COMMANDS) {
    const words = command.name.split(' ');
    const name = words.pop() ?? '';
    const parent = words.length === 0 ? program : groupOf(program, words.join(' '), texts);
    addCommand(parent, name, command, execute, texts);
  }
  return program;
}

function groupOf(program: Parser, name: string, texts: Texts): Parser {
  const known = program.commands.find((command) => command.name() === name);
  if (known instanceof Parser) return known;
  const group = configure(program.add(name));
  return group.description(GROUPS[name]?.(texts) ?? '');
}

function addCommand(parent: Parser, name: string, command: Command, execute: Execute, texts: Texts): void {
  const { summary, details } = command.describe(texts);
  const parser = configure(parent.add(name))
    .summary(summary)
    .description(details === undefined ? summary : `${summary}. ${details}`);
  if (command.argument !== undefined) {
    parser.argument(command.argument.name, command.argument.describe(texts));
  }
  parser.action(() => execute(command, parser.optsWithGlobals(), parser.args[0] ?? ''));
  addOptions(parser, command.options ?? [], texts);
  if (command.example !== undefined) parser.examples.push(`kreyac ${command.example}`);
}

function addOptions(parser: Parser, options: readonly OptionDefinition[], texts: Texts): void {
  for (const { flags: named, describe, value } of options) {
    const flags = withLocalValues(named, texts);
    if (value === undefined) {
      parser.option(flags, describe(texts));
      continue;
    }
    parser.option(flags, describe(texts), (text) => {
      const read = value.read(text);
      return read === undefined ? parser.invalidValue(flags, text, value.describe(texts)) : read;
    });
  }
}

function configure(parser: Parser): Parser {
  return parser
    .exitOverride()
    .helpCommand(false)
    .helpOption(HELP_OPTION.flags, HELP_OPTION.describe(parser.texts))
    .allowExcessArguments(false)
    .configureHelp({ showGlobalOptions: true, formatHelp })
    .configureOutput({
      writeOut: print,
      writeErr: say,
      getOutHasColors: () => hasColours(process.stdout),
      getErrHasColors: () => hasColours(process.stderr),
      outputError: (text) => failure(text.trimEnd()),
    });
}
