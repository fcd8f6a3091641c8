/** Native crashes of the real app: the dump is read here, and only its safe facts go to a real receiver. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect, nameOf, type Run, test, waitForSilence, waitForWhatIsToBeSent } from './kreya.ts';
import { expectReports, type Report, reports } from './reports.ts';

/**
 * Expects at least that many places in modules, most of them in Electron itself, whose build is included, and
 * nothing else.
 */
function expectStack(report: Report | undefined, least: number): void {
  const { frames = [], images = [] } = report ?? {};
  expect(frames.length).toBeGreaterThanOrEqual(least);
  for (const frame of frames) {
    expect(frame).toEqual({
      platform: 'native',
      package: expect.stringMatching(/^[\w<>-]+$/),
      instruction_addr: expect.stringMatching(/^0x[0-9a-f]{1,8}$/),
      addr_mode: expect.stringMatching(/^rel:\d$/),
      trust: expect.stringMatching(/^(context|fp|scan)$/),
      in_app: false,
    });
  }
  const inElectron = frames.filter((frame) => frame['package'] === 'electron');
  expect(inElectron.length).toBeGreaterThan(frames.length / 2);
  expect(frames.at(-1)).toMatchObject({ trust: 'context' });
  const place = inElectron[0]?.['addr_mode'];
  const image = images[Number(String(place).replace('rel:', ''))];
  expect(image).toEqual({
    type: 'elf',
    debug_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    code_id: expect.stringMatching(/^[0-9a-f]{40}$/),
    debug_file: 'electron',
    code_file: 'electron',
    image_addr: '0x0',
    image_size: expect.any(Number),
  });
}

function dumpsIn(profile: string): string[] {
  const folder = join(profile, 'Kreya/telemetry/crashes');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dmp'));
}

/** Expects that the events count exactly these, as `process kind`. */
async function expectCounted(receiver: Receiver, ...counts: readonly string[]): Promise<void> {
  const counted = () =>
    receiver.events
      .filter((event) => nameOf(event) === 'TelemetryErrorReported')
      .map(({ attributes }) => `${attributes['kreya.process']} ${attributes['kreya.kind']}`);
  await expect.poll(counted).toEqual(counts);
}

async function crashMain(run: Run): Promise<void> {
  const exited = new Promise((resolve) => run.app.process().once('exit', resolve));
  await run.app.evaluate(() => {
    setTimeout(() => process.crash(), 50);
  });
  await exited;
}

test('a crash of main is reported once, by the next run, and its dump is deleted', async ({
  launch,
  receiver,
  profile,
}) => {
  await crashMain(await launch());
  await expect.poll(() => dumpsIn(profile)).toHaveLength(1);
  const run = await launch();
  await expectReports(receiver, {
    process: 'main',
    mechanism: 'minidump',
    type: 'SIGSEGV',
    value: /^in electron at 0x[0-9a-f]+$/,
    level: 'fatal',
  });
  expectStack(reports(receiver)[0], 20);
  await expectCounted(receiver, 'main crash');
  expect(dumpsIn(profile)).toEqual([]);
  await run.quit();
});

test("a page's crash is reported once, by its dump, and the page is reloaded", async ({
  launch,
  receiver,
  profile,
}) => {
  const run = await launch();
  const crashed = run.window.waitForEvent('crash');
  await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  await expectReports(receiver, { process: 'renderer', mechanism: 'minidump', type: 'SIGSEGV' });
  expectStack(reports(receiver)[0], 20);
  await expectCounted(receiver, 'renderer crash');
  expect(dumpsIn(profile)).toEqual([]);
});

test('crashes of the GPU process and of a utility process are reported once each', async ({
  launch,
  receiver,
  workingDirectory,
}) => {
  const run = await launch();
  await run.app.evaluate(({ app }) => {
    const gpu = app.getAppMetrics().find((metric) => metric.type === 'GPU');
    process.kill(gpu?.pid ?? 0, 'SIGSEGV');
  });
  await expectReports(receiver, { process: 'gpu', mechanism: 'minidump', type: 'SIGSEGV' });
  expectStack(reports(receiver)[0], 5);

  const script = join(workingDirectory, 'crash.js');
  writeFileSync(script, 'process.crash()');
  await run.app.evaluate(({ utilityProcess }, path) => void utilityProcess.fork(path), script);
  await expectReports(receiver, { process: 'gpu' }, { process: 'utility', mechanism: 'minidump' });
  expectStack(reports(receiver)[1], 20);
  await expectCounted(receiver, 'gpu crash', 'utility crash');
});

test('dumps written while telemetry was off are deleted without a report, even after it is turned on again', async ({
  launch,
  receiver,
  profile,
}) => {
  let run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  expect(existsSync(join(profile, 'Kreya/telemetry/crashes'))).toBe(false);
  await crashMain(run);
  run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(true));
  await waitForWhatIsToBeSent();
  expect(reports(receiver)).toEqual([]);

  // Turned on while the app runs, crashes are tracked again.
  await crashMain(run);
  await launch();
  await expectReports(receiver, { process: 'main', mechanism: 'minidump' });
});

test('locked off: no crash handler, no dump folder, no request', async ({ launch, receiver, profile }) => {
  const run = await launch({ env: { KREYA_DISABLETELEMETRY: 'true' } });
  const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  expect(processes.split('\n').filter((args) => args.includes('crashpad') && args.includes(profile))).toEqual(
    [],
  );
  await crashMain(run);
  expect(existsSync(join(profile, 'Kreya/telemetry'))).toBe(false);
  await waitForSilence(receiver);
  expect(receiver.requests).toEqual([]);
});
