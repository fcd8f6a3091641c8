/** Recorded errors of Chromium, Electron and React, and of failures that a test can't provoke. */

/** As in provoked.ts: the first words that are not input, and the error. */
type Recorded = readonly [says: string, error: Error];

function named(name: string, message: string, more: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

export const RECORDED: readonly Recorded[] = [
  ['Failed to fetch', new TypeError('Failed to fetch')],
  [
    'Cannot read properties of undefined',
    new TypeError("Cannot read properties of undefined (reading 'grace')"),
  ],
  [
    "Failed to execute 'json' on 'Response'",
    new SyntaxError(
      "Failed to execute 'json' on 'Response': Unexpected token 'g', \"grace\" is not valid JSON",
    ),
  ],
  ['Failed to construct ', new TypeError("Failed to construct 'URL': Invalid URL")],
  [
    'Failed to execute ',
    named(
      'NotFoundError',
      "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.",
    ),
  ],
  ['The user aborted a request.', named('AbortError', 'The user aborted a request.', { code: 20 })],
  [
    'Minified React error #',
    new Error(
      'Minified React error #418; visit https://react.dev/errors/418?args[]=Grace for the full message or use the non-minified dev environment for full errors and additional helpful warnings.',
    ),
  ],
  [
    'Error invoking remote method',
    new Error("Error invoking remote method 'kreya:request': Error: Grace is unknown"),
  ],
  ['An object could not be cloned.', new Error('An object could not be cloned.')],
  ['Object has been destroyed', new TypeError('Object has been destroyed')],
  ['net::ERR_CONNECTION_REFUSED', new Error('net::ERR_CONNECTION_REFUSED')],
  ['net::ERR_NAME_NOT_RESOLVED', new Error('net::ERR_NAME_NOT_RESOLVED')],
  [
    'ERR_FILE_NOT_FOUND',
    named('Error', "ERR_FILE_NOT_FOUND (-6) loading 'file:///home/grace/index.html'", {
      code: 'ERR_FILE_NOT_FOUND',
      errno: -6,
    }),
  ],
  [
    'self-signed certificate in certificate chain',
    named('Error', 'self-signed certificate in certificate chain', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
  ],
  [
    'unable to verify the first certificate',
    named('Error', 'unable to verify the first certificate', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
  ],
  ['certificate has expired', named('Error', 'certificate has expired', { code: 'CERT_HAS_EXPIRED' })],
  [
    "Hostname/IP does not match certificate's altnames",
    named(
      'Error',
      "Hostname/IP does not match certificate's altnames: Host: grace.example.org. is not in the cert's altnames: DNS:hopper.example.org",
      { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    ),
  ],
  ['read ECONNRESET', named('Error', 'read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' })],
  [
    'connect ETIMEDOUT',
    named('Error', 'connect ETIMEDOUT 10.1.2.3:443', { code: 'ETIMEDOUT', syscall: 'connect' }),
  ],
  ['write EPIPE', named('Error', 'write EPIPE', { code: 'EPIPE', syscall: 'write' })],
  [
    'getaddrinfo ENOTFOUND',
    named('Error', 'getaddrinfo ENOTFOUND grace.example.org', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
  ],
  [
    'getaddrinfo EAI_AGAIN',
    named('Error', 'getaddrinfo EAI_AGAIN grace.example.org', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }),
  ],
  [
    'Connect Timeout Error',
    named(
      'ConnectTimeoutError',
      'Connect Timeout Error (attempted address: grace.example.org:443, timeout: 10000ms)',
      { code: 'UND_ERR_CONNECT_TIMEOUT' },
    ),
  ],
  ['other side closed', named('SocketError', 'other side closed', { code: 'UND_ERR_SOCKET' })],
  [
    'Headers Timeout Error',
    named('HeadersTimeoutError', 'Headers Timeout Error', { code: 'UND_ERR_HEADERS_TIMEOUT' }),
  ],
  [
    'EPERM: operation not permitted, rename',
    named(
      'Error',
      "EPERM: operation not permitted, rename 'C:\\Users\\Grace Hopper\\a' -> 'C:\\Users\\Grace Hopper\\b'",
      { code: 'EPERM', syscall: 'rename' },
    ),
  ],
  [
    'EBUSY: resource busy or locked, unlink',
    named('Error', "EBUSY: resource busy or locked, unlink 'C:\\Users\\Grace\\x.db'", {
      code: 'EBUSY',
      syscall: 'unlink',
    }),
  ],
  [
    'EMFILE: too many open files, open',
    named('Error', "EMFILE: too many open files, open '/home/grace/x'", { code: 'EMFILE', syscall: 'open' }),
  ],
  [
    'EROFS: read-only file system, open',
    named('Error', "EROFS: read-only file system, open '/home/grace/x'", { code: 'EROFS', syscall: 'open' }),
  ],
];
