/** The search, the menu and the themes, from the disk and from any address of a host. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { SITE, test } from './reader.ts';

async function searchFor(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search the documentation' })).toBeFocused();
  await page.keyboard.type(words);
}

test('the search finds how to install, by the keyboard alone', async ({ reader }) => {
  const { page } = reader;
  await reader.open('privacy.html');
  await searchFor(page, 'install');
  const results = page.getByRole('dialog').getByRole('link');
  await expect(results.filter({ hasText: /^Installing Kreya/ }).first()).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/results$/);
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('installing kreya');
  await expect(results.first()).toHaveText(/^Installing Kreya/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Installing Kreya' })).toBeVisible();
  expect(reader.troubles()).toEqual([]);
});

test('the search says when there is nothing, and forgives a slip', async ({ reader }) => {
  const { page } = reader;
  await searchFor(page, 'xylophone');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing found for “xylophone”.');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('clickhuose');
  await expect(page.getByRole('dialog').getByRole('link').first()).toContainText('ClickHouse');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the theme is the system’s until it is switched, which holds for all pages', async ({ reader }) => {
  const { page } = reader;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Dark theme', pressed: false }).click();
  expect(await ground()).not.toBe(light);
  await expect(page.locator('.picture .in-dark')).toBeVisible();
  await expect(page.locator('.picture .in-light')).toBeHidden();
  await reader.open('kreyac.html');
  expect(await ground()).not.toBe(light);
  await page.getByRole('button', { name: 'Dark theme', pressed: true }).click();
  expect(await ground()).toBe(light);
});

test('a narrow page has its menu behind a button', async ({ reader }) => {
  const { page } = reader;
  await reader.resize(480);
  await reader.open('operating.html');
  const menu = page.getByRole('navigation', { name: 'Documentation' });
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await expect(menu.getByRole('link', { name: 'Operating the telemetry' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});

test('the site works below any address of a host', async ({ reader }) => {
  const { page } = reader;
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  };
  const host = createServer(({ url = '' }, response) => {
    const file = join(SITE, url.replace(/^\/some\/where\//, '').split('?')[0] || 'index.html');
    if (!url.startsWith('/some/where/') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => host.once('listening', resolve));
  const address: AddressInfo | string | null = host.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  try {
    await page.goto(`http://127.0.0.1:${address.port}/some/where/`);
    await page.getByRole('link', { name: 'Embedding guide' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Telemetry in your own Electron app' }),
    ).toBeVisible();
    await searchFor(page, 'clickhouse');
    await expect(page.getByRole('dialog').getByRole('link').first()).toContainText('ClickHouse');
    expect(reader.troubles()).toEqual([]);
  } finally {
    await page.goto('about:blank');
    host.closeAllConnections();
    host.close();
  }
});
