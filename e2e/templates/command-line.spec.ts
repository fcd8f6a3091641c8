/** A command line alone, in TypeScript, without Electron, React or their types. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, namesAt, SLOW, test } from './test.ts';

const run = promisify(execFile);

test('command-line', SLOW, async ({ workshop, environment, receiver }) => {
  workshop.copy('command-line');
  await workshop.npm('ci');
  await workshop.installPackage();
  workshop.fromGuide('catalogue.ts', 'catalogue.ts');
  workshop.fromGuide('cli.ts', 'cli.ts');
  workshop.write('cli.ts', `${workshop.read('cli.ts')}\nawait telemetry.end();\n`);
  await workshop.npm('run', 'build');

  const acme = () => run(process.execPath, [workshop.path('dist/cli.js')], { env: environment });
  const first = await acme();
  expect(first.stdout).toBe('Exported 3 notes.\n');
  expect(first.stderr).toContain('Acme collects usage telemetry');
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.notes_exported']);
  expect((await acme()).stderr).toBe('');
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.notes_exported', 'acme.notes_exported']);
});
