/**
 * Answers that no server should give, but that real servers, proxies and faults do, as the bytes that a
 * client receives.
 */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * What a client must conclude:
 * - `delivered`, `kept` (to try again) or `refused`;
 * - `intercepted`: kept, since something other than the receiver answered;
 * - `any`: whatever its HTTP stack makes of it, as long as it concludes something and survives.
 */
export type Conclusion = 'delivered' | 'kept' | 'intercepted' | 'refused' | 'any';

export interface HostileAnswer {
  readonly name: string;
  readonly conclusion: Conclusion;
  /** Answers a client whose request has been read. */
  readonly give: (socket: Socket) => void;
}

const PAGE = '<!doctype html><title>Sign in</title>';
const FAR_ABOVE_THE_LIMIT = 64 * 1024 * 1024;
const TRICKLE_MS = 20;

/** A row whose bytes are sent as they are, one per character, and whose connection stays open. */
function raw(conclusion: Conclusion, name: string, text: string, then?: 'end' | 'reset'): HostileAnswer {
  return {
    name,
    conclusion,
    give(socket) {
      socket.write(Buffer.from(text, 'latin1'), () => {
        if (then === 'end') socket.end();
        if (then === 'reset') socket.resetAndDestroy();
      });
    },
  };
}

/** A whole response with these header lines. */
function whole(status: string, headers: readonly string[] = [], body = '{}'): string {
  const lines = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${body.length}`];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The beginning of a response, whose body ends with the connection unless the headers say otherwise. */
function begun(status: string, ...headers: readonly string[]): string {
  return `${[`HTTP/1.1 ${status}`, ...headers].join('\r\n')}\r\n\r\n`;
}

/** Sends a beginning, then a piece over and over. */
function repeating(
  conclusion: Conclusion,
  name: string,
  start: string,
  piece: string,
  everyMs: number,
): HostileAnswer {
  return {
    name,
    conclusion,
    give(socket) {
      socket.write(start);
      const send = () => {
        if (socket.destroyed) return;
        if (everyMs > 0) setTimeout(send, everyMs).unref();
        if (socket.write(piece) && everyMs === 0) setImmediate(send);
        else if (everyMs === 0) socket.once('drain', send);
      };
      send();
    },
  };
}

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

const STATUSES: readonly HostileAnswer[] = [
  ...['99 Low', '199 Odd', '1000 Long', '20 Short'].map((status) => ['kept', status] as const),
  ...[
    ...['300 Choices', '304 Same', '306 Unused', '399 Odd', '407 Proxy', '511 Network'],
    ...['600 High', '999 Odd'],
  ].map((status) => ['intercepted', status] as const),
].map(([conclusion, status]) => raw(conclusion, `status ${status}`, whole(status), 'end'));

const HEADERS: readonly HostileAnswer[] = [
  raw('delivered', 'Latin-1 in a header', whole('200 OK', ['X-Served-By: M\xfcnchen'])),
  raw('delivered', 'UTF-8 in a header', whole('200 OK', [utf8('X-Served-By: 東京 🚀')])),
  raw('delivered', 'every byte above ASCII in a header', whole('200 OK', [`X: ${aboveAscii()}`])),
  raw('kept', 'a Retry-After that is no text', whole('503 Busy', ['Retry-After: \xff\xfe'])),
  raw('kept', 'Retry-After three times', whole('503 Busy', Array(3).fill('Retry-After: 1'))),
  raw('any', 'a content type that is no text', whole('200 OK', ['Content-Type: \xff\xfe/\xfc'])),
  raw('any', 'a control character in a header', whole('200 OK', ['X: a\x01b\x7f'])),
  raw('any', 'NUL in a header', whole('200 OK', ['X: a\0b'])),
  raw('any', 'a header without a colon', whole('200 OK', ['Nonsense'])),
  raw('any', 'a header with an empty name', whole('200 OK', [': value'])),
  raw('any', 'a folded header', whole('200 OK', ['X: a', ' b'])),
  raw('any', 'a name that is no token', whole('200 OK', ['M\xfcnchen (x): 1'])),
  raw('any', 'a header of 1 MB', whole('200 OK', [`X: ${'x'.repeat(1_000_000)}`])),
  raw('any', '5,000 headers', whole('200 OK', Array(5_000).fill('X: y'))),
  raw(
    'delivered',
    'names of every object’s members',
    whole('200 OK', ['__proto__: 1', 'constructor: 2', 'toString: 3']),
  ),
  raw(
    'delivered',
    'headers that are meant for pages',
    whole('200 OK', [
      'Set-Cookie: a=b',
      'Clear-Site-Data: "*"',
      'Refresh: 0; url=https://example.com/',
      'Strict-Transport-Security: max-age=31536000',
    ]),
  ),
];

const SHAPES: readonly HostileAnswer[] = [
  raw('kept', 'the protocol is switched', begun('101 Switching', 'Connection: Upgrade', 'Upgrade: x'), 'end'),
  raw('kept', 'a switch that nobody asked for, held open', begun('101 Switching')),
  raw(
    'delivered',
    'hints before the answer',
    begun('100 Continue') +
      begun('102 Processing') +
      begun('103 Hints', 'Link: </x>; rel=preload') +
      whole('200 OK'),
  ),
  raw('kept', 'hints, and no answer', begun('103 Hints').repeat(200), 'end'),
  raw('delivered', 'no reason', whole('200')),
  raw('delivered', 'a reason that is no text', whole('200 \xfc\xff')),
  raw('delivered', 'HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n{}', 'end'),
  raw('any', 'HTTP/9.9', whole('200 OK').replace('HTTP/1.1', 'HTTP/9.9'), 'end'),
  raw('kept', 'HTTP/0.9', '{"partialSuccess":{}}', 'end'),
  raw('kept', 'SSH', 'SSH-2.0-OpenSSH_9.6\r\n', 'end'),
  raw('kept', 'TLS', '\x15\x03\x01\x00\x02\x02\x46', 'end'),
  raw('kept', 'zeros', '\0'.repeat(100_000), 'end'),
  raw('any', 'a status that is no number', whole('abc OK'), 'end'),
  raw('any', 'no status', 'HTTP/1.1\r\n\r\n', 'end'),
  raw('any', 'a negative status', whole('-1 OK'), 'end'),
  raw('any', 'line feeds alone', whole('200 OK').replaceAll('\r\n', '\n'), 'end'),
  raw('delivered', 'another answer behind it', whole('200 OK') + whole('500 No')),
  raw('any', 'no content, with content', `${begun('204 No Content', 'Content-Length: 2')}{}`, 'end'),
  raw('any', 'reset content, with content', whole('205 Reset'), 'end'),
];

const REDIRECTS: readonly HostileAnswer[] = [
  'Location: https://example.com/',
  'Location: /v1/logs',
  'Location: file:///etc/passwd',
  'Location: javascript:alert(1)',
  'Location: http://[',
  'Location: \xfc',
  'X: no location',
].flatMap((location) =>
  ['302 Found', '307 Temporary'].map((status) =>
    raw('kept', `${status} with ${location}`, whole(status, [location])),
  ),
);

const BODIES: readonly HostileAnswer[] = [
  raw('intercepted', 'a page', whole('200 OK', ['Content-Type: text/html'], PAGE)),
  raw(
    'intercepted',
    'a page that says it is JSON',
    whole('200 OK', ['Content-Type: application/json'], PAGE),
  ),
  raw('intercepted', 'a page of no type, after a mark', whole('200 OK', [], `\xef\xbb\xbf\r\n ${PAGE}`)),
  raw('intercepted', 'a page that breaks off', `${begun('200 OK', 'Content-Length: 9999')}${PAGE}`, 'end'),
  raw('delivered', 'not JSON', whole('200 OK', [], '{"partialSuccess":')),
  raw('delivered', 'JSON 100,000 deep', whole('200 OK', [], '[{"a":'.repeat(100_000))),
  raw('delivered', 'a body that breaks off', `${begun('200 OK', 'Content-Length: 99')}{}`, 'end'),
  raw('any', 'a body that is reset', `${begun('200 OK', 'Content-Length: 99')}{}`, 'reset'),
  raw('delivered', 'a body longer than said', `${begun('200 OK', 'Content-Length: 2')}{}{}`),
  raw('any', 'a negative length', `${begun('200 OK', 'Content-Length: -1')}{}`, 'end'),
  raw('any', 'two lengths', `${begun('200 OK', 'Content-Length: 2', 'Content-Length: 3')}{}`, 'end'),
  raw('delivered', 'a chunk of no size', `${begun('200 OK', 'Transfer-Encoding: chunked')}zz\r\n{}`, 'end'),
  raw('delivered', 'half a chunk', `${begun('200 OK', 'Transfer-Encoding: chunked')}9\r\n{}`, 'end'),
  raw(
    'delivered',
    'a chunk of 16 EiB',
    `${begun('200 OK', 'Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFF\r\n{}`,
    'end',
  ),
  raw('any', 'an unknown compression', whole('200 OK', ['Content-Encoding: zip, x'])),
  raw('any', 'what is no gzip', whole('200 OK', ['Content-Encoding: gzip'])),
  raw('any', 'half a gzip', whole('200 OK', ['Content-Encoding: gzip'], zipped('{}').slice(0, 15))),
  {
    name: 'a gzip that inflates',
    conclusion: 'delivered',
    give(socket) {
      const bomb = gzipSync(Buffer.alloc(FAR_ABOVE_THE_LIMIT));
      socket.write(begun('200 OK', 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`));
      socket.write(bomb);
    },
  },
  repeating('delivered', 'a body without end', begun('200 OK'), '{}'.repeat(100_000), 0),
  repeating('intercepted', 'a page without end', begun('200 OK'), PAGE.repeat(10_000), 0),
  repeating('refused', 'a refusal without end', begun('500 No'), 'no'.repeat(100_000), 0),
];

const WAITS: readonly HostileAnswer[] = [
  raw('kept', 'nothing at all', ''),
  raw('kept', 'nothing after the headers', begun('200 OK', 'Content-Length: 2')),
  raw('kept', 'half of the headers', 'HTTP/1.1 200 OK\r\nX: '),
  repeating('kept', 'headers that trickle', 'HTTP/1.1 200 OK\r\nX: ', 'x', TRICKLE_MS),
  repeating('kept', 'hints without end', '', begun('103 Hints'), TRICKLE_MS),
  repeating('kept', 'a body that trickles', begun('200 OK'), ' ', TRICKLE_MS),
  repeating(
    'kept',
    'chunks that trickle',
    begun('200 OK', 'Transfer-Encoding: chunked'),
    '1\r\n \r\n',
    TRICKLE_MS,
  ),
  { name: 'a reset', conclusion: 'kept', give: (socket) => void socket.resetAndDestroy() },
  { name: 'an end', conclusion: 'kept', give: (socket) => void socket.end() },
];

const PASSWORDS: readonly HostileAnswer[] = [
  'Basic realm="x"',
  'Digest realm="x", nonce="y"',
  'NTLM',
  '\xfc',
].flatMap((scheme) => [
  raw('refused', `a server that wants ${scheme}`, whole('401 No', [`WWW-Authenticate: ${scheme}`])),
  raw('intercepted', `a proxy that wants ${scheme}`, whole('407 No', [`Proxy-Authenticate: ${scheme}`])),
]);

export const HOSTILE_ANSWERS: readonly HostileAnswer[] = [
  ...STATUSES,
  ...HEADERS,
  ...SHAPES,
  ...REDIRECTS,
  ...BODIES,
  ...WAITS,
  ...PASSWORDS,
];

function aboveAscii(): string {
  return Array.from({ length: 128 }, (_, at) => String.fromCharCode(128 + at)).join('');
}

function zipped(text: string): string {
  return gzipSync(text).toString('latin1');
}
