import type { Command } from '../command.ts';

export const version: Command = {
  name: 'version',
  description: 'Print the version of Kreya.',
  event: 'version',
  run({ version, output }) {
    output.result({ version }, [version]);
  },
};
