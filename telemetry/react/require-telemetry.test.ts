import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { catalogue } from '../core/testing/catalogue.ts';
import { TelemetryActivity, TelemetryCatalogue, TelemetryNotice, TelemetrySettings } from './index.tsx';
import { reportError, watchErrors } from './page-errors.ts';
import { useTelemetry } from './use-telemetry.ts';

/** As `window.telemetry` is where the preload was forgotten. */
const telemetry = Reflect.get(globalThis, 'telemetry');
const HELP =
  'Give its window the preload (telemetry.preloadPath of the main process), or call exposeTelemetry()';

const props = { telemetry, catalogue, productName: 'Acme', onSettings: () => {} };

test.each([
  ['TelemetryNotice', () => createElement(TelemetryNotice, props)],
  ['TelemetrySettings', () => createElement(TelemetrySettings, props)],
  ['TelemetryActivity', () => createElement(TelemetryActivity, props)],
  ['TelemetryCatalogue', () => createElement(TelemetryCatalogue, props)],
  ['useTelemetry', () => createElement((() => useTelemetry(telemetry).status?.enabled) as FunctionComponent)],
])('%s says where telemetry comes from, if the page has none', (_, element) => {
  expect(() => renderToStaticMarkup(element())).toThrow(HELP);
});

test('watchErrors says so when it is called, and reportError never throws', () => {
  expect(() => watchErrors(telemetry)).toThrow(HELP);
  expect(() => reportError(telemetry, new Error('x'))).not.toThrow();
});
