import { defineCommand } from '../command.ts';
import { describeExitCodes } from '../exit-codes.ts';
import { listOf, members } from '../json-shape.ts';
import { type Line, styled } from '../output.ts';
import { en } from '../texts/en.ts';
import { hangText, MOST_LETTERS } from '../wrap-text.ts';

export const exitCodes = defineCommand({
  name: 'exit-codes',
  describe: ({ commands }) => commands.exitCodes,
  json: listOf(members({ code: 'number', name: 'string', meaning: 'string' })),
  event: 'exitCodes',
  run({ output, speech }) {
    const groups = describeExitCodes(speech.texts);
    const names = groups.flatMap(({ codes }) => codes.map(({ name }) => name.length));
    const width = Math.max(...names);
    const lines = groups.flatMap(({ title, codes }, index): readonly Line[] => [
      ...(index === 0 ? [] : ['']),
      [styled('bold', title)],
      ...codes.flatMap(({ code, name, meaning }) => {
        const label = `${String(code).padStart(5)}  ${name.padEnd(width)}  `;
        return hangText(label, label.length, meaning, MOST_LETTERS);
      }),
    ]);
    output.result(
      describeExitCodes(en).flatMap(({ codes }) => codes),
      lines,
    );
  },
});
