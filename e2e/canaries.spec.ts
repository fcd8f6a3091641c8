/** Personal data planted wherever an error can pick it up: none of it leaves the real app. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNothingOfIt, MARK } from './canary.ts';
import { expect, test, waitForWhatIsToBeSent } from './kreya.ts';
import { reports } from './reports.ts';

const PERSON = `${MARK}Ada`;
const ENVIRONMENT = { SECRET_TOKEN: `${MARK}-token`, USER: PERSON, LOGNAME: PERSON };
const ERRORS = 10_000;

/** What is thrown for each number; runs in the page and in the main process alike. */
const MAKE = `(index) => {
  const mark = '${MARK}' + index;
  const texts = [
    "Cannot read properties of undefined (reading '" + mark + "')",
    "ENOENT: no such file or directory, open '/home/" + mark + "/Grüße/秘密.txt'",
    'Request to https://' + mark + ':pw@example.com/' + mark + '?token=' + mark + ' failed for ' + mark + '@example.com',
    'Unexpected token in {"user":"' + mark + '"}',
    mark + 'Пользователь ' + mark + ' مستخدم',
  ];
  const text = texts[index % texts.length];
  const error = new Error(text, { cause: new TypeError(text) });
  error.name = index % 7 === 0 ? mark : 'TypeError';
  error.code = mark;
  error.path = '/home/' + mark;
  if (index % 3 === 0) error.stack = error.name + ': ' + text + '\\n    at ' + mark + ' (/home/' + mark + '/' + mark + '.js:1:1)';
  return index % 11 === 0 ? text : error;
}`;

test('10,000 errors in a loop, in main and in a page: a handful of reports, nothing personal, and the app survives', async ({
  launch,
  receiver,
  profile,
}) => {
  const folder = join(profile, PERSON);
  const run = await launch({ env: { ...ENVIRONMENT, XDG_CONFIG_HOME: folder, HOME: folder } });
  const memory = () =>
    run.app.evaluate(({ app }) =>
      app.getAppMetrics().reduce((sum, one) => sum + one.memory.workingSetSize, 0),
    );
  const before = await memory();

  await run.app.evaluate(
    async (_, { make, count }) => {
      const errorOf: (index: number) => unknown = new Function(`return ${make}`)();
      for (let index = 0; index < count; index += 1) {
        void Promise.reject(errorOf(index));
        if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    },
    { make: MAKE, count: ERRORS },
  );
  await run.window.evaluate(`(async () => {
    const errorOf = ${MAKE};
    for (let index = 0; index < ${ERRORS}; index += 1) {
      setTimeout(() => { throw errorOf(index); });
      if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  })()`);
  await waitForWhatIsToBeSent();
  await waitForWhatIsToBeSent();

  expect(reports(receiver).length).toBeGreaterThan(5);
  expect(reports(receiver).length).toBeLessThan(50);
  expect((await memory()) - before).toBeLessThan(200 * 1024);
  await run.window.getByRole('button', { name: 'Switch environment' }).click();
  await expect(run.window.getByRole('status')).toContainText('Recorded');
  await run.quit();
  expectNothingOfIt(receiver);
});

test('a dump full of personal data is read, and none of it leaves', async ({ launch, receiver, profile }) => {
  const folder = join(profile, PERSON);
  const env = { ...ENVIRONMENT, XDG_CONFIG_HOME: folder, HOME: folder };
  const run = await launch({ env });
  const exited = new Promise((resolve) => run.app.process().once('exit', resolve));
  await run.app.evaluate((_, mark) => {
    const kept = Array.from({ length: 10_000 }, (__, index) => `${mark}${index}`);
    setTimeout(() => {
      if (kept.length > 0) process.crash();
    }, 50);
  }, MARK);
  await exited;
  const crashes = join(folder, 'Kreya/telemetry/crashes/pending');
  const [dump = ''] = readdirSync(crashes).filter((file) => file.endsWith('.dmp'));
  expect(readFileSync(join(crashes, dump)).includes(MARK)).toBe(true);

  await launch({ env });
  await expect.poll(() => reports(receiver)).toHaveLength(1);
  expectNothingOfIt(receiver);
});
