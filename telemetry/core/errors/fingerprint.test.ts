import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';
import type { ReducedError, ReducedFrame } from './reduce/index.ts';

const LISTED = new Set(['import', 'export']);

/** A call in a bundle whose name, lines and columns change with every build. */
function own(name: string | null, build = 1): ReducedFrame {
  return {
    file: `out/main-${build}.js`,
    function: name,
    line: 1,
    column: 4_711 * build,
    inApp: true,
    debugId: null,
  };
}

const NODE: ReducedFrame = {
  file: 'node:fs',
  function: 'openSync',
  line: 601,
  column: 3,
  inApp: false,
  debugId: null,
};

function error(frames: readonly ReducedFrame[], message = "open '<path>'"): ReducedError {
  return {
    type: 'Error',
    code: 'ENOENT',
    syscall: 'open',
    message,
    frames,
    components: [],
    parent: null,
    relation: null,
  };
}

const groupOf = (...errors: ReducedError[]) => fingerprintOf(errors, {}, LISTED);

test('one fault is one group across all builds', () => {
  const first = groupOf(error([NODE, own('readProject'), own('open')]));
  expect(first).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  const later = [{ ...NODE, line: 640 }, own('readProject', 2), own(null, 2), own('open', 2)];
  expect(groupOf(error(later))).toEqual(first);
});

test.each<[string, ...ReducedError[]]>([
  ['another message', error([own('readProject')], "mkdir '<path>'")],
  ['another function', error([own('writeProject')])],
  ['another cause', error([own('readProject')]), error([own('parse')], 'Unexpected token')],
])('%s makes another group', (_, ...errors) => {
  expect(groupOf(...errors)).not.toEqual(groupOf(error([own('readProject')])));
});

test("errors outside the program's own code are grouped by the runtime's calls", () => {
  expect(groupOf(error([NODE]))).not.toEqual(groupOf(error([{ ...NODE, function: 'readSync' }])));
});

test("a program's own grouping counts only if it is listed", () => {
  const errors = [error([own('readProject')])];
  const group = (...fingerprint: string[]) => fingerprintOf(errors, { fingerprint }, LISTED);
  expect(group('import', '/home/jane')).toEqual(['import']);
  expect(group('import', '{{ default }}')).toEqual(['import', ...groupOf(...errors)]);
  expect(group('/home/jane')).toEqual(groupOf(...errors));
});
