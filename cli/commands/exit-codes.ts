import { defineCommand } from '../command.ts';
import { describeExitCodes } from '../exit-codes.ts';
import { listOf, members } from '../json-shape.ts';
import { en } from '../texts/en.ts';

export const exitCodes = defineCommand({
  name: 'exit-codes',
  describe: ({ commands }) => commands.exitCodes,
  json: listOf(members({ code: 'number', name: 'string', meaning: 'string' })),
  event: 'exitCodes',
  run({ output, speech }) {
    const codes = describeExitCodes(speech.texts);
    const width = Math.max(...codes.map(({ name }) => name.length));
    output.result(
      describeExitCodes(en),
      codes.map(
        ({ code, name, meaning }) => `${String(code).padStart(3)}  ${name.padEnd(width)}  ${meaning}`,
      ),
    );
  },
});
