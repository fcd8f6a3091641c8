#!/usr/bin/env node
/**
 * What electron-builder calls as fpm to build a deb or an rpm: uses nfpm instead, a single program without
 * its own runtime, built here from source with Go. Accepts those of fpm's arguments that electron-builder
 * passes.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { parseArgs } from 'node:util';

const NFPM = 'github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0';

/** Processor names of Debian and rpm, which electron-builder uses, mapped to Go's, which nfpm expects. */
const ARCHITECTURES = new Map([
  ['amd64', 'amd64'],
  ['x86_64', 'amd64'],
  ['arm64', 'arm64'],
  ['aarch64', 'arm64'],
]);

const text = { type: 'string' };
const list = { type: 'string', multiple: true, default: [] };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'input-type': { ...text, short: 's' },
    'output-type': { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...list, short: 'd' },
    'deb-recommends': list,
    'deb-compression': text,
    'deb-priority': text,
    'rpm-compression': text,
    'rpm-os': text,
    'rpm-summary': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
  },
});

/** `source=target`; a trailing slash in `source` means the folder's content. */
function contentOf(mapping) {
  const at = mapping.lastIndexOf('=');
  const [src, dst] = [mapping.slice(0, at), mapping.slice(at + 1)];
  if (lstatSync(src).isDirectory()) return { src, dst, type: 'tree' };
  return { src, dst, file_info: { mode: 0o644 } };
}

const arch = ARCHITECTURES.get(values.architecture ?? '');
if (arch === undefined) throw new Error(`There are no packages for the processor ${values.architecture}.`);
const configuration = {
  name: values.name,
  arch,
  platform: 'linux',
  version: values.version,
  version_schema: 'semver',
  section: values.category,
  priority: values['deb-priority'],
  maintainer: values.maintainer,
  vendor: values.vendor,
  homepage: values.url,
  license: values.license,
  description: values.description,
  depends: values.depends,
  recommends: values['deb-recommends'],
  contents: positionals.map(contentOf),
  scripts: { postinstall: values['after-install'], postremove: values['after-remove'] },
  deb: { compression: values['deb-compression'] },
  rpm: { compression: 'xz', group: values.category, summary: values['rpm-summary'] },
};

// JSON is YAML.
const { status, error } = spawnSync(
  'go',
  [
    'run',
    NFPM,
    'package',
    '--config',
    '-',
    '--packager',
    values['output-type'] ?? '',
    '--target',
    values.package ?? '',
  ],
  { input: JSON.stringify(configuration), stdio: ['pipe', 'inherit', 'inherit'] },
);
if (error !== undefined) throw new Error(`Go could not be run, which makes debs and rpms: ${error.message}`);
process.exit(status ?? 1);
