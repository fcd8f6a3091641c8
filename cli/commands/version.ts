import { defineCommand } from '../command.ts';
import { members } from '../json-shape.ts';

export const version = defineCommand({
  name: 'version',
  description: 'Print the version of Kreya.',
  json: members({ version: 'string' }),
  event: 'version',
  run({ version, output }) {
    output.result({ version }, [version]);
  },
});
