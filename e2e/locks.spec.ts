import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DisablingSource } from '../shared/bridge.ts';
import { expect, expectArrived, test, waitForSilence } from './kreya.ts';

interface Lock {
  readonly title: string;
  readonly source: DisablingSource;
  /** The name by which Settings tells the person; a file's path is not known before the test. */
  readonly name?: string;
  readonly args?: string[];
  readonly env?: Record<string, string>;
  /** Where to put a configuration file, and what is in it. */
  readonly file?: { readonly where: 'workingDirectory' | 'perUser'; readonly text: string };
  readonly warning?: string;
}

const LOCKS: Lock[] = [
  { title: 'option', source: 'commandLine', name: '--disable-telemetry', args: ['--disable-telemetry'] },
  {
    title: 'variable',
    source: 'environment',
    name: 'KREYA_DISABLETELEMETRY',
    env: { KREYA_DISABLETELEMETRY: 'true' },
  },
  {
    title: 'variable in another case',
    source: 'environment',
    name: 'Kreya_disableTelemetry',
    env: { Kreya_disableTelemetry: '1' },
  },
  {
    title: 'variable that is not understood',
    source: 'environment',
    name: 'KREYA_DISABLETELEMETRY',
    env: { KREYA_DISABLETELEMETRY: 'perhaps' },
    warning: 'KREYA_DISABLETELEMETRY is set to something that is not understood',
  },
  { title: 'DO_NOT_TRACK', source: 'environment', name: 'DO_NOT_TRACK', env: { DO_NOT_TRACK: '1' } },
  {
    title: 'file in the working directory',
    source: 'configurationFile',
    file: { where: 'workingDirectory', text: '{ "DisableTelemetry": true }' },
  },
  {
    title: 'file in the per-user folder',
    source: 'configurationFile',
    file: { where: 'perUser', text: '{ "DisableTelemetry": "yes" }' },
  },
  {
    title: 'file that can not be parsed',
    source: 'configurationFile',
    file: { where: 'perUser', text: '{ "DisableTelemetry": tru' },
    warning: 'is not valid JSON, so telemetry is off',
  },
];

for (const lock of LOCKS) {
  test(`locked off by ${lock.title}: no request, no id, no folder, and Settings says why`, async ({
    launch,
    runPlainly,
    receiver,
    profile,
    workingDirectory,
  }) => {
    let name = lock.name;
    if (lock.file !== undefined) {
      const folder = lock.file.where === 'perUser' ? join(profile, 'Kreya') : workingDirectory;
      mkdirSync(folder, { recursive: true });
      name = join(folder, 'kreya.config.json');
      writeFileSync(name, lock.file.text);
    }
    const options = { args: lock.args ?? [], env: lock.env ?? {} };
    const run = await launch(options);
    await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
    await expect(run.window.getByRole('status')).toContainText('Telemetry is off');

    const settings = await run.openSettings();
    const control = settings.getByRole('switch', { name: 'Send usage telemetry' });
    await expect(control).not.toBeChecked();
    await expect(control).toBeDisabled();
    await expect(settings.locator('code', { hasText: name ?? '' })).toBeVisible();
    expect(await settings.evaluate(() => window.kreya.telemetry.status())).toMatchObject({
      enabled: false,
      locked: true,
      disabledBy: lock.source,
      disabledByName: name,
      installationId: null,
      pending: 0,
      lastDeliveredAt: null,
    });
    const refusal = settings.evaluate(() => window.kreya.telemetry.setEnabled(true));
    await expect(refusal).rejects.toThrow(`Telemetry is disabled by ${name}`);

    await waitForSilence(receiver);
    await run.quit();
    const { stderr } = await runPlainly(options);
    const warnings = lock.warning === undefined ? '' : expect.stringContaining(lock.warning);
    expect(stderr.trim().split('\n')).toEqual([warnings]);
    expect(receiver.requests).toEqual([]);
    expect(existsSync(join(profile, 'Kreya/telemetry'))).toBe(false);
    expect(existsSync(join(profile, 'Kreya/Crashpad'))).toBe(false);
  });
}

test('what says "not disabled" neither locks nor overrides', async ({
  launch,
  receiver,
  workingDirectory,
}) => {
  writeFileSync(join(workingDirectory, 'kreya.config.json'), '{ "DisableTelemetry": false }');
  const env = { KREYA_DISABLETELEMETRY: 'no', DO_NOT_TRACK: '' };
  const args = ['--disable-telemetry=false'];
  let run = await launch({ args, env });
  await expectArrived(receiver, 'AppStarted');
  await run.quit();
  const requests = receiver.requests.length;

  run = await launch({ args, env: { ...env, DO_NOT_TRACK: 'on' } });
  await run.window.getByText('Telemetry is off').waitFor();
  await waitForSilence(receiver);
  expect(receiver.requests.length).toBe(requests);
});

test('a lock keeps what waits on disk, unsent, until it is gone', async ({ launch, receiver, profile }) => {
  let run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' } });
  await run.window.getByText('1 event waiting').waitFor();
  await run.quit();
  const id = readFileSync(join(profile, 'Kreya/telemetry/installation-id'), 'utf8');

  run = await launch({ env: { DO_NOT_TRACK: '1' } });
  await waitForSilence(receiver);
  await run.quit();
  expect(receiver.requests).toEqual([]);

  run = await launch();
  await expectArrived(receiver, 'AppStarted', 'AppClosed', 'AppStarted');
  expect(readFileSync(join(profile, 'Kreya/telemetry/installation-id'), 'utf8')).toBe(id);
});
