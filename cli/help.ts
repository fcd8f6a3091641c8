/** Help, in the layout that people know from `gh`. */
import type { Command, Help, Option } from 'commander';
import { fill } from 'kreya-telemetry/node';
import { COMMANDS } from './commands/index.ts';
import { paint } from './output.ts';
import { Parser, withLocalValues } from './parser.ts';
import { hangText, MOST_LETTERS, wrapText } from './wrap-text.ts';

const DOCUMENTATION = 'https://kreya.app/docs';

/** Shown by `kreyac --help`: what most people come for. */
const EXAMPLES = [
  'kreyac environment list',
  'kreyac environment set-active staging',
  'kreyac telemetry status',
  'kreyac telemetry events',
];

const INDENT = '  ';

interface Row {
  readonly term: string;
  readonly description: string;
}

interface Section {
  readonly heading: string;
  readonly rows: readonly Row[];
}

/** The help of a command, for commander to print. */
export function formatHelp(command: Command, helper: Help): string {
  if (!(command instanceof Parser)) return '';
  const { headings } = command.texts.help;
  const sections: readonly Section[] = [
    ...commandSections(command),
    { heading: headings.arguments, rows: argumentRows(command) },
    { heading: headings.options, rows: optionRows(helper.visibleOptions(command)) },
    { heading: headings.globalOptions, rows: optionRows(helper.visibleGlobalOptions(command)) },
  ];
  const filled = sections.filter(({ rows }) => rows.length > 0);
  const examples = command.parent === null ? EXAMPLES : command.examples;
  const helpWidth = Math.min(helper.helpWidth ?? MOST_LETTERS, MOST_LETTERS);

  function block(heading: string, lines: readonly string[]): string {
    return [paint('bold', heading), ...lines, ''].join('\n');
  }

  function rowLines({ term, description }: Row, width: number): string[] {
    const label = `${INDENT}${paint('cyan', term.padEnd(width))}${INDENT}`;
    return hangText(label, 2 * INDENT.length + width, description, helpWidth);
  }

  function rowsBlock(heading: string, rows: readonly Row[]): string {
    const width = Math.max(...rows.map(({ term }) => term.length));
    return block(
      heading,
      rows.flatMap((row) => rowLines(row, width)),
    );
  }

  return [
    ...wrapText(sentence(command.description()), '', helpWidth),
    '',
    block(headings.usage, [`${INDENT}${usageOf(command)}`]),
    ...filled.map(({ heading, rows }) => rowsBlock(heading, rows)),
    ...(examples.length === 0
      ? []
      : [
          block(
            headings.examples,
            examples.map((example) => `${INDENT}$ ${example}`),
          ),
        ]),
    block(
      headings.learnMore,
      learnMore(command).flatMap((line) => wrapText(line, INDENT, helpWidth)),
    ),
  ].join('\n');
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function usageOf(parser: Parser): string {
  const { path, commands, texts } = parser;
  const { usage } = texts.help;
  const names = commands.length > 0 ? [usage.command] : argumentRows(parser).map(({ term }) => term);
  return [path, ...names, usage.options].join(' ');
}

/** Of `kreyac` itself all commands by what they are about, of a group its own. */
function commandSections(parser: Parser): readonly Section[] {
  const { headings } = parser.texts.help;
  if (parser.parent !== null) {
    const rows = parser.commands.map((command) => ({
      term: command.name(),
      description: command.summary(),
    }));
    return [{ heading: headings.commands, rows }];
  }
  const rows = COMMANDS.map(({ name, describe }) => ({
    term: name,
    description: describe(parser.texts).summary,
  }));
  const begins = (word: string) => rows.filter(({ term }) => term.startsWith(`${word} `));
  return [
    { heading: headings.project, rows: begins('environment') },
    { heading: headings.telemetry, rows: begins('telemetry') },
    { heading: headings.other, rows: rows.filter(({ term }) => !term.includes(' ')) },
  ];
}

function argumentRows({ registeredArguments, texts }: Parser): readonly Row[] {
  return registeredArguments.map((one) => {
    const term = withLocalValues(`<${one.name()}>`, texts);
    return { term: one.required ? term : `[${term}]`, description: one.description };
  });
}

/** Long forms are under one another, whether there is a short one or not. */
function optionRows(options: readonly Option[]): readonly Row[] {
  return options.map(({ flags, short, description }) => ({
    term: short === undefined ? `    ${flags}` : flags,
    description,
  }));
}

function learnMore({ path, commands, parent, texts }: Parser): readonly string[] {
  const { learnMore: lines } = texts.help;
  return [
    ...(commands.length > 0 ? [fill(lines.command, { command: `${path} ${texts.help.usage.command}` })] : []),
    ...(parent === null ? [lines.responseFile, lines.exitCodes] : []),
    fill(lines.documentation, { url: DOCUMENTATION }),
  ];
}
