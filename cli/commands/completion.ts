import { fill } from 'kreya-telemetry/node';
import { definePlainCommand } from '../command.ts';
import { SCRIPTS, SHELL_CANDIDATES, SHELLS, type Shell, shellNamed } from '../completion/shells.ts';
import { CliFailure } from '../failure.ts';
import { members, oneOf } from '../json-shape.ts';
import { didYouMean } from '../suggest.ts';

export const completion = definePlainCommand({
  name: 'completion',
  describe: ({ commands }) => commands.completion,
  argument: {
    name: '<shell>',
    describe: ({ commands }) => fill(commands.completion.shell, { shells: SHELLS.join(', ') }),
    candidates: () => SHELL_CANDIDATES,
  },
  example: 'completion bash',
  json: members({
    shell: oneOf<Shell>({ bash: true, zsh: true, fish: true, powershell: true }),
    script: 'string',
  }),
  runPlain({ output, speech }, _, name) {
    const shell = shellNamed(name);
    if (shell === undefined) {
      const { calls, commands } = speech.texts;
      const shells = SHELLS.join(', ');
      throw new CliFailure(
        'usage',
        [
          fill(commands.completion.unknownShell, { shell: name, shells }),
          ...didYouMean(name, SHELLS, calls),
        ].join(' '),
      );
    }
    output.result({ shell, script: SCRIPTS[shell] }, SCRIPTS[shell].trimEnd().split('\n'));
  },
});
