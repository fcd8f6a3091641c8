import { expect, test } from 'vitest';
import { createSettings } from './settings.ts';

test('settings that can not be read now are no reason not to open a window', () => {
  const settings = createSettings({
    path: '/nowhere/config.json',
    read() {
      throw new SyntaxError('Unexpected token');
    },
    update: () => undefined,
  });
  expect(settings.settingsWindow()).toEqual({ bounds: null, section: null });
});
