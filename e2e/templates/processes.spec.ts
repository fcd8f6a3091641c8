/**
 * Telemetry in an app's utility processes and worker threads: under the app's consent, with its installation
 * ID.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { waitForSilence } from '../kreya.ts';
import { expect, namesAt, test } from './test.ts';

const PARTS = ['utility', 'thread'] as const;
type Part = (typeof PARTS)[number];

/** The answer of a part of the app, which for most questions is its status. */
const ask = (app: ElectronApplication, part: Part, ...question: readonly unknown[]): Promise<unknown> =>
  app.evaluate((_, [of, what]) => Reflect.get(globalThis, 'ask')(of, what), [part, question] as const);

test.beforeEach(async ({ workshop }) => {
  for (const files of ['plain', 'plain-esm', 'processes']) workshop.copy(files);
  await workshop.installPackage();
});

test("processes: utility processes and worker threads record under the app's consent", async ({
  workshop,
  launch,
  receiver,
}) => {
  // The notice waits for a click, to prove that nobody else shows it.
  workshop.edit('page.js', [
    /^ {2}void telemetry\.noticeShown\(\);$/m,
    "  document.getElementById('notice').onclick = () => telemetry.noticeShown();",
  ]);
  const { app, page } = await launch();
  for (const part of PARTS) {
    expect(await ask(app, part, 'export', part === 'utility' ? 7 : 11)).toMatchObject({
      enabled: true,
      noticeDue: true,
    });
    // A thread has no Electron, unless its npm package is installed, which exports a path.
    expect(await ask(app, part, 'startMain')).toMatch(
      part === 'utility'
        ? /call createNodeTelemetry of 'kreya-telemetry\/node'/
        : /^Cannot find module 'electron'/,
    );
  }
  await waitForSilence(receiver);
  expect(receiver.requests).toEqual([]);

  await page.getByText('Acme counts which features are used').click();
  await expect
    .poll(() => namesAt(receiver))
    .toEqual(['acme.note_created', 'acme.notes_exported', 'acme.notes_exported']);
  const counts = receiver.events.flatMap(({ attributes }) => attributes['acme.count'] ?? []);
  expect(counts.toSorted()).toEqual([11, 7]);
  expect(new Set(receiver.events.map(({ installationId }) => installationId)).size).toBe(1);

  for (const part of PARTS) await ask(app, part, 'fail');
  await expect
    .poll(() => receiver.errors.map(({ payload }) => JSON.stringify(payload)))
    .toEqual(
      expect.arrayContaining([expect.stringContaining('"utility"'), expect.stringContaining('"main"')]),
    );

  await page.getByRole('checkbox', { name: 'Usage telemetry' }).click();
  await expect.poll(() => namesAt(receiver)).toContain('acme.telemetry_disabled');
  // They notice another process's choice within a second; what they record until then is not sent.
  for (const part of PARTS)
    await expect.poll(() => ask(app, part, 'export', 100)).toMatchObject({ enabled: false });
  await waitForSilence(receiver);
  expect(receiver.events.flatMap(({ attributes }) => attributes['acme.count'] ?? [])).not.toContain(100);
});

test('processes: an option that turns telemetry off applies to them, too', async ({
  launch,
  receiver,
  profile,
}) => {
  const { app } = await launch('--disable-telemetry');
  for (const part of PARTS)
    expect(await ask(app, part, 'export', 7)).toMatchObject({
      enabled: false,
      locked: true,
      installationId: null,
    });
  await waitForSilence(receiver);
  expect(receiver.requests).toEqual([]);
  for (const name of ['telemetry', 'telemetry.json']) {
    expect(existsSync(join(profile, 'Acme', name)), name).toBe(false);
  }
});
