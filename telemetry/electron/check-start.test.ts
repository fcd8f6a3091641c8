import { expect, test } from 'vitest';
import { checkPages } from './check-start.ts';

test.each([
  [undefined],
  [[{ origin: 'file://' }]],
  [[{ origin: 'app://acme', folder: 'out/renderer' }, { origin: 'http://localhost:5173' }]],
  [[{ origin: 'https://acme.example' }]],
])('%j can be', (pages) => {
  expect(() => checkPages(pages)).not.toThrow();
});

test.each([
  ['app://acme', 'is no list'],
  [[], 'is empty'],
  [['app://acme/'], "Write { origin: 'app://acme' }."],
  [['file:///home/ada/acme/index.html'], "Write { origin: 'file://' }."],
  [[{ folder: 'out' }], 'without an origin'],
  [[null], 'without an origin'],
  [[{ origin: 'app://acme/' }], "write { origin: 'app://acme' }."],
  [[{ origin: 'file:///' }], "write { origin: 'file://' }."],
  [[{ origin: 'http://localhost:5173/index.html' }], "write { origin: 'http://localhost:5173' }."],
  [[{ origin: 'http://LOCALHOST:80' }], "write { origin: 'http://localhost' }."],
  [[{ origin: 'acme' }], 'which is no origin'],
  [[{ origin: 'about:blank' }], 'which is no origin'],
  [[{ origin: 'file://' }, { origin: '*' }], 'which is no origin'],
])('%j is refused with what to write', (pages, words) => {
  expect(() => checkPages(pages)).toThrow(words);
});
