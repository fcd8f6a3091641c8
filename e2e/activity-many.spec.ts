/** Ten thousand records: Activity opens and scrolls, and the app stays responsive. */
import { expect, test } from './kreya.ts';
import { recordOf, writeWaiting } from './stored-records.ts';

const COUNT = 10_000;
const PER_FILE = 700;
const DAY_MS = 24 * 60 * 60_000;

const ATTRIBUTES =
  ',{"key":"kreya.operation_type","value":{"stringValue":"unary"}},{"key":"kreya.invoker_name","value":{"stringValue":"rest"}},{"key":"kreya.send_mode","value":{"stringValue":"all"}},{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"kreya.has_script","value":{"boolValue":true}}';

/** Two weeks in which everything waiting was recorded. */
function fill(profile: string): void {
  const now = Date.now();
  const timeOf = (index: number) => now - 13 * DAY_MS + Math.floor((index / COUNT) * 13 * DAY_MS);
  for (let first = 0; first < COUNT; first += PER_FILE) {
    const count = Math.min(PER_FILE, COUNT - first);
    const records = Array.from({ length: count }, (_, index) =>
      recordOf('kreya.operation_invoked', timeOf(first + index), first + index, ATTRIBUTES),
    );
    writeWaiting(profile, now - 1_000_000 + first, records);
  }
}

test('ten thousand records open at once, scroll without gaps, and block nothing', async ({
  launch,
  profile,
}) => {
  fill(profile);
  // Without a receiver, so that they stay.
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings();
  await expect(settings.getByRole('switch')).toBeVisible();

  await run.app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    Object.assign(globalThis, { histogram });
  });
  const takeDelay = () =>
    run.app.evaluate(() => {
      const histogram = Reflect.get(globalThis, 'histogram');
      const delay = { p99: histogram.percentile(99) / 1e6, max: histogram.max / 1e6 };
      histogram.reset();
      return delay;
    });
  // The pauses of an idle main process on this machine.
  await settings.waitForTimeout(1_000);
  const idle = await takeDelay();
  const opened = await settings.evaluate(async () => {
    const begun = performance.now();
    const passed = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((done) => requestAnimationFrame(done));
      return Math.round(performance.now() - begun);
    };
    location.hash = '#activity';
    const firstRow = await passed(() => document.querySelector('[data-row="0"]') !== null);
    const all = await passed(() => document.body.textContent?.includes('10,000 entries') === true);
    return { firstRow, all };
  });
  const delay = await takeDelay();
  await expect(settings.getByText('10,000 entries', { exact: true })).toBeVisible();
  const list = settings.getByRole('list', { name: 'Recorded events' });
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(COUNT));
  expect(await list.getByRole('listitem').count(), 'only what is in sight is there').toBeLessThan(100);

  // As fast as a wheel turns, or faster: a whole window per frame.
  const gaps = await settings.evaluate(async () => {
    let frames = 0;
    let blank = 0;
    let longest = 0;
    let last = performance.now();
    const x = window.innerWidth / 2 + 100;
    for (let turn = 0; turn < 120; turn += 1) {
      window.scrollBy(0, turn % 40 === 39 ? 20_000 : 640);
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      await new Promise<void>((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done();
        channel.port2.postMessage(null);
      });
      frames += 1;
      longest = Math.max(longest, now - last);
      last = now;
      for (const y of [40, window.innerHeight / 2, window.innerHeight - 40]) {
        const found = document.elementFromPoint(x, y)?.closest('[aria-posinset]');
        if (window.scrollY > 800 && found === null) blank += 1;
      }
    }
    return { frames, blank, longest: Math.round(longest) };
  });
  process.stdout.write(
    `Activity with ${COUNT} records: first row ${opened.firstRow} ms, all ${opened.all} ms; ` +
      `main process event-loop delay p99 ${delay.p99.toFixed(1)} ms, max ${delay.max.toFixed(1)} ms ` +
      `(idle: p99 ${idle.p99.toFixed(1)} ms, max ${idle.max.toFixed(1)} ms); ` +
      `scrolling ${gaps.frames} frames, longest ${gaps.longest} ms, blank ${gaps.blank}\n`,
  );
  expect(gaps.blank).toBe(0);
  expect(opened.all).toBeLessThan(10_000);
  expect(delay.p99).toBeLessThan(500);
});

test('ten thousand records are searched while a person types', async ({ launch, profile }) => {
  fill(profile);
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings('Activity');
  await expect(settings.getByText('10,000 entries', { exact: true })).toBeVisible();
  const search = settings.getByRole('searchbox', { name: 'Search entries' });
  const timeOf = async (words: string, says: string) => {
    const begun = Date.now();
    await search.fill(words);
    await expect(settings.getByText(says, { exact: true })).toBeVisible();
    return Date.now() - begun;
  };
  // By the ID of one of them.
  const first = await timeOf('000000000004711', '1 of 10,000 entries');
  const next = await timeOf('unary rest', '10,000 entries');
  const none = await timeOf('nothing has this', '0 of 10,000 entries');
  process.stdout.write(`Search in ${COUNT} records: first ${first} ms, then ${next} and ${none} ms\n`);
});

test('what a person reads further down stays in place when a new record arrives', async ({
  launch,
  profile,
}) => {
  fill(profile);
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9', DO_NOT_TRACK: '' } });
  const settings = await run.openSettings('Activity');
  await expect(settings.getByText(/^10,00\d entries$/)).toBeVisible();
  await settings.evaluate(() => window.scrollTo(0, 30_000));
  await settings.waitForTimeout(500);
  const inTheMiddle = () =>
    settings.evaluate(() => {
      const row = document.elementFromPoint(window.innerWidth / 2 + 100, 300)?.closest('[aria-posinset]');
      const position = Number(row?.getAttribute('aria-setsize')) - Number(row?.getAttribute('aria-posinset'));
      return { fromTheEnd: position, top: Math.round(row?.getBoundingClientRect().top ?? -1) };
    });
  const before = await inTheMiddle();
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  await expect(settings.getByText(/^10,00[2-9] entries$/)).toBeAttached();
  await settings.waitForTimeout(300);
  const after = await inTheMiddle();
  expect(after.fromTheEnd).toBe(before.fromTheEnd);
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
});

test('the list is one tab stop, and the arrow keys move within it', async ({ launch, profile }) => {
  fill(profile);
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings('Activity');
  await expect(settings.getByText('10,000 entries', { exact: true })).toBeVisible();
  await settings.getByRole('button', { name: 'Save all…' }).focus();
  await settings.keyboard.press('Tab');
  const position = () => settings.locator(':focus').locator('xpath=..').getAttribute('aria-posinset');
  expect(await position()).toBe('1');
  await settings.keyboard.press('ArrowDown');
  await expect.poll(position).toBe('2');
  await settings.keyboard.press('End');
  await expect.poll(position).toBe(String(COUNT));
  await expect(settings.locator(':focus')).toBeInViewport();
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('table', { name: 'Fields' })).toBeVisible();
  await settings.keyboard.press('Home');
  await expect.poll(position).toBe('1');
  await expect(settings.locator(':focus')).toBeInViewport();
});
