/** Tells a certificate that is not trusted from other reasons why there is no response. */
import { messageOf } from '../../contract/raw-error.ts';
import { codeOf } from '../disk-errors.ts';

/**
 * Node's codes: those of OpenSSL's verification, and its own for another host
 * (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
 */
const OF_NODE =
  /^(CERT_\w+|CRL_\w+|\w+_CERT|\w+_CERT_(IN_CHAIN|ISSUER|LOCALLY|SIGNATURE|VALIDITY)|ERROR_IN_CERT_\w+|UNABLE_TO_\w+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** Chromium's, which Electron has only in the message. */
const OF_CHROMIUM = /\bERR_(CERT_\w+|CERTIFICATE_TRANSPARENCY_REQUIRED|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)\b/;

/** Whether a request failed because of the certificate, whichever network stack made it. Never throws. */
export function isUntrusted(error: unknown): boolean {
  try {
    // The standard fetch has the network's own error as its cause.
    const errors = error instanceof Error ? [error, error.cause] : [error];
    return errors.some(
      (one) => OF_NODE.test(codeOf(one)) || (one instanceof Error && OF_CHROMIUM.test(messageOf(one))),
    );
  } catch {
    return false;
  }
}
