/**
 * Test time-outs in milliseconds: a test that hangs must end, but none may fail because the machine or its
 * disk is slow. Vitest's defaults are 5 s for a test, 10 s for hooks, and 1 s for `waitFor`.
 */
export const SLOW_MACHINE = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  teardownTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
};

/** English, whatever the developer's system speaks. */
export const IN_ENGLISH = { LC_ALL: 'C' };
