import { expect, test } from 'vitest';
import { createSettings } from './settings.ts';

test('unreadable settings do not prevent opening a window', () => {
  const settings = createSettings({
    path: '/nowhere/config.json',
    read() {
      throw new SyntaxError('Unexpected token');
    },
    update: () => undefined,
  });
  expect(settings.settingsWindow()).toEqual({ bounds: null, section: null });
});
