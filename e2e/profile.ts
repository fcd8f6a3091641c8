/** What third-party programs are started with: their own profile and a real receiver, for each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Receiver, startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { inheritedEnvironment } from './kreya.ts';

interface Fixtures {
  /** The folder that contains the app's per-user folder. */
  readonly profile: string;
  readonly receiver: Receiver;
  readonly environment: Record<string, string>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'acme-profile-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  receiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
  environment: async ({ profile, receiver }, use) => {
    await use({
      ...inheritedEnvironment(),
      XDG_CONFIG_HOME: profile,
      ACME_TELEMETRY_ENDPOINT: receiver.url,
      ACME_TELEMETRY_DSN: receiver.dsn,
    });
  },
});
