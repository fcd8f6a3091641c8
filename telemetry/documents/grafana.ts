/** A Grafana dashboard that shows the answers of a catalogue, and alert rules that say when to look at it. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { namesOf } from '../core/names.ts';
import { type Answer, answersOf } from './answers.ts';
import { databaseOf, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';

/** Grafana's plugin for ClickHouse, and the name under which the dashboard finds the data source. */
const DATA_SOURCE = { type: 'grafana-clickhouse-datasource', uid: 'clickhouse' } as const;

const WIDTH = 24;
const HEIGHT = 8;

interface Panel {
  readonly answer: string;
  readonly title: string;
  readonly type: 'timeseries' | 'barchart' | 'table' | 'stat';
  /** Of Grafana's 24 columns. */
  readonly width: number;
  readonly unit?: 'percentunit';
  /** The columns after that of time, as SQL. */
  readonly columns: string;
  readonly order?: string;
}

const PANELS: readonly Panel[] = [
  {
    answer: 'active_installations_by_day',
    title: 'Active installations, by day',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'active_installations_by_version',
    title: 'Versions in use',
    type: 'timeseries',
    width: 12,
    columns: 'Version, Installations',
  },
  {
    answer: 'active_installations_by_week',
    title: 'Active installations, by week',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'active_installations_by_month',
    title: 'Active installations, by month',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'adoption_by_month',
    title: 'Adoption: share of active installations',
    type: 'table',
    width: 16,
    columns: 'Event, Share, Installations, Events',
    order: 'Month DESC, Share DESC',
  },
  {
    answer: 'turned_off_by_month',
    title: 'Share that turned telemetry off',
    type: 'timeseries',
    width: 8,
    unit: 'percentunit',
    columns: 'Share',
  },
  {
    answer: 'dropped_by_day',
    title: 'Events that clients dropped',
    type: 'timeseries',
    width: 12,
    columns: 'reason, Dropped',
  },
  { answer: 'repeats_by_day', title: 'Duplicates', type: 'timeseries', width: 12, columns: 'Repeats' },
];

/** The file that Grafana's provisioning takes as a dashboard. */
export function grafanaDashboard(options: DocumentsOptions): string {
  const { catalogue, product, command } = options;
  const answers = answersOf(options);
  const panels = [...PANELS, ...funnelPanels(answers)];
  const dashboard = {
    uid: `${namesOf(catalogue.namespace).telemetry}`,
    title: `${product} telemetry`,
    description: `Answers from the events of ${product}. \`${command}\` generates this dashboard from the catalogue of events.`,
    tags: ['telemetry'],
    editable: true,
    schemaVersion: 41,
    time: { from: 'now-30d', to: 'now' },
    timezone: 'utc',
    refresh: '',
    panels: placed(panels).map(({ panel, gridPos }, index) => ({
      id: index + 1,
      title: panel.title,
      description: answers.find(({ name }) => name === panel.answer)?.question ?? '',
      type: panel.type,
      gridPos,
      datasource: DATA_SOURCE,
      fieldConfig: { defaults: { unit: panel.unit ?? 'short', min: 0 }, overrides: [] },
      options: {},
      targets: [
        target('A', queryOf(catalogue, panel, answers), panel.type === 'timeseries' ? 'timeseries' : 'table'),
      ],
    })),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function funnelPanels(answers: readonly Answer[]): Panel[] {
  return answers
    .filter(({ time }) => time === null)
    .map(({ name, question }) => ({
      answer: name,
      title: question,
      type: 'barchart',
      width: WIDTH,
      columns: 'Step, Installations, WithAllBefore',
      order: 'Position',
    }));
}

function queryOf(
  catalogue: Catalogue,
  { answer, columns, order }: Panel,
  answers: readonly Answer[],
): string {
  const view = `${databaseOf(catalogue)}.${quoted(answer)}`;
  const time = answers.find(({ name }) => name === answer)?.time ?? null;
  if (time === null) return `SELECT ${columns} FROM ${view} ORDER BY ${order ?? '1'}`;
  return `SELECT toDateTime(${time}) AS time, ${columns} FROM ${view} WHERE ${time} BETWEEN toDate($__fromTime) AND toDate($__toTime) ORDER BY ${order ?? 'time'}`;
}

function target(refId: string, rawSql: string, queryType: 'timeseries' | 'table') {
  return {
    refId,
    datasource: DATA_SOURCE,
    editorType: 'sql',
    queryType,
    format: queryType === 'timeseries' ? 0 : 1,
    rawSql,
  };
}

/** Row by row, from the left. */
function placed(panels: readonly Panel[]) {
  let x = 0;
  let y = 0;
  return panels.map((panel) => {
    if (x + panel.width > WIDTH) {
      x = 0;
      y += HEIGHT;
    }
    const gridPos = { x, y, w: panel.width, h: HEIGHT };
    x += panel.width;
    return { panel, gridPos };
  });
}

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
