/** What `kreyac telemetry check` says. */
export const check = {
  labels: {
    result: 'Result',
    receiver: 'Receiver',
    address: 'Address',
    proxy: 'Proxy',
    certificate: 'Certificate',
    response: 'Response',
    message: 'Message',
    time: 'Time',
  },
  /** What stands between this machine and the receiver, and what to do about it. */
  outcomes: {
    accepted: 'The server accepts events.',
    partialSuccess: 'The server responds, but says that it rejects events.',
    unauthorized:
      'The server denies access (HTTP {status}). Kreya sends no credentials: check the address and the server’s settings.',
    notFound: 'The server does not receive events at this address (HTTP {status}). Check the address.',
    unsupported: 'The server accepts events neither as JSON nor as protobuf (HTTP {status}).',
    rejected: 'The server rejects the request (HTTP {status}).',
    unavailable: 'The server is temporarily unavailable (HTTP {status}).',
    intercepted:
      'Something other than the server responds, such as a sign-in page (HTTP {status}). Sign in to the network, or check the proxy settings.',
    proxyAuthentication:
      'The proxy requires a user name and a password. Add them to {variable}, as in http://user:password@proxy.example.com:8080.',
    proxyRefused: 'The proxy refuses to connect to {host} (HTTP {status}). Ask whoever manages the proxy.',
    proxyUnreachable: 'The proxy can’t be reached. Check {variable}.',
    proxyInvalid: 'The value of {variable} is not the address of an HTTP proxy.',
    certificateUntrusted:
      'The certificate of {host} is not trusted. If your company issued it, set NODE_EXTRA_CA_CERTS to a file with the certificate of your company’s authority.',
    certificateExpired:
      'The certificate of {host} has expired or is not valid yet. Check this computer’s date. If it is right, tell the server’s operator.',
    certificateOfOtherHost: 'The certificate is not for {host}, but for another server.',
    unknownName: 'The name {name} can’t be found. Check the address and the network’s name server.',
    connectionRefused: 'Nothing is listening at {host}. Check the address and whether the server is running.',
    timedOut:
      'The server did not respond in time. Check the address and the firewall, or try a longer --timeout.',
    disconnected: 'The connection to {host} failed before there was a response.',
  },
  retryAfter: 'It asks clients to wait {duration} before trying again.',
  certificate: '{subject}, issued by {issuer}, valid until {time}, {trust}',
  trust: {
    node: 'trusted by Node',
    system: 'trusted by this computer',
    nobody: 'not trusted',
  },
  unknownTime: 'an unknown time',
  response: 'HTTP {status}',
  noResponse: 'none',
  noResponseBecause: 'none ({code})',
  time: '{ms} ms',
} as const;
