/** What is planted where personal data could be, to be looked for in all that leaves. */
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect } from './kreya.ts';

/** In every canary, and in nothing else. */
export const MARK = 'qzvx';

export function expectNothingOfIt(receiver: Receiver): void {
  expect(receiver.requests.length).toBeGreaterThan(0);
  for (const request of receiver.requests) {
    const said = `${request.url}\n${JSON.stringify(request.headers)}\n${request.body.toString()}`;
    expect(said.toLowerCase()).not.toContain(MARK);
  }
}
