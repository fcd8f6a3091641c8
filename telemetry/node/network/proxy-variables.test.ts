import { expect, test } from 'vitest';
import { proxyFor } from './proxy-variables.ts';

const PROXY = { https_proxy: 'http://proxy.test:8080', http_proxy: 'http://plain.test' };
const proxyOf = (url: string, variables: Record<string, string>) => {
  const proxy = proxyFor(new URL(url), variables);
  return proxy instanceof URL ? proxy.href : proxy;
};

test.each<[Record<string, string>, string, string | null]>([
  [{}, 'https://receiver.test', null],
  [PROXY, 'https://receiver.test', 'http://proxy.test:8080/'],
  [PROXY, 'http://receiver.test', 'http://plain.test/'],
  [{ HTTPS_PROXY: 'https://proxy.test' }, 'https://receiver.test', 'https://proxy.test/'],
  [
    { HTTPS_PROXY: 'http://upper.test', https_proxy: 'http://lower.test' },
    'https://a.test',
    'http://lower.test/',
  ],
  [{ HTTPS_PROXY: 'http://upper.test', https_proxy: '' }, 'https://a.test', 'http://upper.test/'],
  [{ https_proxy: 'proxy.test:8080' }, 'https://receiver.test', 'http://proxy.test:8080/'],
  [{ https_proxy: ' http://proxy.test ' }, 'https://receiver.test', 'http://proxy.test/'],
  [{ http_proxy: 'http://plain.test' }, 'https://receiver.test', null],
  [{ https_proxy: 'socks5://proxy.test' }, 'https://receiver.test', 'invalid'],
  [{ https_proxy: 'http://[' }, 'https://receiver.test', 'invalid'],
  [{ HTTP_PROXY: 'http://x.test', REQUEST_METHOD: 'GET' }, 'http://receiver.test', null],
  [{ http_proxy: 'http://x.test', REQUEST_METHOD: 'GET' }, 'http://receiver.test', 'http://x.test/'],
  [PROXY, 'https://localhost:4318', null],
  [PROXY, 'http://127.0.0.1:4318', null],
  [PROXY, 'http://[::1]:4318', null],
])('with %o, %s goes through %o', (variables, url, proxy) => {
  expect(proxyOf(url, variables)).toBe(proxy);
});

test.each<[string, string, boolean]>([
  ['*', 'https://receiver.test', true],
  ['receiver.test', 'https://receiver.test', true],
  ['receiver.test', 'https://eu.receiver.test', true],
  ['receiver.test', 'https://myreceiver.test', false],
  ['.receiver.test', 'https://eu.receiver.test', true],
  ['*.receiver.test', 'https://eu.receiver.test', true],
  ['other.test, RECEIVER.TEST', 'https://receiver.test', true],
  ['other.test receiver.test', 'https://receiver.test', true],
  ['receiver.test:443', 'https://receiver.test', true],
  ['receiver.test:8443', 'https://receiver.test', false],
  ['receiver.test:8443', 'https://receiver.test:8443', true],
  ['192.0.2.7', 'https://192.0.2.7', true],
  ['0.2.7', 'https://192.0.2.7', false],
  ['192.0.2.0/24', 'https://192.0.2.7', true],
  ['192.0.3.0/24', 'https://192.0.2.7', false],
  ['192.0.2.0/99', 'https://192.0.2.7', false],
  ['192.0.2.0/24', 'https://receiver.test', false],
  ['2001:db8::1', 'https://[2001:db8::1]', true],
  ['[2001:db8::1]:443', 'https://[2001:db8::1]', true],
  ['2001:db8::/32', 'https://[2001:db8::1]', true],
  ['2001:db9::/32', 'https://[2001:db8::1]', false],
  [',, .', 'https://receiver.test', false],
  ['a/b', 'https://receiver.test', false],
])('NO_PROXY=%s excepts %s: %s', (list, url, isExcepted) => {
  expect(proxyOf(url, { ...PROXY, NO_PROXY: list }) === null).toBe(isExcepted);
});
