/** What can come next on a command line, whatever shell asks. */
import type { Candidate, Command, OptionDefinition, Place } from '../command.ts';
import { COMMANDS, GROUPS } from '../commands/index.ts';
import { GLOBAL_OPTIONS, HELP_OPTION } from '../program.ts';
import type { Speech } from '../speech.ts';
import type { Texts } from '../texts/index.ts';

/** `files` leaves it to the shell, which completes paths better than anybody. */
export type Completion =
  | { readonly kind: 'files' }
  | { readonly kind: 'candidates'; readonly candidates: readonly Candidate[] };

export interface Question {
  /** The complete words after `kreyac`. */
  readonly words: readonly string[];
  /** What is typed of the next one; only its kind counts, since each shell matches in its own way. */
  readonly current: string;
  readonly workingDirectory: string | null;
  readonly speech: Speech;
}

/** The command line before the word in question, as far as it is understood. */
interface Typed {
  /** Of which a command or a group is made. */
  readonly names: readonly string[];
  readonly options: ReadonlyMap<OptionDefinition, string | true>;
  /** The option whose value comes next. */
  readonly open: OptionDefinition | null;
  /** Whether `--` was typed, after which nothing is an option. */
  readonly onlyArguments: boolean;
}

const NOTHING: Completion = { kind: 'candidates', candidates: [] };

/** Answers without side effects, except that it may read the project's files. Never throws. */
export function complete({ words, current, workingDirectory, speech }: Question): Completion {
  const typed = read(words);
  const [name = '', ...value] = current.split('=');
  if (typed.open !== null) return valuesOf(typed.open);
  if (!typed.onlyArguments && current.startsWith('-')) {
    const named = value.length > 0 ? optionsAt(typed).find((option) => longForm(option) === name) : undefined;
    if (value.length > 0) return named === undefined ? NOTHING : valuesOf(named);
    return { kind: 'candidates', candidates: openOptions(typed, speech.texts) };
  }
  return { kind: 'candidates', candidates: nextWords(typed, workingDirectory, speech) };
}

function read(words: readonly string[]): Typed {
  const names: string[] = [];
  const options = new Map<OptionDefinition, string | true>();
  let open: OptionDefinition | null = null;
  let onlyArguments = false;
  // `kreyac help telemetry` is how some ask for `kreyac telemetry --help`.
  for (const word of words[0] === 'help' ? words.slice(1) : words) {
    if (open !== null) {
      options.set(open, word);
      open = null;
    } else if (onlyArguments || !word.startsWith('-')) {
      names.push(word);
    } else if (word === '--') {
      onlyArguments = true;
    } else {
      const [name = '', ...value] = word.split('=');
      const option = optionsAt({ names }).find(({ flags }) => namesIn(flags).includes(name));
      if (option === undefined) continue;
      if (takesValue(option) && value.length === 0) open = option;
      options.set(option, value.length === 0 ? true : value.join('='));
    }
  }
  return { names, options, open, onlyArguments };
}

function commandAt(names: readonly string[]): Command | undefined {
  return COMMANDS.find(({ name }) => name.split(' ').every((word, index) => word === names[index]));
}

function optionsAt({ names }: Pick<Typed, 'names'>): readonly OptionDefinition[] {
  return [...(commandAt(names)?.options ?? []), ...GLOBAL_OPTIONS, HELP_OPTION];
}

function openOptions(typed: Typed, texts: Texts): Candidate[] {
  return optionsAt(typed)
    .filter((option) => !typed.options.has(option))
    .map((option) => ({ value: longForm(option), description: option.describe(texts) }));
}

function nextWords(
  { names, options }: Typed,
  workingDirectory: string | null,
  speech: Speech,
): readonly Candidate[] {
  const command = commandAt(names);
  if (command !== undefined) {
    const isFirst = names.length === command.name.split(' ').length;
    const project = [...options].find(([option]) => longForm(option) === '--project')?.[1];
    const place: Place = {
      workingDirectory,
      speech,
      options: typeof project === 'string' ? { project } : {},
    };
    return isFirst ? (command.argument?.candidates?.(place) ?? []) : [];
  }
  const before = names.map((name) => `${name} `).join('');
  const next = new Map<string, string>();
  for (const { name, describe } of COMMANDS) {
    if (!name.startsWith(before)) continue;
    const [word = '', ...rest] = name.slice(before.length).split(' ');
    if (!next.has(word))
      next.set(
        word,
        rest.length === 0 ? describe(speech.texts).summary : (GROUPS[word]?.(speech.texts) ?? ''),
      );
  }
  return [...next].map(([value, description]) => ({ value, description }));
}

function valuesOf({ flags }: OptionDefinition): Completion {
  return flags.endsWith('<path>') ? { kind: 'files' } : NOTHING;
}

const takesValue = ({ flags }: OptionDefinition) => flags.endsWith('>');

/** Of `-p, --project <path>`: `-p` and `--project`. */
const namesIn = (flags: string) => flags.replace(/ <.*/, '').split(', ');

const longForm = ({ flags }: OptionDefinition) => namesIn(flags).at(-1) ?? '';
