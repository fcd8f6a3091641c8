import { expect, test } from 'vitest';
import { sendDay } from './send-day.ts';

const MORNING = Date.UTC(2026, 0, 5, 9);

test('a day of work is valid, and all of it is sent: little by little, or at once after the receiver was away', async () => {
  const bodies: string[] = [];
  const online = await sendDay(MORNING, true, (body) => bodies.push(body));
  const offline = await sendDay(MORNING, false, () => {});
  const events = (sent: typeof online) => sent.reduce((sum, one) => sum + one.events, 0);
  expect([events(online), events(offline)]).toEqual([50, 50]);
  expect(online.length).toBeGreaterThan(offline.length);
  expect(bodies.join('')).toContain('kreya.app_closed');
});
