/** The app on a German system. */
import { openInspector } from './inspector.ts';
import { expect, type Run, test } from './kreya.ts';

const GERMAN = { args: ['--lang=de'] };

/** Every label of the menu, from top to bottom. */
function menuLabels(run: Run): Promise<string[]> {
  return run.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => [
      menu.label,
      ...(menu.submenu?.items ?? []).map((item) => item.label).filter((label) => label !== ''),
    ]),
  );
}

test("the start screen, the notice and telemetry's state are German", async ({ launch }) => {
  const run = await launch(GERMAN);
  const { window } = run;
  await expect(window.locator('html')).toHaveAttribute('lang', 'de');
  await expect(window.getByRole('region', { name: 'Kreya erhebt Telemetriedaten' })).toContainText(
    'Dort können Sie Ihre Auswahl jederzeit ändern',
  );
  await expect(window.getByRole('contentinfo')).toContainText('Telemetrie ist eingeschaltet');
  await window.getByRole('button', { name: 'Beispielprojekt öffnen' }).click();
  await expect(window.getByRole('status')).toContainText('Aufgezeichnet: ExampleProjectOpened');
  await window.getByRole('button', { name: 'Operation ausführen' }).click();
  await expect(window.getByText(/Beantwortet nach [\d,.]+ m?s\./)).toBeVisible();
  await window.getByRole('button', { name: 'Ausführen: Count the stock' }).click();
  await window.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(window.getByText(/Nach [\d,.]+ m?s abgebrochen\./)).toBeVisible();
});

test('the menu is German, including what Electron would label in English', async ({ launch }) => {
  const labels = await menuLabels(await launch(GERMAN));
  expect(labels).toEqual(
    expect.arrayContaining(['Kreya', 'Einstellungen', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']),
  );
  const english =
    /^(About|Quit|Undo|Redo|Cut|Copy|Paste|Select|Minimize|Close|Zoom|Toggle|Actual|Reset|Help)/;
  expect(labels.filter((label) => english.test(label))).toEqual([]);
});

test('the inspector is German, except what developers write and get', async ({ launch }) => {
  const page = await openInspector(await launch(GERMAN));
  expect(await page.title()).toBe('Telemetrie-Inspektor — Kreya');
  await page.getByRole('button', { name: 'Ereignis aufzeichnen' }).click();
  await expect(page.getByRole('log')).toContainText(/Gesendet.*OperationInvoked.*Byte/);
  await page.getByRole('radio', { name: 'JSON-Text' }).check();
  await page.getByRole('textbox', { name: 'Metadaten als JSON' }).fill('[');
  await expect(page.getByText(/^Zeile 1, Spalte \d: /)).toBeVisible();
  await page.getByRole('textbox', { name: 'Metadaten als JSON' }).fill('[]');
  await page.getByRole('button', { name: 'Ereignis aufzeichnen' }).click();
  await expect(page.getByRole('log')).toContainText('metadata is a plain object, not a list');
});

test('events and records are described in German', async ({ launch }) => {
  const run = await launch({ args: ['--lang=de'], env: { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' } });
  const opened = run.app.waitForEvent('window');
  await run.window.evaluate(() => window.kreya.windows.openSettings('activity'));
  const settings = await opened;
  await expect(settings.getByRole('button', { name: 'AppStarted' })).toContainText(
    'Die App wurde gestartet.',
  );
  await run.window.evaluate(() => window.kreya.windows.openSettings('catalogue'));
  await expect(
    settings.getByRole('region', { name: 'Umgebungen, Authentifizierung und Netzwerk' }),
  ).toBeVisible();
  await settings.getByText('Die App wurde geschlossen.').click();
  await expect(settings.getByRole('table', { name: 'Felder von AppClosed' })).toContainText(
    'Wie viele Sekunden sie geöffnet war.',
  );
  await expect(settings.locator('main [lang=en]')).toHaveCount(0);
  await settings.getByRole('searchbox').fill('verlust unbemerkt');
  await expect(settings.getByText('TelemetryEventsDropped', { exact: true })).toBeVisible();
});

test('a system in a third language gets English', async ({ launch }) => {
  const { window } = await launch({ args: ['--lang=fr'] });
  await expect(window.locator('html')).toHaveAttribute('lang', 'en');
  await expect(window.getByRole('button', { name: 'Open example project' })).toBeVisible();
});
