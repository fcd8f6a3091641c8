import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../paths.ts';
import { releaseChangelog } from './changelog.ts';
import { nextVersion } from './version.ts';
import { versionIn, writeRelease } from './write-release.ts';

const FILES = [
  'package.json',
  'telemetry/package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'telemetry/docs/embedding.md',
];
const CHANGELOG = '# Changes\n\n## Unreleased\n\n- A change.\n\n## 1.0.0\n\n- The first.\n';

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'kreya-release-'));
  for (const file of FILES) cpSync(join(ROOT, file), join(copy, file));
  // The real one has no unreleased changes right after a release.
  writeFileSync(join(copy, 'CHANGELOG.md'), CHANGELOG);
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

test.each([
  ['major', '2.0.0'],
  ['minor', '1.19.0'],
  ['patch', '1.18.4'],
  ['1.20.0', '1.20.0'],
  ['1.18.10', '1.18.10'],
])('%s after 1.18.3 is %s', (wanted, expected) => {
  expect(nextVersion('1.18.3', wanted)).toBe(expected);
});

test.each(['1.18.3', '1.9.0', '1.19', 'v1.19.0', '1.19.0-beta.1', '01.19.0', 'next', ''])(
  'refuses %j after 1.18.3',
  (wanted) => {
    expect(() => nextVersion('1.18.3', wanted)).toThrow(/later than 1\.18\.3|nor a version such as/);
  },
);

test('gives unreleased changes a version and a date, below a new empty section', () => {
  expect(releaseChangelog(CHANGELOG, '1.1.0', '2026-11-26')).toBe(
    '# Changes\n\n## Unreleased\n\n## 1.1.0 - 2026-11-26\n\n- A change.\n\n## 1.0.0\n\n- The first.\n',
  );
});

test('the changelog has a section for unreleased changes, above all releases', () => {
  expect(read(ROOT, 'CHANGELOG.md')).toMatch(/^# Changes\n\n## Unreleased\n/);
});

test('the app and the package have the same version', () => {
  expect(versionIn(join(ROOT, 'telemetry'))).toBe(versionIn(ROOT));
});

test('refuses a release without changes', () => {
  const empty = CHANGELOG.replace('- A change.', '### Added');
  expect(() => releaseChangelog(empty, '1.1.0', '2026-11-26')).toThrow('nothing to release');
  expect(() => releaseChangelog('# Changes\n', '1.1.0', '2026-11-26')).toThrow('no section');
});

test('a release changes the version everywhere, and nothing else in manifests and lock', () => {
  const before = versionIn(copy);
  const version = nextVersion(before, 'minor');
  writeRelease(copy, { version, date: '2026-11-26' });

  const places = { 'package.json': 1, 'telemetry/package.json': 1, 'package-lock.json': 3 };
  for (const [file, count] of Object.entries(places)) {
    const lines = read(ROOT, file).split('\n');
    const changed = read(copy, file)
      .split('\n')
      .filter((line, i) => line !== lines[i]);
    expect(
      changed.map((line) => line.trim()),
      file,
    ).toEqual(Array(count).fill(`"version": "${version}",`));
  }
  expect(read(copy, 'CHANGELOG.md')).toContain(`## Unreleased\n\n## ${version} - 2026-11-26\n`);
  expect(read(copy, 'telemetry/docs/embedding.md')).toContain(`kreya-telemetry-${version}.tgz`);
});

test('a refused release leaves every file unchanged', () => {
  writeRelease(copy, { version: '90.0.0', date: '2026-11-26' });
  const texts = FILES.map((file) => read(copy, file));
  expect(() => writeRelease(copy, { version: '91.0.0', date: '2026-11-26' })).toThrow('nothing to release');
  expect(FILES.map((file) => read(copy, file))).toEqual(texts);
});
