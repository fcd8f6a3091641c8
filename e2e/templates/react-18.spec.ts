/** The components in a page that is made with the oldest React. */
import { expect, expectDelivery, SLOW, test } from './test.ts';

test('react-18', SLOW, async ({ workshop, launch, receiver }) => {
  for (const files of ['plain-esm', 'react-18']) workshop.copy(files);
  await workshop.npm('ci');
  await workshop.installPackage();
  for (const file of ['catalogue.ts', 'window.d.ts', 'settings.tsx']) workshop.fromGuide(file, file);
  // That option came with React 19.
  workshop.edit('settings.tsx', [/, \{ onCaughtError: .* \}\)/, ')'], [/^ {2}reportError,\n/m, '']);
  await workshop.npm('run', 'build');
  workshop.edit('main.js', ["'index.html'", "'page/index.html'"]);

  const started = await launch();
  await expectDelivery(started, receiver);
  const toggle = started.page.getByRole('switch', { name: 'Send usage telemetry' });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(started.page.getByText('Telemetry is off')).toBeVisible();
  expect(started.problems).toEqual([]);
});
