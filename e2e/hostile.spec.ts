/** Pages that turned hostile: what they can do to the main process, and to other pages' events. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { catalogue } from '../shared/catalogue.ts';
import { createValidation } from '../telemetry/catalogue/validate.ts';
import { wireNameOfEvent, wireNameOfField } from '../telemetry/catalogue/wire.ts';
import { ipcLimits } from '../telemetry/electron/ipc-limits.ts';
import type { ReceivedEvent } from '../telemetry/testing/receiver/otlp.ts';
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { bundleFlood } from './hostile/bundle.ts';
import type { Tally } from './hostile/flood.ts';
import { expect, nameOf, quitAndDeliver, type Run, SLOW, test } from './kreya.ts';

const validate = createValidation(catalogue);

/** Of each of four pages: more than may come at once. */
const MESSAGES = [
  [12_500, {}],
  [25_000, SLOW],
] as const;
/** How many megabytes the main process may grow during so many messages, the largest of 8 MB. */
const GROWTH_MB = 300;

/** A window with Electron's own channel in the page itself, for any address. */
async function openWithChannel(run: Run, folder: string, url: string): Promise<Page> {
  const preload = join(folder, 'stolen.cjs');
  writeFileSync(preload, "globalThis.stolen = require('electron').ipcRenderer;");
  const opened = run.app.waitForEvent('window');
  await run.app.evaluate(
    ({ BrowserWindow }, options) => {
      const window = new BrowserWindow({
        webPreferences: {
          preload: options.preload,
          contextIsolation: false,
          sandbox: true,
          partition: options.partition,
        },
      });
      if (options.partition !== '') window.webContents.session.webRequest.onBeforeRequest(null);
      void window.loadURL(options.url);
    },
    { url, preload, partition: url.startsWith('app:') ? '' : 'foreign' },
  );
  const page = await opened;
  await page.waitForLoadState();
  return page;
}

type FloodArguments = readonly [way: 'bridge' | 'channel', messages: number, seed: number];

const floodBy = (page: Page, ...args: FloodArguments): Promise<Tally> =>
  page.evaluate(([way, messages, seed]) => Reflect.get(globalThis, 'flood')(way, messages, seed), args);

const memoryMb = (run: Run) =>
  run.app.evaluate(({ app }) => {
    const main = app.getAppMetrics().find(({ type }) => type === 'Browser');
    return Math.round((main?.memory.workingSetSize ?? 0) / 1024);
  });

/** Why the catalogue would reject an event, or null. */
function problemOf(event: ReceivedEvent): string | null {
  const [name, definition] =
    Object.entries(catalogue.events).find(
      ([known]) => wireNameOfEvent(catalogue.namespace, known) === event.name,
    ) ?? [];
  if (name === undefined || definition === undefined) return `There is no ${event.name}.`;
  const fields = new Map(
    Object.entries(definition.fields).map(([field, about]) => [
      wireNameOfField(catalogue.namespace, field, about),
      field,
    ]),
  );
  const metadata = Object.entries(event.attributes).map(([key, value]) => [fields.get(key) ?? key, value]);
  const validation = validate(name, Object.fromEntries(metadata));
  return validation.ok ? null : validation.problem;
}

const drops = (receiver: Receiver, reason: string) =>
  receiver.events
    .filter(
      (event) => nameOf(event) === 'TelemetryEventsDropped' && event.attributes['kreya.reason'] === reason,
    )
    .reduce((sum, event) => sum + Number(event.attributes['kreya.count']), 0);

for (const [messages, tag] of MESSAGES) {
  test(
    `${4 * messages} hostile messages: nothing invalid is recorded, the app survives, and other pages are served`,
    tag,
    async ({ launch, receiver, workingDirectory, kreyac }) => {
      const run = await launch();
      let said = '';
      run.app
        .process()
        .stderr?.setEncoding('utf8')
        .on('data', (chunk: string) => {
          said += chunk;
        });
      const settings = await run.openSettings();
      const stolen: Page[] = [];
      for (let number = 0; number < 3; number += 1) {
        stolen.push(await openWithChannel(run, workingDirectory, 'app://kreya/index.html'));
      }
      const script = await bundleFlood();
      for (const page of [settings, ...stolen]) await page.evaluate(script);
      const before = await memoryMb(run);
      const begunAt = Date.now();

      const flooding = [
        floodBy(settings, 'bridge', messages, 1),
        ...stolen.map((page, index) => floodBy(page, 'channel', messages, index + 2)),
      ];
      // During the attack, and again afterwards.
      await run.window.getByRole('button', { name: 'Switch environment' }).click();
      await expect(run.window.getByRole('status')).toContainText('Recorded: ActiveEnvironmentChanged');
      const tallies = await Promise.all(flooding);
      const seconds = (Date.now() - begunAt) / 1_000;
      const grownMb = (await memoryMb(run)) - before;
      await run.window.getByRole('button', { name: 'Open example project' }).click();
      await expect(run.window.getByRole('status')).toContainText('Recorded: ExampleProjectOpened');

      const answered = tallies.reduce((sum, tally) => sum + tally.answered, 0);
      const refused = tallies.reduce((sum, tally) => sum + tally.refused, 0);
      test.info().annotations.push({
        type: 'flood',
        description: `${answered} answered, ${refused} refused in ${seconds.toFixed(1)} s; main grew by ${grownMb} MB`,
      });
      expect(answered + refused).toBe(4 * messages);
      expect(answered).toBeGreaterThan(0);
      expect(answered).toBeLessThan(4 * (ipcLimits.burst + ipcLimits.perSecond * seconds + 1));
      expect(grownMb).toBeLessThan(GROWTH_MB);

      await quitAndDeliver(run, kreyac);
      await expect.poll(() => receiver.events.map(nameOf)).toContain('AppClosed');
      expect(receiver.events.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
      const names = receiver.events.map(nameOf);
      expect(names).toEqual(expect.arrayContaining(['ActiveEnvironmentChanged', 'ExampleProjectOpened']));
      expect(drops(receiver, 'rateLimited')).toBeGreaterThan(messages / 25);
      expect(drops(receiver, 'invalid')).toBeGreaterThan(100);
      const complaints = said.split('\n').filter((line) => line.startsWith('kreya: '));
      expect(complaints.filter((line) => line.includes('more often'))).toHaveLength(1);
      expect(complaints.length).toBeLessThan(60);
    },
  );
}

test('a page of another origin gets no answer, whatever it has', async ({
  launch,
  receiver,
  workingDirectory,
}) => {
  const run = await launch();
  const page = await openWithChannel(run, workingDirectory, `${receiver.url}/`);
  const ask = (request: object) =>
    page.evaluate(
      (message) => Reflect.get(globalThis, 'stolen').invoke('kreya-telemetry:request', message),
      request,
    );
  const refusal = { ok: false, message: 'Only pages of the app may ask.' };
  expect(await ask({ kind: 'status' })).toEqual(refusal);
  expect(await ask({ kind: 'setEnabled', enabled: false })).toEqual(refusal);
  expect(await ask({ kind: 'track', event: 'HistoryOverviewOpened', metadata: {} })).toEqual(refusal);
  expect(await run.window.evaluate(() => window.kreya.telemetry.status())).toMatchObject({ enabled: true });
  await run.quit();
  expect(receiver.events.map(nameOf)).not.toContain('HistoryOverviewOpened');
});
