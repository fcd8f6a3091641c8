import { expect, test } from 'vitest';
import { isUntrusted } from './untrusted.ts';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each<[string, unknown]>([
  ...[
    ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_UNTRUSTED', 'CERT_SIGNATURE_FAILURE'],
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ...[
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_CHAIN_TOO_LONG',
      'INVALID_CA',
    ],
    ...['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE'],
    ...['ERROR_IN_CERT_NOT_AFTER_FIELD', 'CRL_HAS_EXPIRED'],
  ].map((code): [string, unknown] => [code, withCode(code)]),
  ['the cause of a fetch', new TypeError('fetch failed', { cause: withCode('CERT_HAS_EXPIRED') })],
  ['Chromium’s authority', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
  ['Chromium’s date', new Error('net::ERR_CERT_DATE_INVALID')],
  ['Chromium’s name', new Error('net::ERR_CERT_COMMON_NAME_INVALID')],
])('%s means that the certificate is not trusted', (_, error) => {
  expect(isUntrusted(error)).toBe(true);
});

test.each<[string, unknown]>([
  ...['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EPROTO', 'ERR_TLS_CERT_ALTNAME_FORMAT'].map(
    (code): [string, unknown] => [code, withCode(code)],
  ),
  ['another of Chromium’s', new Error('net::ERR_CONNECTION_REFUSED')],
  ['a client certificate', new Error('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED')],
  ['no error', undefined],
  ['a code that is no text', { code: 7 }],
  [
    'what throws',
    new Proxy(new Error(), {
      get() {
        throw new Error();
      },
    }),
  ],
])('%s does not', (_, error) => {
  expect(isUntrusted(error)).toBe(false);
});
