import { expect, test } from 'vitest';
import { readEndpoint } from './endpoint.ts';

test.each([
  ['http://127.0.0.1:4318', 'http://127.0.0.1:4318/v1/logs'],
  ['https://telemetry.example.com/', 'https://telemetry.example.com/v1/logs'],
  [' https://example.com/otel// ', 'https://example.com/otel/v1/logs'],
  ['https://example.com/v1/logs', 'https://example.com/v1/logs'],
  ['https://example.com/v1/logs//', 'https://example.com/v1/logs'],
  ['https://example.com/otel//v1/logs/v1/logs/', 'https://example.com/otel/v1/logs'],
  ['https://example.com/v1/traces', 'https://example.com/v1/logs'],
  ['https://example.com/v1', 'https://example.com/v1/v1/logs'],
  ['https://example.com/v1/logs-of-acme', 'https://example.com/v1/logs-of-acme/v1/logs'],
  ['HTTPS://Example.com', 'https://example.com/v1/logs'],
  ['"https://example.com"', 'https://example.com/v1/logs'],
  [" ' https://example.com/ ' ", 'https://example.com/v1/logs'],
])('%o sends to %o', (text, logsUrl) => {
  expect(readEndpoint(text, 'ACME_TELEMETRY_ENDPOINT')).toEqual({ state: 'configured', logsUrl });
});

test.each([undefined, '', '  ', '""'])('treats %o as no endpoint', (text) => {
  expect(readEndpoint(text, 'ACME_TELEMETRY_ENDPOINT')).toEqual({ state: 'missing' });
});

test.each([
  'telemetry',
  'ftp://example.com',
  'file:///etc/passwd',
  'https://user:secret@example.com',
  'https://example.com/?key=secret',
  'https://example.com/#secret',
  'https://example.com/v1/logs?key=secret',
  '"https://example.com',
])('refuses %o without repeating it', (text) => {
  const endpoint = readEndpoint(text, 'ACME_TELEMETRY_ENDPOINT');
  expect(endpoint).toMatchObject({
    state: 'invalid',
    problem: expect.stringContaining('ACME_TELEMETRY_ENDPOINT'),
  });
  expect(JSON.stringify(endpoint)).not.toContain('secret');
});
