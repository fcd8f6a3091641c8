/** A Grafana dashboard that shows the answers of a catalogue. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { namesOf } from '../core/names.ts';
import { type Answer, answersOf } from './answers.ts';
import { databaseOf, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';
import { PANELS, type Panel, WIDTH } from './grafana-panels.ts';
import { DATA_SOURCE, target } from './grafana-source.ts';

const HEIGHT = 8;

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
