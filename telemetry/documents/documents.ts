/** The documents that are generated from a catalogue, for people and operators. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { answersSql, type Funnel } from './answers.ts';
import { clickHouseSchema } from './clickhouse.ts';
import { collectorConfiguration } from './collector.ts';
import { eventsPage } from './events-page.ts';
import { grafanaAlerts, grafanaDashboard } from './grafana.ts';
import { catalogueJson } from './json-schema.ts';
import { operatingPage } from './operating-page.ts';
import { clickHouseQueries } from './queries.ts';

export interface DocumentsOptions {
  readonly catalogue: Catalogue;
  /** The product's name for people, such as `Acme`. */
  readonly product: string;
  /** The command that writes the documents. Each document names it. */
  readonly command: string;
  /** Where people read about privacy: a URL, or a path relative to the events page. Null if nowhere. */
  readonly privacy: string | null;
  /** Steps of which an answer says how far people get. */
  readonly funnels?: readonly Funnel[];
}

export interface GeneratedDocument {
  /** Relative to the documents' folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The page for operators. */
export const OPERATING_PAGE = 'operating/README.md';

/** All documents of a catalogue. They depend only on the options. */
export function documentsOf(options: DocumentsOptions): readonly GeneratedDocument[] {
  return [
    { path: 'EVENTS.md', text: eventsPage(options) },
    { path: OPERATING_PAGE, text: operatingPage(options) },
    { path: 'operating/catalogue.json', text: catalogueJson(options) },
    { path: 'operating/collector.yaml', text: collectorConfiguration(options) },
    { path: 'operating/clickhouse.sql', text: clickHouseSchema(options) },
    { path: 'operating/answers.sql', text: answersSql(options) },
    { path: 'operating/queries.sql', text: clickHouseQueries(options) },
    { path: 'operating/grafana/dashboard.json', text: grafanaDashboard(options) },
    { path: 'operating/grafana/alerts.yaml', text: grafanaAlerts(options) },
  ];
}
