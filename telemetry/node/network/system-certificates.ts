/** The authorities that a machine's administrators trust. Loaded only when Node's own do not suffice. */
import type { Variables } from './proxy-variables.ts';

// As in `through-proxy.ts`.
const fs = process.getBuiltinModule('node:fs');
const tls = () => process.getBuiltinModule('node:tls');

/** Where Linux distributions and BSDs have them, in one file, as Go and curl look for them. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Gentoo
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, RHEL
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // CentOS, RHEL 7
  '/etc/ssl/ca-bundle.pem', // openSUSE
  '/etc/pki/tls/cacert.pem', // OpenELEC
  '/etc/ssl/cert.pem', // Alpine, BSD
];

export interface CertificateSources {
  readonly variables: Variables;
  /** Null if the file can't be read. */
  readonly read: (path: string) => string | null;
  /** The certificates of a store that Node knows, as PEM; null on a Node that can't tell, as before 22.15. */
  readonly ofNode: (store: 'default' | 'system') => readonly string[] | null;
}

/**
 * All that is to be trusted, as PEM: Node's own authorities, those of `NODE_EXTRA_CA_CERTS`, and the system's.
 * `SSL_CERT_FILE` names another file for the latter, as for OpenSSL. Null if that is no more than Node trusts
 * anyway.
 */
export function systemCertificates(sources = sourcesOfMachine()): string[] | null {
  const { variables, read, ofNode } = sources;
  const named = (name: string) => {
    const path = variables[name] ?? '';
    return path === '' ? null : read(path);
  };
  const own = ofNode('default') ?? [...tls().rootCertificates, named('NODE_EXTRA_CA_CERTS') ?? ''];
  const system = [named('SSL_CERT_FILE') ?? firstBundle(read) ?? '', ...(ofNode('system') ?? [])];
  const more = system.filter((text) => text.includes('-----BEGIN'));
  return more.length === 0 ? null : [...own, ...more].filter((text) => text !== '');
}

function firstBundle(read: CertificateSources['read']): string | null {
  for (const path of BUNDLES) {
    const text = read(path);
    if (text !== null) return text;
  }
  return null;
}

/** As much as the largest bundle of a distribution, many times over; what is larger is something else. */
const MOST_BYTES = 16 * 1024 * 1024;

function sourcesOfMachine(): CertificateSources {
  return {
    variables: process.env,
    read(path) {
      try {
        const { size } = fs.statSync(path);
        // What never ends as a file has no size.
        return size > 0 && size <= MOST_BYTES ? fs.readFileSync(path, 'utf8') : null;
      } catch {
        return null;
      }
    },
    ofNode(store) {
      const getCertificates: unknown = Reflect.get(tls(), 'getCACertificates');
      if (typeof getCertificates !== 'function') return null;
      try {
        const found: unknown = getCertificates(store);
        return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : null;
      } catch {
        return null;
      }
    },
  };
}
