/** Alert rules for Grafana, which say when to look at the dashboard. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { namesOf } from '../core/names.ts';
import { databaseOf } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';
import { DATA_SOURCE, target } from './grafana-source.ts';

interface Rule {
  readonly uid: string;
  readonly title: string;
  readonly summary: string;
  /** One number. */
  readonly sql: string;
  readonly above: number;
}

function rulesOf(catalogue: Catalogue): readonly Rule[] {
  const database = databaseOf(catalogue);
  const ofYesterday = (column: string) => `sumIf(${column}, Day = yesterday())`;
  return [
    {
      uid: 'rejected',
      title: 'Events are rejected',
      summary:
        'The receiver rejects events, and clients drop them. Look at its statuses, size limits and partial success.',
      sql: `SELECT sum(Dropped) AS value FROM ${database}.dropped_by_day WHERE Day >= yesterday() AND reason = 'rejected'`,
      above: 0,
    },
    {
      uid: 'drops',
      title: 'More than 1% of events are dropped',
      summary: 'Clients drop events. The dashboard shows the reasons.',
      sql: `SELECT (SELECT ${ofYesterday('Dropped')} FROM ${database}.dropped_by_day) / greatest((SELECT ${ofYesterday('Received')} FROM ${database}.received), 1) AS value`,
      above: 0.01,
    },
    {
      uid: 'silence',
      title: 'Nothing arrives',
      summary:
        'No event from the last six hours has arrived. Clients keep what they can’t deliver for 30 days.',
      sql: `SELECT if(max(Time) < now() - INTERVAL 6 HOUR, 1, 0) AS value FROM ${database}.events WHERE Day >= yesterday()`,
      above: 0,
    },
    {
      uid: 'fewer',
      title: 'A fifth fewer installations than a week ago',
      summary: 'Yesterday, fewer installations were active than on the same day a week earlier.',
      sql: `SELECT 1 - ${ofYesterday('Installations')} / greatest(sumIf(Installations, Day = yesterday() - 7), 1) AS value FROM ${database}.active_installations_by_day`,
      above: 0.2,
    },
    {
      uid: 'crashes',
      title: 'More than 1% of a version’s installations crash',
      summary:
        'Yesterday, a process crashed or exited unexpectedly in more than 1% of the installations of a version. The error tracker has the reports.',
      // Of a few installations, a single crash would be a large share.
      sql: `SELECT max(1 - CrashFree) AS value FROM ${database}.errors_by_version WHERE Day = yesterday() AND Installations >= 100`,
      above: 0.01,
    },
  ];
}

/** The file that Grafana's provisioning takes as alert rules. It is JSON, which is YAML as well. */
export function grafanaAlerts({ catalogue, product, command }: DocumentsOptions): string {
  const folder = `${product} telemetry`;
  const prefix = namesOf(catalogue.namespace).telemetry;
  const file = {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: folder,
        folder,
        interval: '10m',
        rules: rulesOf(catalogue).map(({ uid, title, summary, sql, above }) => ({
          uid: `${prefix}-${uid}`,
          title,
          condition: 'C',
          for: '0s',
          noDataState: 'OK',
          execErrState: 'Error',
          annotations: { summary },
          data: [
            {
              refId: 'A',
              relativeTimeRange: { from: 172_800, to: 0 },
              datasourceUid: DATA_SOURCE.uid,
              model: target('A', sql, 'table'),
            },
            {
              refId: 'C',
              datasourceUid: '__expr__',
              model: {
                refId: 'C',
                type: 'threshold',
                expression: 'A',
                conditions: [{ evaluator: { type: 'gt', params: [above] } }],
              },
            },
          ],
        })),
      },
    ],
  };
  return `# Alert rules for the events of ${product}. \`${command}\` generates this file from the catalogue of events.
${JSON.stringify(file, null, 2)}\n`;
}
