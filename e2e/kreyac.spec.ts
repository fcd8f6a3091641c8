/** The app and the command line on one profile at the same time. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Theme } from '../shared/bridge.ts';
import { deliver, expect, expectArrived, nameOf, test, waitForWhatIsToBeSent } from './kreya.ts';

/** How often app and command line start at once; 50 in a longer run. */
const STARTS = Number(process.env['KREYA_E2E_STARTS'] ?? 3);
const TOGGLES = 100;

interface StoredSettings {
  readonly theme?: string;
  readonly telemetry?: string;
  readonly telemetryChanges: readonly { readonly enabled: boolean; readonly at: number }[];
}

function readSettings(profile: string): StoredSettings {
  return JSON.parse(readFileSync(join(profile, 'Kreya/config.json'), 'utf8'));
}

const setEnabled = (page: Page, enabled: boolean) =>
  page.evaluate((value) => window.kreya.telemetry.setEnabled(value), enabled);

test('what kreyac turns off is off in the running app, at once', async ({ launch, kreyac, receiver }) => {
  const run = await launch();
  const settings = await run.openSettings();
  const control = settings.getByRole('switch', { name: 'Usage telemetry' });
  await expect(control).toBeChecked();
  await settings.evaluate(() => {
    setInterval(() => void window.kreya.telemetry.track('HistoryOverviewOpened'), 20);
  });
  await expect.poll(() => receiver.events.length).toBeGreaterThan(10);

  const { stdout, exitCode, endedAt } = await kreyac('telemetry', 'disable');
  await expect(control).not.toBeChecked();
  test.info().annotations.push({ type: 'shown after', description: `${Date.now() - endedAt} ms` });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Telemetry is off\. Nothing new is recorded\.\n/);

  await waitForWhatIsToBeSent();
  expect(receiver.events.filter(({ time }) => time.getTime() > endedAt).map(nameOf)).toEqual([]);
  const before = receiver.requests.length;
  await waitForWhatIsToBeSent();
  expect(receiver.requests.length).toBe(before);

  await kreyac('telemetry', 'enable');
  await expect(control).toBeChecked();
});

test('what Settings turns off is off in kreyac', async ({ launch, kreyac, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  await setEnabled(run.window, false);
  expect(JSON.parse((await kreyac('telemetry', 'status', '--json')).stdout)).toMatchObject({
    enabled: false,
    disabledBy: 'settings',
  });
  await expectArrived(receiver, 'AppStarted', 'TelemetryDisabled');
  await setEnabled(run.window, true);
  expect((await kreyac('version')).stderr).toBe('');
  await deliver(run.window);
  await expectArrived(receiver, 'AppStarted', 'TelemetryDisabled', 'TelemetryEnabled', 'CliCommandExecuted');
});

test('app and kreyac agree on one installation ID', async ({ launch, kreyac, receiver, profile }) => {
  test.setTimeout(60_000 + STARTS * 20_000);
  for (let start = 0; start < STARTS; start += 1) {
    const first = receiver.events.length;
    const [run] = await Promise.all([launch(), kreyac('version'), kreyac('telemetry', 'status')]);
    await deliver(run.window);
    await expect.poll(() => receiver.events.slice(first).map(nameOf)).toContain('CliCommandExecuted');
    await expect.poll(() => receiver.events.slice(first).map(nameOf)).toContain('AppStarted');
    const file = readFileSync(join(profile, 'Kreya/telemetry/installation-id'), 'utf8').trim();
    const ids = new Set(receiver.events.slice(first).map(({ installationId }) => installationId));
    expect([...ids]).toEqual([file]);
    await run.quit();
    rmSync(join(profile, 'Kreya'), { recursive: true });
  }
});

test('choices made on both sides at the same time are all kept', async ({ launch, kreyac, profile }) => {
  const run = await launch();
  // After this run it prints nothing of its own.
  await kreyac('version');
  await setEnabled(run.window, false);
  let isDone = false;
  let seen: StoredSettings['telemetryChanges'] = [];

  /** Choices are only ever added: a lost one would be missing from what was seen before. */
  async function watch(): Promise<void> {
    while (!isDone) {
      const changes = readSettings(profile).telemetryChanges;
      expect(changes.slice(0, seen.length)).toEqual(seen);
      seen = changes;
      await delay(1);
    }
  }

  async function toggleInApp(): Promise<void> {
    for (let number = 0; number < TOGGLES; number += 1) {
      const enabled = number % 2 === 0;
      expect(await setEnabled(run.window, enabled)).toMatchObject({ locked: false });
      const theme: Theme = enabled ? 'dark' : 'light';
      await run.window.evaluate((value) => window.kreya.appearance.setTheme(value), theme);
      expect(readSettings(profile).theme).toBe(theme);
    }
  }

  async function toggleInKreyac(): Promise<void> {
    for (let number = 0; number < TOGGLES; number += 1) {
      const { exitCode, stderr } = await kreyac('telemetry', number % 2 === 0 ? 'disable' : 'enable');
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    }
  }

  const watching = watch();
  await Promise.all([toggleInApp(), toggleInKreyac()]);
  isDone = true;
  await watching;
  test.info().annotations.push({ type: 'choices', description: `${seen.length}` });
  const { telemetry, telemetryChanges } = readSettings(profile);
  const enabled = telemetryChanges.at(-1)?.enabled;
  expect(telemetry).toBe(enabled ? 'enabled' : 'disabled');
  expect(JSON.parse((await kreyac('telemetry', 'status', '--json')).stdout)).toMatchObject({ enabled });
  expect(await run.window.evaluate(() => window.kreya.telemetry.status())).toMatchObject({ enabled });
});
