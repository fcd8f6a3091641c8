import { expect, test } from 'vitest';
import { namesOf } from '../names.ts';
import { createErrorEventParser } from './sentry-event-schema.ts';

const ID = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';
const parse = createErrorEventParser({
  names: namesOf('acme'),
  eventNames: [],
  environment: {},
  fingerprints: [],
});

/** An event with these images, an own frame in `out/main/main.js` and one in `node:fs`. */
function imagesLeftOf(...images: readonly object[]): unknown {
  const event = parse({
    event_id: '0'.repeat(32),
    timestamp: 1,
    platform: 'node',
    environment: 'production',
    level: 'error',
    user: { id: 'c080f3b7-c870-4d69-b35b-2d0642b4f2ee' },
    sdk: { name: 'acme-telemetry', version: '1.0.0', settings: { infer_ip: 'never' } },
    tags: { process: 'main' },
    breadcrumbs: [],
    exception: {
      values: [
        {
          type: 'Error',
          value: '',
          stacktrace: {
            frames: [
              { filename: 'app:///out/main/main.js', in_app: true },
              { filename: 'node:fs', in_app: false },
            ],
          },
          mechanism: { type: 'caught', handled: true },
        },
      ],
    },
    debug_meta: { images },
  });
  expect(event).not.toBeNull();
  return event?.debug_meta?.images;
}

const own = { type: 'sourcemap', code_file: 'app:///out/main/main.js', debug_id: ID };

test('accepts the images of own files that are in the stack', () => {
  expect(imagesLeftOf(own)).toEqual([own]);
  expect(imagesLeftOf({ ...own, debug_file: '/home/ada/main.js.map' })).toEqual([own]);
});

test.each([
  ['a file that is in no frame', { code_file: 'app:///out/main/other.js' }],
  ['a file that is not our own', { code_file: 'node:fs' }],
  ['a path of a machine', { code_file: '/home/ada/out/main/main.js' }],
  ['an id that is none', { debug_id: 'ada' }],
  ['an image of another kind', { type: 'wasm' }],
])('rejects the image of %s', (_, change) => {
  expect(imagesLeftOf({ ...own, ...change })).toBeUndefined();
});
