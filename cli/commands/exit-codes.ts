import { defineCommand } from '../command.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { listOf, members } from '../json-shape.ts';

export const exitCodes = defineCommand({
  name: 'exit-codes',
  description: 'List what kreyac ends with.',
  json: listOf(members({ code: 'number', name: 'string', meaning: 'string' })),
  event: 'exitCodes',
  run({ output }) {
    const codes = Object.entries(EXIT_CODES).map(([name, { code, meaning }]) => ({ code, name, meaning }));
    const width = Math.max(...codes.map(({ name }) => name.length));
    output.result(
      codes,
      codes.map(
        ({ code, name, meaning }) => `${String(code).padStart(3)}  ${name.padEnd(width)}  ${meaning}`,
      ),
    );
  },
});
