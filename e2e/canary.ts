/** Planted in place of personal data, to be searched for in everything that leaves. */
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect } from './kreya.ts';

/** Part of every canary, and of nothing else. */
export const MARK = 'qzvx';

export function expectNothingOfIt(receiver: Receiver): void {
  expect(receiver.requests.length).toBeGreaterThan(0);
  for (const request of receiver.requests) {
    const said = `${request.url}\n${JSON.stringify(request.headers)}\n${request.body.toString()}`;
    expect(said.toLowerCase()).not.toContain(MARK);
  }
}
