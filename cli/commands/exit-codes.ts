import { Help } from 'commander';
import { defineCommand } from '../command.ts';
import { describeExitCodes } from '../exit-codes.ts';
import { listOf, members } from '../json-shape.ts';
import { type Line, styled } from '../output.ts';
import { en } from '../texts/en.ts';

const MOST_LETTERS = 80;

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
      ...codes.flatMap(({ code, name, meaning }) =>
        hanging(`${String(code).padStart(5)}  ${name.padEnd(width)}  `, meaning),
      ),
    ]);
    output.result(
      describeExitCodes(en).flatMap(({ codes }) => codes),
      lines,
    );
  },
});

/** Text after a label, whose further lines begin where its first one does. */
function hanging(label: string, text: string): string[] {
  const lines = new Help().boxWrap(text, MOST_LETTERS - label.length).split('\n');
  return lines.map((line, index) => (index === 0 ? label : ' '.repeat(label.length)) + line);
}
