import { expect, test } from 'vitest';
import { readDsn } from './dsn.ts';

test.each([
  [
    'https://0123abcd@errors.example.com/42',
    'https://errors.example.com/api/42/envelope/?sentry_version=7&sentry_key=0123abcd',
  ],
  [
    ' http://key@127.0.0.1:9000/behind/a/proxy/1 ',
    'http://127.0.0.1:9000/behind/a/proxy/api/1/envelope/?sentry_version=7&sentry_key=key',
  ],
  [
    '"HTTPS://key@errors.example.com/42/"',
    'https://errors.example.com/api/42/envelope/?sentry_version=7&sentry_key=key',
  ],
  ...['secret', '', 'a:b%2F%40', '🔑'].map((secret) => [
    `https://key:${secret}@errors.example.com/42`,
    'https://errors.example.com/api/42/envelope/?sentry_version=7&sentry_key=key',
  ]),
])('%s', (text, envelopeUrl) => {
  expect(readDsn(text, 'ACME_TELEMETRY_DSN')).toEqual({ state: 'configured', envelopeUrl });
});

test.each([undefined, '', '  '])('treats %o as no DSN', (text) => {
  expect(readDsn(text, 'ACME_TELEMETRY_DSN')).toEqual({ state: 'missing' });
});

test.each([
  'errors.example.com/42',
  'https://errors.example.com/42',
  'https://:secret@errors.example.com/42',
  'https://key:secret@errors.example.com/project',
  'https://key@errors.example.com/',
  'https://key@errors.example.com/project',
  'https://key@errors.example.com/42?secret=1',
  'ftp://key@errors.example.com/42',
  'https://k%20ey@errors.example.com/42',
])('refuses %s without repeating it', (text) => {
  const dsn = readDsn(text, 'ACME_TELEMETRY_DSN');
  expect(dsn.state).toBe('invalid');
  expect(dsn.state === 'invalid' && dsn.problem).not.toContain('errors.example.com/42?');
  expect(JSON.stringify(dsn)).not.toMatch(/secret/);
});
