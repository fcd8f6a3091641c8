import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DisablingSource } from '../shared/bridge.ts';
import { expect, expectArrived, test, waitForSilence } from './kreya.ts';

interface Lock {
  readonly title: string;
  readonly source: DisablingSource;
  /** The name that Settings shows; a file's path is not known before the test. */
  readonly name?: string;
  readonly args?: string[];
  /** The content of a configuration file in the per-user folder. */
  readonly file?: string;
  readonly warning?: string;
}

/** A selection: `locks.test.ts` and `configuration-file.test.ts` cover all of them. */
const LOCKS: Lock[] = [
  { title: 'option', source: 'commandLine', name: '--disable-telemetry', args: ['--disable-telemetry'] },
  {
    title: 'file that can not be parsed',
    source: 'configurationFile',
    file: '{ "DisableTelemetry": tru',
    warning: 'is not valid JSON, so telemetry is off',
  },
];

for (const lock of LOCKS) {
  test(`locked off by ${lock.title}: no request, no ID, no folder, and Settings says why`, async ({
    launch,
    runPlainly,
    receiver,
    profile,
  }) => {
    let name = lock.name;
    if (lock.file !== undefined) {
      const folder = join(profile, 'Kreya');
      mkdirSync(folder);
      name = join(folder, 'kreya.config.json');
      writeFileSync(name, lock.file);
    }
    const options = { args: lock.args ?? [] };
    const run = await launch(options);
    await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
    await expect(run.window.getByRole('status')).toContainText('Telemetry is off');

    const settings = await run.openSettings();
    const control = settings.getByRole('switch', { name: 'Usage telemetry' });
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

test('"not disabled" neither locks nor overrides', async ({ launch, receiver, workingDirectory }) => {
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

test('a lock keeps waiting events on disk, unsent, until it is gone', async ({
  launch,
  receiver,
  profile,
}) => {
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
