import { expect, test } from 'vitest';
import { ownPages } from './own-pages.ts';

const ACME = [{ origin: 'app://acme', folder: 'out/renderer' }];
const VITE = { address: 'http://localhost:5173/' };
const UNKNOWN = { address: undefined };

test.each([
  ['files, if no pages are named', undefined, null, 'file://', true],
  ['files, if others are named', ACME, null, 'file://', false],
  ['what is named', ACME, null, 'app://acme', true],
  ['what is named but for the port', [{ origin: 'http://localhost:80' }], null, 'http://localhost:81', false],
  ["electron-vite's server, though not named", ACME, VITE, 'http://localhost:5173', true],
  ['another server beside it', ACME, VITE, 'http://localhost:3000', false],
  ['a server that nobody named', undefined, UNKNOWN, 'http://localhost:3000', true],
  ['the same by number', undefined, UNKNOWN, 'http://127.0.0.1:5173', true],
  ['the same by number of IPv6', undefined, UNKNOWN, 'http://[::1]:5173', true],
  ['a server, but of another machine', undefined, UNKNOWN, 'http://192.168.0.7:5173', false],
  ['a name that begins like this machine', undefined, UNKNOWN, 'http://localhost.example:5173', false],
  ['a name that ends like this machine', undefined, UNKNOWN, 'http://www.localhost:5173', false],
  ['a server, if others are named', ACME, UNKNOWN, 'http://localhost:3000', false],
  ['a server, in an app that people have', undefined, null, 'http://localhost:5173', false],
  [
    'the address of elsewhere as that of the server',
    ACME,
    { address: 'http://acme.example/' },
    'http://acme.example',
    false,
  ],
  ['an address that is none', ACME, { address: 'localhost:5173' }, 'http://localhost:5173', false],
  ['a page without an origin', undefined, UNKNOWN, 'null', false],
])('%s', (_, named, server, origin, expected) => {
  expect(ownPages(named, server)(origin)).toBe(expected);
});
