import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { APP_ID } from './app-id.ts';

vi.mock('electron', () => ({ app: {} }));

test('the app has the ID of its shortcuts', () => {
  const configuration = readFileSync(join(import.meta.dirname, '../electron-builder.yml'), 'utf8');
  expect(/^appId: (.+)$/m.exec(configuration)?.[1]).toBe(APP_ID);
});
