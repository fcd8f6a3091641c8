import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // A test that hangs must end, but no test may fail because the machine or its disk is slow.
    testTimeout: 300_000,
  },
});
