import { shell } from 'electron';
import { expect, it, vi } from 'vitest';
import { telemetryTextsFor } from '../contract/texts/index.ts';
import { systemClock } from '../node/node-host.ts';
import { openPrivacyPolicy } from './open-privacy-policy.ts';

vi.mock('electron', () => ({ shell: { openExternal: vi.fn() } }));

const MINUTE = 60_000;

it('opens three tabs at once, then one a minute, however often a page asks', async () => {
  let now = 0;
  vi.spyOn(systemClock, 'monotonic').mockImplementation(() => now);
  const ask = () => openPrivacyPolicy(() => telemetryTextsFor('en'), 'https://acme.example/privacy');
  for (; now < MINUTE; now += 1_000) await ask();
  expect(shell.openExternal).toHaveBeenCalledTimes(3);
  now += 1_000;
  await ask();
  await ask();
  expect(shell.openExternal).toHaveBeenCalledTimes(4);
});
