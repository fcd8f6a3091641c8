/** The receiving end for Docker Compose: nothing of it is guessable, missing or open by accident. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { defineCatalogue } from '../catalogue/catalogue.ts';
import { testWith } from '../testing/needs.ts';
import { operatingFilesOf } from './documents.ts';

const catalogue = defineCatalogue({ namespace: 'acme', since: '1.0', groups: [] });
const files = Object.fromEntries(
  operatingFilesOf({ catalogue, product: 'Acme', command: 'x', privacy: null }).map(({ path, text }) => [
    path,
    text,
  ]),
);
const compose = files['compose.yaml'] ?? '';

interface Service {
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: unknown;
  readonly depends_on?: readonly string[] | Readonly<Record<string, { readonly condition: string }>>;
}

const {
  services,
  volumes,
}: {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
} = parse(compose);

test('every image has a version', () => {
  for (const { image, restart } of Object.values(services)) {
    expect(image).toMatch(/^[a-z/-]+:\d+(\.\d+)+(-alpine)?$/);
    expect(restart).toBe('unless-stopped');
  }
});

test('every password comes from the file that only the operator has, and the page says how to make it', () => {
  const secrets = Object.values(services).flatMap(({ environment = {} }) =>
    Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|SUPERUSER/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(5);
  for (const [, value] of secrets) expect(value).toMatch(/^(admin:)?\$\{[A-Z_]+:\?[^}]+\}$/);
  const needed = [...compose.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
  for (const name of needed) expect(files['README.md']).toContain(`${name}=`);
});

test('only the proxy can be reached from outside', () => {
  const ports = Object.entries(services).flatMap(([name, { ports: own = [] }]) =>
    own.map((port) => `${name} ${port}`),
  );
  expect(ports).toEqual(['proxy 443:443', 'grafana 127.0.0.1:3000:3000']);
});

test('every file that a service reads is generated, and every volume is declared', () => {
  for (const volume of Object.values(services).flatMap((service) => service.volumes ?? [])) {
    const [source = ''] = volume.split(':');
    if (!source.startsWith('./')) expect(Object.keys(volumes)).toContain(source);
    else if (source !== './tls') expect(Object.keys(files)).toContain(source.slice(2));
  }
});

test('every service is checked, the collector through the proxy', () => {
  const unchecked = Object.entries(services).filter(([, { healthcheck }]) => healthcheck === undefined);
  expect(unchecked.map(([name]) => name)).toEqual(['collector']);
  expect(JSON.stringify(services['proxy']?.healthcheck)).toContain('collector:13133');
  for (const { depends_on = [] } of Object.values(services)) {
    const names = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
    for (const name of names) expect(Object.keys(services)).toContain(name);
  }
});

/** Stand for the programs that the schedule runs, with a clock that only `sleep` moves, until it is this late. */
const standIns = (until: number) => ({
  date: 'case "$*" in +%s) cat clock ;; *) echo $(( ($(cat clock) / 86400 + 3) % 7 + 1 )) ;; esac',
  sleep: `echo $(( $(cat clock) + $1 )) > clock; [ "$(cat clock)" -lt ${until} ]`,
  // Fails the first time.
  'clickhouse-client': `for file; do :; done
if [ -e failed ]; then again=' again'; fi
echo "$(cat clock) $file$again" >> runs
[ "$(wc -l < runs)" -gt 1 ]`,
});

testWith('a Unix shell')(
  'the schedule runs the nightly file at three, again if it fails, and the weekly one after it on Sundays',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'schedule-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const secondOf = (time: string) => Date.parse(`2026-11-${time}Z`) / 1_000;
    for (const [name, script] of Object.entries(standIns(secondOf('30T03:00:00'))))
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'clock'), `${secondOf('28T01:30:00')}`);
    const { entrypoint = [], command = [] } = services['schedule'] ?? {};
    const [program = '', ...options] = entrypoint;
    const script = command.map((text) => text.replaceAll('$$', '$').replaceAll('/tmp/', `${folder}/`));
    spawnSync(program, [...options, ...script], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env['PATH']}` },
      stdio: 'inherit',
    });
    expect(readFileSync(join(folder, 'runs'), 'utf8').trim().split('\n')).toEqual([
      `${secondOf('28T03:00:00')} /sql/nightly.sql`,
      `${secondOf('28T03:01:00')} /sql/nightly.sql again`,
      `${secondOf('29T03:00:00')} /sql/nightly.sql`,
      `${secondOf('29T03:00:00')} /sql/weekly.sql`,
    ]);
    expect(existsSync(join(folder, 'failed'))).toBe(false);
  },
);

test('the collector gets what its configuration asks for, and so does Grafana', () => {
  const asked = (text = '', pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
  for (const name of asked(files['collector.yaml'], /\$\{env:([A-Z_]+)/g))
    expect(Object.keys(services['collector']?.environment ?? {})).toContain(name);
  for (const name of asked(files['compose/grafana-data-source.yaml'], /\$([A-Z_]+)/g))
    expect(Object.keys(services['grafana']?.environment ?? {})).toContain(name);
  const { datasources } = parse(files['compose/grafana-data-source.yaml'] ?? '');
  const { panels } = JSON.parse(files['grafana/dashboard.json'] ?? '');
  for (const { datasource } of panels) expect(datasource.uid).toBe(datasources[0].uid);
});

test('the proxy limits every way in, logs no address, and passes none on', () => {
  const proxy = files['compose/nginx.conf.template'] ?? '';
  const passing = proxy.split(/^ {8}location /m).filter((location) => location.includes('proxy_pass'));
  expect(passing).toHaveLength(3);
  for (const location of passing) expect(location).toMatch(/limit_req zone=address/);
  expect(proxy).toContain('access_log off;');
  expect(proxy).not.toMatch(/X-Forwarded-For|X-Real-IP/);
  for (const name of new Set([...proxy.matchAll(/\$\{(\w+)\}/g)].map(([, one]) => one ?? '')))
    expect(Object.keys(services['proxy']?.environment ?? {})).toContain(name);
});
