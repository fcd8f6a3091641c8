import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { catalogue } from '../core/testing/catalogue.ts';
import { bundledModule } from '../testing/bundle.ts';
import { testWith } from '../testing/needs.ts';
import { createNodeTelemetry } from './index.ts';
import type { OwnFetch } from './own-transport.ts';
import { NOTICE_SHOWN } from './telemetry-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acme-node-'));
  vi.stubEnv('ACME_TELEMETRY_ENDPOINT', 'http://127.0.0.1:9');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const listeners = () => process.listenerCount('uncaughtExceptionMonitor') + process.listenerCount('exit');

test('refuses an invalid option before attaching anything', () => {
  const before = listeners();
  const options = { catalogue, version: '1.0.0', productName: 'Acme', folder, endPoint: '' };
  expect(() => createNodeTelemetry(options)).toThrow(
    "createNodeTelemetry can't start: it has no option endPoint. Write endpoint.",
  );
  expect(listeners()).toBe(before);
});

test('treats undefined options like missing ones', () => {
  const telemetry = createNodeTelemetry({
    catalogue,
    version: '1.0.0',
    productName: 'Acme',
    folder,
    localFolder: undefined,
    endpoint: undefined,
    dsn: undefined,
    waitMs: undefined,
    warn: undefined,
    settings: undefined,
    errorContext: undefined,
    fingerprints: undefined,
    ownCode: undefined,
    fetch: undefined,
    commandLine: undefined,
    sends: undefined,
    notice: undefined,
  });
  telemetry.track('EnvironmentCreated');
  expect(telemetry.status()).toMatchObject({ enabled: true, pending: 1 });
  telemetry.stop();
});

// Elsewhere, random bytes come from `node:crypto`.
testWith('devices')(
  "recording loads none of Node's large modules, also in a bundle of one file",
  async () => {
    // Printing the notice would load some of them.
    writeFileSync(join(folder, 'telemetry.json'), JSON.stringify(NOTICE_SHOWN));
    const program = `
    import { defineCatalogue, event, eventGroup } from ${await bundledModule(join(import.meta.dirname, '../catalogue/index.ts'))};
    import { createNodeTelemetry } from ${await bundledModule(join(import.meta.dirname, 'index.ts'))};
    const groups = [eventGroup('Notes', { NotesSaved: event('Notes were saved.', '1.0', {}) })];
    const catalogue = defineCatalogue({ namespace: 'acme', since: '1.0', groups });
    const telemetry = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme', folder: ${JSON.stringify(folder)} });
    telemetry.track('NotesSaved');
    const { pending } = telemetry.status();
    const large = ['crypto', 'dns', 'http', 'https', 'net', 'stream', 'tls', 'worker_threads', 'zlib'];
    const loaded = large.filter((name) => process.moduleLoadList.includes('NativeModule ' + name));
    console.log(JSON.stringify({ pending, loaded }));
    process.exit();`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toEqual({ pending: 1, loaded: [] });
  },
);

function startWith(fetch: OwnFetch, sends?: boolean) {
  // As the app leaves it: a test may run in a thread, which leaves the notice to its program.
  writeFileSync(join(folder, 'telemetry.json'), JSON.stringify(NOTICE_SHOWN));
  return createNodeTelemetry({
    catalogue,
    version: '1.0.0',
    productName: 'Acme',
    folder,
    sends,
    fetch,
  });
}

test('sends what it awaits with its own fetch', async () => {
  const asked: string[] = [];
  const telemetry = startWith(async (url) => {
    asked.push(url);
    return new Response('{}');
  });
  telemetry.track('EnvironmentCreated');
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 1 });
  telemetry.stop();
  expect(asked).toEqual(['http://127.0.0.1:9/v1/logs']);
});

test('sends what it does not await with its own fetch only if told to', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const timersOf = (sends: boolean | undefined) => {
    const before = vi.getTimerCount();
    startWith(fetch, sends).stop();
    return vi.getTimerCount() - before;
  };
  expect([undefined, false, true].map(timersOf)).toEqual([0, 0, 1]);
  vi.clearAllTimers();
  vi.useRealTimers();
});
