/** Settings in any language, and pictures of it on which axe finds nothing. */
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import type { SettingsSection } from '../shared/bridge.ts';
import { expectAccessible } from './accessible.ts';
import { expect, type Run, SLOW } from './kreya.ts';

export const LANGUAGES = ['en', 'de'] as const;
/** The German pictures differ from the English ones in their words only, and those have tests of their own. */
export const IN_LANGUAGE = { en: {}, de: SLOW } as const;
export type Language = (typeof LANGUAGES)[number];

const IN_README = join(import.meta.dirname, '../docs/images');

/** Pictures shown in README, by their names there. */
const SHOWN: Readonly<Record<string, string>> = { 'on-privacy-en': 'settings', 'on-activity-en': 'activity' };

/** Opens Settings, or another section of them, by its address, whatever it is called. */
export async function openSection(run: Run, section: SettingsSection): Promise<Page> {
  const isOpen = run.app.windows().length > 1;
  const opened = isOpen ? null : run.app.waitForEvent('window');
  await run.window.evaluate((name) => window.kreya.windows.openSettings(name), section);
  const page = (await opened) ?? run.app.windows().at(-1);
  if (page === undefined) throw new Error('Settings did not open.');
  await expect(page).toHaveURL(new RegExp(`#${section}$`));
  // Not as if a key had led there: its focus shows no ring.
  await page.getByRole('heading', { level: 2 }).blur();
  return page;
}

export async function picture(
  settings: Page,
  testInfo: TestInfo,
  theme: string,
  name: string,
): Promise<void> {
  const shown = process.env['KREYA_UPDATE_SCREENSHOTS'] === undefined ? undefined : SHOWN[name];
  const path =
    shown === undefined
      ? join(testInfo.outputDir, `${name}-${theme}.png`)
      : join(IN_README, `${shown}-${theme}.png`);
  await expectAccessible(settings);
  expect((await settings.screenshot({ path })).length).toBeGreaterThan(8_000);
}

export const EVENTS = [
  ['ExampleProjectOpened', {}],
  ['EnvironmentCreated', {}],
  ['ActiveEnvironmentChanged', { method: 'quickActions' }],
  [
    'OperationInvoked',
    { operationType: 'unary', invokerName: 'rest', sendMode: 'all', httpMethod: 'GET', hasScript: true },
  ],
] as const;

export async function record(run: Run): Promise<void> {
  for (const event of EVENTS) {
    await run.window.evaluate(([name, metadata]) => window.kreya.telemetry.track(name, metadata), event);
  }
}
