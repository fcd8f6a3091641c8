/** What we collect: the whole searchable catalogue, with how often each event was recorded here. */
import { catalogue } from '../shared/catalogue.ts';
import { expectAccessible } from './accessible.ts';
import { copied, expect, expectArrived, test } from './kreya.ts';

test('lists every event with its fields and values, and how often it was recorded here', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    await window.kreya.telemetry.track('EnvironmentCreated');
  });
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated', 'EnvironmentCreated');
  const settings = await run.openSettings('What we collect');
  for (const group of catalogue.groups) {
    const section = settings.getByRole('region', { name: group.title, exact: true });
    await expect(section.locator('summary [translate=no]')).toHaveText(Object.keys(group.events));
  }
  const eventOf = (name: string) =>
    settings.locator('details').filter({ has: settings.getByText(name, { exact: true }) });
  await expect(eventOf('EnvironmentCreated').locator('summary')).toContainText('recorded 2 times here');
  await expect(eventOf('EnvironmentDeleted').locator('summary')).toContainText('not recorded here');
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentDeleted'));
  await expect(eventOf('EnvironmentDeleted').locator('summary')).toContainText('recorded once here');

  await eventOf('OperationInvoked').locator('summary').click();
  const fields = settings.getByRole('table', { name: 'Fields of OperationInvoked' });
  await expect(fields.getByRole('rowheader')).toHaveText([
    /^operationType$/,
    /^invokerName$/,
    /^sendMode$/,
    /^grpcMode$/,
    /^httpMethod\s*since 1\.8$/,
    /^hasScript\s*since 1\.17$/,
  ]);
  await expect(fields.getByRole('row', { name: 'httpMethod' })).toContainText('only with invokerName rest');
  await expect(fields.getByRole('row', { name: 'grpcMode' }).locator('code')).toHaveText([
    'grpcMode',
    'grpc',
    'grpcWeb',
    'grpcWebText',
  ]);
});

test('can be searched by event, field, value and description', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings('What we collect');
  const found = () => settings.locator('summary [translate=no]').allTextContents();
  const search = settings.getByRole('searchbox', { name: 'Search events and fields' });
  for (const [words, events] of [
    ['proxykind', ['ActiveProxyChanged']],
    ['grpcWebText cancelled', ['OperationInvocationCancelled']],
    ['colour theme', ['ThemeChanged']],
  ] as const) {
    await search.fill(words);
    await expect.poll(found).toEqual(events);
    await expect(settings.getByRole('status').filter({ hasText: '1 event' })).toBeVisible();
  }
  await search.fill('no such thing');
  await expect(settings.getByText('No event or field matches your search')).toBeVisible();
  await search.fill('');
  await expect.poll(async () => (await found()).length).toBe(Object.keys(catalogue.events).length);
});

test('each event shows the last one recorded here, or an example that says so', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.track('ThemeChanged', { theme: 'light' }));
  await run.window.evaluate(() => window.kreya.telemetry.track('ThemeChanged', { theme: 'dark' }));
  await expectArrived(receiver, 'AppStarted', 'ThemeChanged', 'ThemeChanged');
  const settings = await run.openSettings('What we collect');
  const eventOf = (name: string) =>
    settings.locator('details').filter({ has: settings.getByText(name, { exact: true }) });

  const recorded = eventOf('ThemeChanged');
  await recorded.locator('summary').first().click();
  await expect(recorded.getByRole('heading', { name: 'Last recorded here' })).toBeVisible();
  const table = settings.getByRole('table', { name: 'What the ThemeChanged event contains' });
  await expect(table.getByRole('row', { name: 'theme' })).toContainText('dark');
  await recorded.getByText('As JSON').click();
  await recorded.getByRole('button', { name: 'Copy ThemeChanged as JSON' }).click();
  const json = await copied(run, /kreya\.theme_changed/);
  expect(receiver.requests.map(({ body }) => String(body)).join('\n')).toContain(json);

  const example = eventOf('ProjectImported');
  await example.locator('summary').first().click();
  await expect(example.getByRole('heading', { name: 'Example with made-up values' })).toBeVisible();
  await expect(example.getByText('This event has not been recorded here.')).toBeVisible();
  await expect(
    settings
      .getByRole('table', { name: 'What the ProjectImported event contains' })
      .getByRole('row', { name: 'importType' }),
  ).toContainText('postman');
  await expectAccessible(settings);
  await settings.evaluate(() => window.kreya.telemetry.setEnabled(false));
  await expect(example.getByText('While telemetry is off, this event is not recorded.')).toBeVisible();
});
