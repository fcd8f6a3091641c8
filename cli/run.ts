/** One call of the command line, from its arguments to its exit code. */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { currentDirectory, DISABLE_OPTION, findProductFolders } from 'kreya-telemetry/node';
import { version } from '../package.json';
import type { Command, OptionValues } from './command.ts';
import { answer } from './completion/answer.ts';
import { COMPLETE_CALL } from './completion/shells.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { ALREADY_SAID, CliFailure } from './failure.ts';
import { followHabits } from './habits.ts';
import { createOutput, failure, print } from './output.ts';
import { createProgram } from './program.ts';
import { describeResponseFileProblem, expandResponseFiles } from './response-file.ts';
import { beginSession } from './session.ts';
import type { Speech } from './speech.ts';
import { isVerboseIn } from './variables.ts';

/** Runs what the arguments ask for, and returns what to exit with. Rejects for an error that nobody expected. */
export async function run(args: readonly string[], speech: Speech): Promise<number> {
  if (args[0] === COMPLETE_CALL) {
    print(answer(args.slice(1), currentDirectory(), speech));
    return EXIT_CODES.ok;
  }
  const expansion = expandResponseFiles(args, (path) => readFileSync(path));
  if (expansion.kind === 'problem') {
    failure(describeResponseFileProblem(expansion.problem, speech.texts));
    return EXIT_CODES.usage;
  }
  const commandLine = expansion.args;
  let outcome: ExitCode = 'ok';

  async function execute(command: Command, options: OptionValues, argument: string): Promise<void> {
    const verbose = options['verbose'] === true || isVerboseIn(process.env);
    const output = createOutput({ json: options['json'] === true, verbose });
    if ('runPlain' in command) return command.runPlain({ output, speech }, options, argument);
    const folders = findProductFolders('Kreya');
    const folder = folders?.folder ?? null;
    const { settings, telemetry, record } = beginSession({
      folders,
      version,
      commandLine,
      command,
      speech,
    });
    try {
      const workingDirectory = currentDirectory();
      const recordNow = () => record(true);
      const context = {
        version,
        folder,
        workingDirectory,
        settings,
        telemetry,
        output,
        speech,
        recordNow,
        exitWith(code: ExitCode) {
          outcome = code;
        },
      };
      await command.run(context, options, argument);
      record(true);
    } catch (error) {
      record(false);
      throw error;
    } finally {
      telemetry.stop();
    }
  }

  try {
    const program = createProgram(execute, speech.texts);
    await program.parseAsync(followHabits(commandLine.filter(isForParser)), { from: 'user' });
    return EXIT_CODES[outcome];
  } catch (error) {
    if (error instanceof CliFailure) {
      if (error.message !== ALREADY_SAID) failure(error.message);
      return EXIT_CODES[error.exitCode];
    }
    // Help that was asked for comes as an error with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
    throw error;
  }
}

/** The switch is telemetry's to read, which also takes a value that the parser would refuse. */
function isForParser(argument: string): boolean {
  return argument !== DISABLE_OPTION && !argument.startsWith(`${DISABLE_OPTION}=`);
}
