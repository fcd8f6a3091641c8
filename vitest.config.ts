import { defineConfig } from 'vitest/config';
import { IN_ENGLISH, SLOW_MACHINE } from './telemetry/testing/limits.ts';
import { ownCode } from './tools/own-code/own-code.ts';

export default defineConfig({
  plugins: [ownCode(import.meta.dirname)],
  test: {
    ...SLOW_MACHINE,
    env: IN_ENGLISH,
    include: ['{cli,electron,programs,renderer,shared,site,telemetry,tools}/**/*.test.{ts,tsx}'],
  },
});
