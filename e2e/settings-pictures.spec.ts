/** Pictures of every section of Settings, for people to look at; README shows some of them. */
import { telemetry as de } from '../telemetry/contract/texts/de.ts';
import { telemetry as en } from '../telemetry/contract/texts/en.ts';
import { expect, expectArrived, test } from './kreya.ts';
import { expectNoSidewaysScroll, inBothThemes, pictureOfWindow, resizeTo } from './pictures.ts';
import { EVENTS, IN_LANGUAGE, LANGUAGES, openSection, picture, record } from './settings-window.ts';
import { crashOf, errorOf, recordOf, writeSent, writeSentErrors } from './stored-records.ts';

const TEXTS = { en, de };

/** Two weeks of ordinary use that were sent. */
function writePast(profile: string): void {
  const now = Date.now();
  const perDay = [4, 9, 7, 0, 1, 12, 8, 15, 6, 3, 0, 2, 11];
  for (const [day, count] of perDay.entries()) {
    const noon = now - (perDay.length - day) * 24 * 60 * 60_000;
    const records = Array.from({ length: count }, (_, index) =>
      recordOf('kreya.operation_invoked', noon + index * 60_000, day * 100 + index),
    );
    if (count > 0) writeSent(profile, noon + 3_600_000, records);
  }
}

for (const language of LANGUAGES) {
  const { activityPage, cataloguePage, privacy } = TEXTS[language];

  test(
    `on, with all sections (${language})`,
    IN_LANGUAGE[language],
    async ({ launch, receiver, profile }, testInfo) => {
      writePast(profile);
      const run = await launch({ args: [`--lang=${language}`] });
      await record(run);
      await run.window.evaluate(() => void Promise.reject(new TypeError('x is not a function')));
      await expectArrived(receiver, 'AppStarted', ...EVENTS.map(([name]) => name), 'TelemetryErrorReported');
      await expect.poll(() => receiver.errors.length).toBe(1);
      const settings = await openSection(run, 'privacy');
      await inBothThemes(run, async (theme) => {
        const take = (name: string) => picture(settings, testInfo, theme, `${name}-${language}`);
        await openSection(run, 'privacy');
        await expect(settings.getByText(TEXTS[language].delivery.nothingWaits)).toBeVisible();
        await take('on-privacy');
        const reset = settings.getByRole('button', { name: privacy.resetInstallationId });
        // From the components' own stylesheet, with a value from the page's base.
        await expect(reset).toHaveCSS('border-radius', '6px');
        await reset.click();
        await take('on-reset');
        await settings.keyboard.press('Escape');

        await openSection(run, 'activity');
        await expect(settings.getByRole('status').filter({ hasText: /^85 / })).toBeVisible();
        await take('on-activity');
        const row = settings.getByRole('button', { name: 'OperationInvoked' }).first();
        await row.click();
        await settings.getByRole('radio', { name: activityPage.formats.raw }).check();
        await settings.getByText(activityPage.around).click();
        await settings.getByRole('button', { name: activityPage.copyCurl }).click();
        await row.evaluate((element) => element.scrollIntoView());
        await take('on-activity-raw');
        await row.click();
        await settings.evaluate(() => window.scrollTo(0, 0));
        await settings.getByRole('toolbar').getByRole('button').nth(8).click();
        await take('on-activity-day');
        await settings.getByRole('button', { name: activityPage.showAll }).click();
        await settings.getByRole('searchbox').fill('<word>');
        await take('on-activity-search');
        await settings.getByRole('searchbox').fill('no entry has this');
        await take('on-activity-no-match');
        await settings.getByRole('searchbox').fill('');
        await settings.getByText(activityPage.asTable).click();
        await take('on-activity-table');
        await settings.getByText(activityPage.asTable).click();
        await settings.evaluate(() => {
          location.hash = '#activity/0-no-such-id';
        });
        await expect(settings.getByRole('status').filter({ hasText: '0-no-such-id' })).toBeVisible();
        await take('on-activity-unknown-id');

        await openSection(run, 'catalogue');
        await take('on-catalogue');
        await settings.getByRole('searchbox').fill(cataloguePage.foundNone);
        await take('on-catalogue-none');
        for (const section of ['appearance', 'about'] as const) {
          await openSection(run, section);
          await take(`on-${section}`);
        }
      });
    },
  );

  test(
    `entries and events, wide, at 480 px, at 200 % and with forced colours (${language})`,
    IN_LANGUAGE[language],
    async ({ launch, profile }, testInfo) => {
      const now = Date.now();
      const attributes =
        ',{"key":"kreya.operation_type","value":{"stringValue":"unary"}},{"key":"kreya.invoker_name","value":{"stringValue":"rest"}},{"key":"kreya.has_script","value":{"boolValue":true}}';
      const event = recordOf('kreya.operation_invoked', now - 180_000, 1, attributes);
      writeSent(profile, now, [event, '{ half a rec']);
      writeSentErrors(profile, now, [errorOf(now - 3_600_000), crashOf(now - 7_200_000)]);
      const env = { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' };
      const run = await launch({ args: [`--lang=${language}`], env });
      const settings = await openSection(run, 'privacy');
      const rows = settings.locator('[data-row], summary:has([translate=no])');
      await inBothThemes(run, async (theme) => {
        for (const [section, name, opener] of [
          ['privacy', 'privacy', null],
          ['activity', 'activity', null],
          ['activity', 'event', 'OperationInvoked'],
          ['activity', 'error', 'TypeError'],
          ['activity', 'crash', 'SIGSEGV'],
          ['activity', 'unreadable', activityPage.unreadableRecord],
          ['catalogue', 'catalogue', null],
          ['catalogue', 'last-recorded', 'OperationInvoked'],
          ['catalogue', 'example', 'ProjectImported'],
        ] as const) {
          const look = async (size: string) => {
            await row?.evaluate((element) => element.scrollIntoView());
            await pictureOfWindow(run, testInfo, 'settings', `${size}-${name}-${language}-${theme}`);
            await expectNoSidewaysScroll(settings);
          };
          await openSection(run, section);
          const row = opener === null ? null : rows.filter({ hasText: opener }).first();
          await row?.click();
          await row?.evaluate((element) => element.scrollIntoView());
          if (opener !== null) await picture(settings, testInfo, theme, `${name}-${language}`);
          await resizeTo(run, 'settings', 480, 700);
          await look('narrow');
          if (theme === 'light') {
            await resizeTo(run, 'settings', 480, 700, 2);
            await look('narrow-200');
          }
          await resizeTo(run, 'settings', 960, 740);
          await settings.emulateMedia({ forcedColors: 'active' });
          await look('forced');
          await settings.emulateMedia({ forcedColors: null });
          await row?.click();
        }
      });
    },
  );
}
