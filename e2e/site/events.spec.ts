/** The filter of the page of events. */
import { expect, type Page } from '@playwright/test';
import { catalogue } from '../../shared/catalogue.ts';
import { expectAccessible } from '../accessible.ts';
import { test } from './reader.ts';

const all = Object.keys(catalogue.events).length;

const filter = (page: Page) => page.getByRole('search', { name: 'Filter the events' });
const status = (page: Page) => filter(page).getByRole('status');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 3, name, exact: true });

test('events are shown by version: what it collects, or what it added', async ({ reader }) => {
  const { page } = reader;
  await reader.open('events.html');
  await expect(status(page)).toHaveText(`${all} events`);

  await filter(page).getByLabel('Version').selectOption('collected by 1.7');
  await expect(heading(page, 'ThemeChanged')).toBeVisible();
  await expect(heading(page, 'CliCommandExecuted')).toBeHidden();
  await expect(page.getByRole('link', { name: 'CliCommandExecuted' })).toBeHidden();
  // Since 1.8, of an event that is older.
  await expect(page.getByRole('cell', { name: 'osName', exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'osArch', exact: true })).toBeHidden();
  // A group of which nothing is left.
  await expect(page.getByRole('heading', { level: 2, name: 'Account' })).toBeHidden();

  await filter(page).getByLabel('Version').selectOption('new in 1.17');
  // It is older, but has a field since 1.17.
  await expect(heading(page, 'ProjectImported')).toBeVisible();
  await expect(heading(page, 'ThemeChanged')).toBeHidden();
  await expectAccessible(page);

  await filter(page).getByRole('button', { name: 'Show all' }).click();
  await expect(status(page)).toHaveText(`${all} events`);
  await expect(heading(page, 'CliCommandExecuted')).toBeVisible();
  expect(reader.troubles()).toEqual([]);
});

test('every group and version leaves the events of the catalogue that are of it', async ({ reader }) => {
  const { page } = reader;
  await reader.open('events.html');
  for (const { title, events } of catalogue.groups) {
    await filter(page).getByLabel('Group').selectOption(title);
    await expect(status(page)).toHaveText(`Showing ${Object.keys(events).length} of ${all} events`);
    await expect(page.locator('h3[data-event]:visible')).toHaveText(Object.keys(events));
  }
});

test('a filter can be typed, is in the address, and gives way to a link to what it hides', async ({
  reader,
}) => {
  const { page } = reader;
  await reader.open('events.html?group=Application&version=until%3A1.4');
  await expect(page.locator('h3[data-event]:visible')).toHaveText(['AppStarted', 'AppClosed']);
  await page.getByRole('searchbox', { name: 'Text' }).fill('closed');
  await expect(page.locator('h3[data-event]:visible')).toHaveText(['AppClosed']);
  await expect(page).toHaveURL(/\?version=until%3A1\.4&group=Application&text=closed$/);
  await page.getByRole('searchbox', { name: 'Text' }).fill('nothing of the kind');
  await expect(status(page)).toHaveText('No event matches.');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Account' }).click();
  await expect(heading(page, 'LoggedIn')).toBeInViewport();
  await expect(page).toHaveURL(/events\.html#account$/);
});

test('without scripts the whole list is there, and no filter that does nothing', async ({ reader }) => {
  const { page } = reader;
  await page.route('**/site.js', (route) => route.abort());
  await reader.open('events.html');
  await expect(page.locator('h3[data-event]:visible')).toHaveCount(all);
  await expect(page.locator('form.filter')).toBeHidden();
});
