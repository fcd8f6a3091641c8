import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // Real apps on a machine that may be busy: one that fails once is listed as flaky, one that fails twice is broken.
  retries: 1,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'app', testIgnore: 'packaged.spec.ts' },
    // Needs what `npm run package` makes.
    { name: 'package', testMatch: 'packaged.spec.ts' },
  ],
});
