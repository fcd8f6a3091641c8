import { defineConfig } from 'vitest/config';
import { ownCode } from './tools/own-code/own-code.ts';

export default defineConfig({
  plugins: [ownCode(import.meta.dirname)],
  test: {
    include: ['{cli,electron,programs,renderer,shared,telemetry,tools}/**/*.test.{ts,tsx}'],
    // A test that hangs must end, but no test may fail because the machine or its disk is slow.
    testTimeout: 300_000,
  },
});
