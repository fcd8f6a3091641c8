import { expect, it } from 'vitest';
import { createDebugIds } from './debug-ids.ts';

const ID = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';

it('looks each file up once, and accepts nothing but a UUID', () => {
  const asked: string[] = [];
  const debugIdOf = createDebugIds({
    debugIdOf(file) {
      asked.push(file);
      return file === 'main.js' ? ID : `${ID} of ada`;
    },
  });
  expect(['main.js', 'main.js', 'page.js', 'page.js'].map(debugIdOf)).toEqual([ID, ID, null, null]);
  expect(asked).toEqual(['main.js', 'page.js']);
  expect(createDebugIds({})('main.js')).toBeNull();
});
