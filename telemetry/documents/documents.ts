/** The documents that are generated from a catalogue, for people and operators. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { answersSql } from './answers.ts';
import { clickHouseSchema } from './clickhouse.ts';
import { collectorConfiguration } from './collector.ts';
import { clickHouseUsers, composeFile, grafanaDashboards, grafanaDataSource } from './compose.ts';
import { eventsPage } from './events-page.ts';
import type { Funnel } from './funnels.ts';
import { grafanaAlerts } from './grafana-alerts.ts';
import { grafanaDashboard } from './grafana-dashboard.ts';
import { catalogueJson } from './json-schema.ts';
import {
  kubernetesClickHouse,
  kubernetesCollector,
  kubernetesGrafana,
  kubernetesIngress,
} from './kubernetes.ts';
import { operatingPage } from './operating-page.ts';
import { proxyConfiguration } from './proxy.ts';
import {
  exampleQueries,
  nightlyStatements,
  proofOfErasure,
  requestStatements,
  weeklyStatements,
} from './statements.ts';
import { weaverManifest, weaverRegistry } from './weaver.ts';

export interface DocumentsOptions {
  readonly catalogue: Catalogue;
  /** The product's name for people, such as `Acme`. */
  readonly product: string;
  /** The command that writes what is generated. Each file names it. */
  readonly command: string;
  /** Where people read about privacy: a URL, or a path relative to the events page. Null if nowhere. */
  readonly privacy: string | null;
  /** Steps of which an answer says how far people get. */
  readonly funnels?: readonly Funnel[];
  /** Programs of the product beside the app, and the events that each records. */
  readonly tools?: Readonly<Record<string, readonly string[]>>;
}

export interface GeneratedDocument {
  /** Relative to the folder of what is generated, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The documents for anybody to read. They depend only on the options. */
export function documentsOf(options: DocumentsOptions): readonly GeneratedDocument[] {
  return [{ path: 'EVENTS.md', text: eventsPage(options) }];
}

/** The files of the receiving end. They depend only on the options. */
export function operatingFilesOf(options: DocumentsOptions): readonly GeneratedDocument[] {
  return [
    { path: 'README.md', text: operatingPage(options) },
    { path: 'catalogue.json', text: catalogueJson(options) },
    { path: 'collector.yaml', text: collectorConfiguration(options) },
    { path: 'clickhouse.sql', text: clickHouseSchema(options) },
    { path: 'answers.sql', text: answersSql(options) },
    { path: 'examples.sql', text: exampleQueries(options) },
    { path: 'nightly.sql', text: nightlyStatements(options) },
    { path: 'weekly.sql', text: weeklyStatements(options) },
    { path: 'on-request.sql', text: requestStatements(options) },
    { path: 'proof.sql', text: proofOfErasure(options) },
    { path: 'grafana/dashboard.json', text: grafanaDashboard(options) },
    { path: 'grafana/alerts.yaml', text: grafanaAlerts(options) },
    { path: 'compose.yaml', text: composeFile(options) },
    { path: 'compose/nginx.conf.template', text: proxyConfiguration(options) },
    { path: 'compose/clickhouse-users.xml', text: clickHouseUsers(options) },
    { path: 'compose/grafana-data-source.yaml', text: grafanaDataSource(options) },
    { path: 'compose/grafana-dashboards.yaml', text: grafanaDashboards(options) },
    { path: 'kubernetes/collector.yaml', text: kubernetesCollector(options) },
    { path: 'kubernetes/clickhouse.yaml', text: kubernetesClickHouse(options) },
    { path: 'kubernetes/grafana.yaml', text: kubernetesGrafana(options) },
    { path: 'kubernetes/ingress.yaml', text: kubernetesIngress(options) },
    { path: 'weaver/manifest.yaml', text: weaverManifest(options) },
    { path: 'weaver/registry.yaml', text: weaverRegistry(options) },
  ];
}
