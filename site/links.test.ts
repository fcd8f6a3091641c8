import { expect, test } from 'vitest';
import { readDocuments } from '../tools/docs/documents.ts';
import { targetOf } from './links.ts';
import { PAGES } from './pages.ts';

test('a link between documents leads to the page, whatever folder either is in', () => {
  expect(targetOf('docs/operating.md', 'privacy.md#a')).toEqual({ kind: 'address', href: 'privacy.html#a' });
  expect(targetOf('telemetry/docs/embedding.md', '../../docs/EVENTS.md')).toEqual({
    kind: 'address',
    href: 'events.html',
  });
  expect(targetOf('README.md', 'SECURITY.md')).toEqual({ kind: 'address', href: 'security-policy.html' });
});

test('pictures and files that the site has a copy of are linked there', () => {
  expect(targetOf('README.md', 'docs/images/start-light.png')).toEqual({
    kind: 'address',
    href: 'images/start-light.png',
  });
  expect(targetOf('docs/operating.md', '../operating/examples.sql')).toEqual({
    kind: 'address',
    href: 'operating/examples.sql',
  });
  expect(targetOf('README.md', 'LICENSE')).toEqual({ kind: 'address', href: 'LICENSE.txt' });
});

test.each(['https://kreya.app', 'mailto:a@kreya.app', '#top'])('%s stays as it is', (href) => {
  expect(targetOf('README.md', href)).toEqual({ kind: 'address', href });
});

test.each([
  ['docs/architecture.md', '../telemetry/core/policy.ts#L3', 'telemetry/core/policy.ts'],
  ['docs/architecture.md', '../cli/', 'cli'],
  ['README.md', 'operating', 'operating'],
  ['docs/operating.md', '../operating/grafana', 'operating/grafana'],
])('%s names %s as a file of the repository', (from, link, path) => {
  expect(targetOf(from, link)).toEqual({ kind: 'source', path });
});

test('every document is a page, in one folder, under a name of its own', () => {
  const sources = PAGES.map(({ source }) => source);
  for (const { path } of readDocuments()) expect(sources).toContain(path);
  const files = PAGES.map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
  for (const file of files) expect(file).toMatch(/^[a-z-]+\.html$/);
});
