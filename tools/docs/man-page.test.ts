import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.ts';
import { testWith } from '../../telemetry/testing/needs.ts';
import { manPage } from './man-page.ts';

testWith('mandoc')('mandoc finds nothing wrong with the man page but that it has no date', () => {
  const { stdout } = spawnSync('mandoc', ['-Tlint'], { input: manPage(), encoding: 'utf8' });
  // It would change with each release only, and is not known until then.
  const complaints = stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'));
  expect(complaints).toEqual([]);
});

testWith('mandoc')('as it is read, it names each command and each option', () => {
  const { stdout } = spawnSync('mandoc', ['-Tascii', '-Owidth=200'], { input: manPage(), encoding: 'utf8' });
  // Bold and underlined letters are struck twice.
  const read = stdout.replaceAll(/.[\b]/g, '');
  for (const { name, options = [] } of COMMANDS) {
    expect(read).toContain(`kreyac ${name}`);
    for (const { flags } of options) expect(read).toContain(flags.replaceAll(/[<>]/g, ''));
  }
});
