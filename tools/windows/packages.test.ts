import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NODE_MODULES } from '../paths.ts';
import wanted from './package.json' with { type: 'json' };

test.each([
  ['rolldown', wanted.optionalDependencies['@rolldown/binding-win32-x64-msvc']],
  ['esbuild', wanted.optionalDependencies['@esbuild/win32-x64']],
])('the Windows part of %s has the version installed here', (name, version) => {
  const installed = JSON.parse(readFileSync(join(NODE_MODULES, name, 'package.json'), 'utf8'));
  expect(installed).toMatchObject({ version });
});
