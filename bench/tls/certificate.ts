/** A certificate for this machine, created for one run. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificate {
  /** For those who must trust it. */
  readonly file: string;
  readonly certificate: Buffer;
  readonly key: Buffer;
}

/** Of the kind that receivers use today: ECDSA on P-256. Null without `openssl`. */
export async function makeCertificate(folder: string): Promise<Certificate | null> {
  const file = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    await run('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', file]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return { file, certificate: readFileSync(file), key: readFileSync(key) };
}
