import { defineCommand } from '../command.ts';
import { members } from '../json-shape.ts';

export const version = defineCommand({
  name: 'version',
  describe: ({ commands }) => commands.version,
  json: members({ version: 'string' }),
  event: 'version',
  run({ version, output }) {
    output.result({ version }, [version]);
  },
});
