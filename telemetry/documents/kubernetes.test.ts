/** The receiving end for Kubernetes: the resources refer to each other, and contain no secret. */
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { defineCatalogue } from '../catalogue/catalogue.ts';
import { operatingFilesOf } from './documents.ts';

const catalogue = defineCatalogue({ namespace: 'acme', since: '1.0', groups: [] });
const files = operatingFilesOf({ catalogue, product: 'Acme', command: 'x', privacy: null });
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';

interface Resource {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

const resources: readonly Resource[] = files
  .filter(({ path }) => path.startsWith('kubernetes/'))
  .flatMap(({ text }) =>
    parseAllDocuments(text).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS();
    }),
  );
const all = JSON.stringify(resources);
const find = (kind: string) => resources.find((resource) => resource.kind === kind);

test('all resources are in one namespace, each under a name of its own', () => {
  expect(resources).toHaveLength(10);
  for (const { metadata } of resources) expect(metadata.namespace).toBe('acme-telemetry');
  const names = resources.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('the collector has the configuration of collector.yaml', () => {
  expect(find('OpenTelemetryCollector')?.spec['config']).toEqual(parse(textOf('collector.yaml')));
});

test('passwords come from the secret alone, and the page says how to make it', () => {
  expect(all.match(/"name":"clickhouse","key":"\w+"/g)).toEqual([
    '"name":"clickhouse","key":"collector"',
    '"name":"clickhouse","key":"collector"',
    '"name":"clickhouse","key":"collector"',
    '"name":"clickhouse","key":"reader"',
  ]);
  const values = [...all.matchAll(/password":"([^"]*)"/g)].map(([, value]) => value);
  expect(values).toHaveLength(4);
  // A variable, or a key of the secret.
  for (const value of values) expect(value).toMatch(/^(\$\{[\w:]+\}|clickhouse\/(collector|reader))$/);
  for (const key of ['collector', 'reader']) expect(textOf('README.md')).toContain(`--from-literal=${key}=`);
});

test('the page makes each map of files that a resource reads', () => {
  expect([...new Set(all.match(/"configMap(Ref)?":\{"name":"\w+"/g))]).toHaveLength(3);
  for (const map of ['sql', 'grafana']) expect(textOf('README.md')).toContain(`create configmap ${map} `);
  const run = new Set(all.match(/\b[\w-]+\.sql\b/g));
  expect([...run].sort()).toEqual(['answers.sql', 'clickhouse.sql', 'nightly.sql', 'weekly.sql']);
  for (const file of run) expect(textOf('README.md')).toContain(`--from-file ${file}`);
});

test('the public address passes through each limit', () => {
  const limits = resources.filter(({ kind }) => kind === 'Middleware');
  const used =
    find('Ingress')?.metadata.annotations?.['traefik.ingress.kubernetes.io/router.middlewares']?.split(',');
  expect(used).toEqual(limits.map(({ metadata }) => `acme-telemetry-${metadata.name}@kubernetescrd`));
  expect(JSON.stringify(find('Ingress'))).toContain('"path":"/v1/logs","pathType":"Exact"');
});
