import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { AUTHORITY } from '../../testing/certificates.ts';
import { type CertificateSources, systemCertificates } from './system-certificates.ts';

const OTHER = AUTHORITY.replace('MII', 'MIj');

function certificatesOf(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
  ofNode: CertificateSources['ofNode'] = () => null,
) {
  return systemCertificates({ variables, ofNode, read: (path) => files[path] ?? null });
}

test.each([
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
])('adds those of %s to Node’s', (path) => {
  expect(certificatesOf({ [path]: AUTHORITY })).toEqual([...rootCertificates, AUTHORITY]);
});

test('keeps those of NODE_EXTRA_CA_CERTS, which Node trusts unless it is told what to trust', () => {
  const files = { '/extra.pem': OTHER, '/etc/ssl/cert.pem': AUTHORITY };
  const all = certificatesOf(files, { NODE_EXTRA_CA_CERTS: '/extra.pem' });
  expect(all).toEqual([...rootCertificates, OTHER, AUTHORITY]);
});

test('takes the file that SSL_CERT_FILE names in place of the system’s', () => {
  const files = { '/own.pem': OTHER, '/etc/ssl/cert.pem': AUTHORITY };
  expect(certificatesOf(files, { SSL_CERT_FILE: '/own.pem' })).toEqual([...rootCertificates, OTHER]);
  expect(certificatesOf(files, { SSL_CERT_FILE: '/gone.pem' })).toEqual([...rootCertificates, AUTHORITY]);
});

test('asks Node where it knows the system’s, as on Windows and macOS', () => {
  const ofNode = (store: string) => (store === 'system' ? [AUTHORITY] : [OTHER]);
  expect(certificatesOf({}, {}, ofNode)).toEqual([OTHER, AUTHORITY]);
});

test.each([[{}], [{ '/etc/ssl/cert.pem': 'no certificate' }], [{ '/etc/ssl/cert.pem': '' }]])(
  'is nothing where there are none: %o',
  (files) => {
    expect(certificatesOf(files)).toBe(null);
    expect(certificatesOf(files, {}, () => [])).toBe(null);
  },
);

test('whatever this machine has can be used or is nothing', () => {
  const found = systemCertificates();
  expect(found === null || found.length > rootCertificates.length / 2).toBe(true);
});
