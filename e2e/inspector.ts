import type { Page } from '@playwright/test';
import type { Run } from './kreya.ts';
import { clickMenuItem } from './kreya.ts';

/** Opens the inspector from the menu, as a person does. */
export async function openInspector(run: Run): Promise<Page> {
  const opened = run.app.waitForEvent('window');
  await clickMenuItem(run.app, 'inspector');
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
