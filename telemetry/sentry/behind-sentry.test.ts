import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawError } from '../contract/raw-error.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import { behindSentry } from './behind-sentry.ts';
import { exactErrors, type SdkEvent, type SdkHint, type SdkIntegration } from './exact-errors.ts';

const DEFAULTS: readonly SdkIntegration[] = ['SentryMinidump', 'EventFilters', 'OnUncaughtException'].map(
  (name) => ({
    name,
    processEvent: (event) => event,
  }),
);
const EVENT_ID = '0f6226c07b4146b39fc637e303310d22';

/** The options, and everything that telemetry received. */
function setUp() {
  const captured: [RawError, ErrorOrigin][] = [];
  const options = behindSentry({
    sentry: { captureError: (...args) => captured.push(args), isOwnPage: () => true },
  });
  const integrations = options.integrations(DEFAULTS);
  const transport = options.transport();
  return {
    captured,
    integrations,
    send: (...items: [{ type: string }, unknown][]) => transport.send([{}, items]),
    /** Like the SDK, which makes an event of an error and then passes it to all integrations. */
    process(event: SdkEvent, hint: SdkHint): SdkEvent {
      for (const integration of integrations) integration.processEvent(event, hint);
      return event;
    },
  };
}

test('keeps only those SDK integrations that add nothing to an error', () => {
  expect(setUp().integrations.map(({ name }) => name)).toEqual(['EventFilters', 'ExactErrors']);
});

test('uses an error in the main process itself, not what the SDK read of it', async () => {
  const { captured, process, send } = setUp();
  const event = process(
    { event_id: EVENT_ID },
    { originalException: new RangeError('Invalid array length') },
  );
  await send([{ type: 'event' }, { ...event, level: 'warning', fingerprint: ['one', 2], message: 'other' }]);
  expect(captured).toEqual([
    [
      expect.objectContaining({ name: 'RangeError', message: 'Invalid array length', headerFound: true }),
      { process: 'main', mechanism: 'caught', fatal: false, level: 'warning', fingerprint: ['one', ''] },
    ],
  ]);
});

test.each([
  [{ handled: true, type: 'generic' }, 'caught'],
  [{ handled: false, type: 'auto.browser.global_handlers.onerror' }, 'error'],
  [{ handled: false, type: 'auto.browser.global_handlers.onunhandledrejection' }, 'unhandledrejection'],
])('an error of a page brings what was read there: %j', async (mechanism, known) => {
  const { captured, send } = setUp();
  const event: SdkEvent = exactErrors().processEvent(
    { event_id: EVENT_ID },
    { originalException: new TypeError('x is not a function', { cause: 'y' }) },
  );
  const exception = {
    values: [
      { type: 'Error', value: 'y' },
      { type: 'TypeError', mechanism },
    ],
  };
  await send([{ type: 'event' }, { ...event, exception, tags: { 'event.process': 'renderer' } }]);
  const [[raw, origin] = []] = captured;
  expect(raw).toMatchObject({
    name: 'TypeError',
    headerFound: true,
    cause: { kind: 'string', message: 'y' },
  });
  expect(origin).toEqual({ process: 'renderer', mechanism: known, fatal: false });
});

test('where nobody read the error itself, no place in the stack counts as certain', async () => {
  const { captured, send } = setUp();
  const frames = [
    { filename: '/app/out.js', function: 'outer', lineno: 1, colno: 2 },
    { filename: '/app/out.js', function: 'inner', lineno: 3, colno: 4 },
  ];
  await send([
    { type: 'event' },
    { exception: { values: [{ type: 'TypeError', value: 'x', stacktrace: { frames } }] } },
  ]);
  expect(captured[0]?.[0]).toMatchObject({
    name: 'TypeError',
    message: 'x',
    stack: '    at inner (/app/out.js:3:4)\n    at outer (/app/out.js:1:2)',
    headerFound: false,
  });
});

test('drops everything but errors, and what comes from a foreign page', async () => {
  const { captured, send } = setUp();
  await send([{ type: 'session' }, {}], [{ type: 'attachment' }, 'x'], [{ type: 'transaction' }, {}]);
  await send([{ type: 'event' }, { tags: { 'event.process': 'foreign page' } }]);
  expect(captured).toEqual([]);
});

test('pages can send anything: the SDK is told that it was sent', async () => {
  const { captured, send } = setUp();
  const property = fc.asyncProperty(fc.anything(), fc.anything(), async (payload, extra) => {
    await expect(
      send([{ type: 'event' }, payload], [{ type: 'event' }, { extra, exception: payload }]),
    ).resolves.toEqual({});
  });
  await fc.assert(property);
  expect(captured.length).toBeGreaterThan(0);
});

test("where errors can't be tracked, the SDK does nothing", () => {
  expect(behindSentry({ sentry: null })).toMatchObject({ enabled: false });
});
