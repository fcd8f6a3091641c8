import { Command, type Option } from 'commander';
import { fill } from 'kreya-telemetry/node';
import { suggest } from './suggest.ts';
import type { Texts } from './texts/index.ts';

/** The flags or the argument with its value called in the person's language: `--limit <Anzahl>`. */
export function withLocalValues(flags: string, { help }: Pick<Texts, 'help'>): string {
  const values: Readonly<Record<string, string>> = help.values;
  return flags.replace(/<(\w+)>/, (value, name: string) => values[name] ?? value);
}

/**
 * commander's parser in the person's language. commander writes its errors in English; each is made by a method that is
 * called with what is wrong, so these methods are replaced rather than their sentences taken apart.
 */
export class Parser extends Command {
  /** Calls that show what the command is for. */
  readonly examples: string[] = [];

  constructor(
    name: string,
    readonly texts: Texts,
  ) {
    super(name);
  }

  /** Adds a command below this one. */
  add(name: string): Parser {
    const command = new Parser(name, this.texts);
    this.addCommand(command);
    return command;
  }

  /** The words that call it, from the first on. */
  get path(): string {
    return this.parent instanceof Parser ? `${this.parent.path} ${this.name()}` : this.name();
  }

  unknownCommand(): never {
    const [name = ''] = this.args;
    const { calls } = this.texts;
    return this.fail(
      'unknownCommand',
      fill(calls.unknownCommand, { name }),
      suggest(name, this.commandNames()) ?? this.suggestBelow(name),
    );
  }

  unknownOption(option: string): never {
    const { calls } = this.texts;
    return this.fail(
      'unknownOption',
      fill(calls.unknownOption, { option }),
      suggest(option, this.optionNames()),
    );
  }

  missingArgument(name: string): never {
    return this.fail(
      'missingArgument',
      fill(this.texts.calls.missingArgument, { name: withLocalValues(`<${name}>`, this.texts) }),
    );
  }

  optionMissingArgument({ flags }: Option): never {
    return this.fail('optionMissingArgument', fill(this.texts.calls.missingValue, { option: flags }));
  }

  _excessArguments(received: readonly string[]): never {
    const { calls } = this.texts;
    const [expected, count] = [this.registeredArguments.length, received.length].map(String);
    return this.fail(
      'excessArguments',
      fill(calls.tooManyArguments, { expected: expected ?? '', count: count ?? '' }),
    );
  }

  invalidValue(flags: string, value: string, expected: string): never {
    const { calls } = this.texts;
    return this.fail('invalidArgument', fill(calls.invalidValue, { option: flags, value, expected }));
  }

  private commandNames(): string[] {
    return this.commands.map((command) => command.name());
  }

  /** The command below one of its groups, for who left out the group: `telemetry status` for `status`. */
  private suggestBelow(name: string): string | null {
    for (const group of this.commands) {
      const below = suggest(
        name,
        group.commands.map((command) => command.name()),
      );
      if (below !== null) return `${group.name()} ${below}`;
    }
    return null;
  }

  /** Its own and those of the commands above it. */
  private optionNames(): string[] {
    const own = this.createHelp()
      .visibleOptions(this)
      .flatMap(({ long }) => long ?? []);
    return this.parent instanceof Parser ? [...own, ...this.parent.optionNames()] : own;
  }

  private fail(code: string, problem: string, suggestion: string | null = null): never {
    const { calls } = this.texts;
    const parts = [
      problem,
      ...(suggestion === null ? [] : [fill(calls.didYouMean, { suggestion })]),
      fill(calls.seeHelp, { command: this.path }),
    ];
    return this.error(parts.join(' '), { code: `kreyac.${code}` });
  }
}
