/** The error reports that a receiver has received. */

import type { Page } from '@playwright/test';
import { parseEnvelope } from '@sentry/core';
import { isObject, type JsonObject } from '../telemetry/testing/json.ts';
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect, waitForWhatIsToBeSent } from './kreya.ts';

/** The parts of a report that tests check. */
export interface Report {
  readonly process: string;
  readonly mechanism: string;
  readonly type: string;
  readonly value: string;
  readonly level: string;
  readonly fingerprint: unknown;
  readonly componentStack: string | undefined;
  readonly frames: readonly Frame[];
  readonly images: readonly JsonObject[];
}

/** A frame of a report's stack, oldest first, with everything in it. */
export type Frame = JsonObject;

/** The reports in all envelopes that have arrived, as Sentry's own parser reads them. */
export function reports(receiver: Receiver): Report[] {
  return receiver.requests
    .filter((request) => request.url.includes('/envelope/'))
    .flatMap((request) => {
      const [, items] = parseEnvelope(new Uint8Array(request.body));
      return items.map(([header, payload]) => {
        expect(header.type).toBe('event');
        // An item whose header gives a length is returned as bytes.
        return reportOf(
          payload instanceof Uint8Array ? JSON.parse(Buffer.from(payload).toString()) : payload,
        );
      });
    });
}

function reportOf(payload: unknown): Report {
  const event = isObject(payload) ? payload : {};
  const tags = isObject(event['tags']) ? event['tags'] : {};
  const { values } = isObject(event['exception']) ? event['exception'] : {};
  const thrown: unknown = Array.isArray(values) ? values.at(-1) : undefined;
  const { type, value, mechanism, stacktrace } = isObject(thrown) ? thrown : {};
  return {
    process: String(tags['process']),
    mechanism: String(isObject(mechanism) ? mechanism['type'] : undefined),
    type: String(type),
    value: String(value),
    level: String(event['level']),
    fingerprint: event['fingerprint'],
    componentStack: componentStackIn(event['contexts']),
    frames: objectsIn(stacktrace, 'frames'),
    images: objectsIn(event['debug_meta'], 'images'),
  };
}

function objectsIn(value: unknown, name: string): JsonObject[] {
  const list: unknown = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function componentStackIn(contexts: unknown): string | undefined {
  const react = isObject(contexts) ? contexts['react'] : undefined;
  return isObject(react) ? String(react['componentStack']) : undefined;
}

type Expected = Partial<Omit<Report, 'value' | 'frames' | 'images'>> & { readonly value?: RegExp | string };

/** Makes React fail below Kreya's own components, at once. */
export async function breakDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { map } = Array.prototype;
    Reflect.set(Array.prototype, 'map', function (this: unknown[], ...args: unknown[]) {
      if (new Error('where').stack?.includes('assets/')) throw new TypeError('e is not iterable');
      return Reflect.apply(map, this, args);
    });
  });
  // Any event changes the status that the page shows.
  await page.evaluate(() => window.kreya.telemetry.track('HistoryOverviewOpened'));
}

/** Waits until these reports have arrived, and for any that must not follow. */
export async function expectReports(receiver: Receiver, ...expected: Expected[]): Promise<void> {
  const wanted = expected.map((report) =>
    expect.objectContaining({
      ...report,
      ...(report.value === undefined ? {} : { value: expect.stringMatching(report.value) }),
    }),
  );
  await expect.poll(() => reports(receiver)).toEqual(wanted);
  await waitForWhatIsToBeSent();
  expect(reports(receiver)).toEqual(wanted);
}
