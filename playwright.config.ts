import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // A test that needs a second try is a fault.
  retries: 0,
  // They wait more than they compute.
  workers: Math.min(3, availableParallelism() + 1),
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'app', testIgnore: ['packaged*.spec.ts', 'site/*.spec.ts'], grepInvert: /@slow/ },
    {
      name: 'slow',
      testIgnore: ['packaged*.spec.ts', 'site/*.spec.ts', 'templates/*.spec.ts'],
      grep: /@slow/,
      timeout: 600_000,
    },
    // `npm run test:templates`; those that are not slow are among the app's, too.
    { name: 'templates', testMatch: 'templates/*.spec.ts', timeout: 600_000 },
    // `npm run test:site`, which builds it before.
    { name: 'site', testMatch: 'site/*.spec.ts' },
    // Needs what `npm run package` makes.
    { name: 'package', testMatch: 'packaged*.spec.ts' },
  ],
});
