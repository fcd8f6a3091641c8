/** The documents that are generated from a catalogue. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defineCatalogue } from '../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../catalogue/kinds.ts';
import { type DocumentsOptions, documentsOf, operatingFilesOf } from './documents.ts';
import { funnelOf } from './funnels.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created | drawn.\nBy hand.', '1.0', {
        from: field('Where it came from.', oneOf('button', 'menu')),
        menuDepth: field('How deep in the menu.', wholeNumber(100, 200), { onlyWith: { from: ['menu'] } }),
        pinned: field('Whether it is pinned.', flag, { since: '1.2' }),
        format: field('The version of its format.', version, { attribute: 'note.format.version' }),
      }),
      NoteDeleted: event('A note was deleted.', '1.1'),
    }),
  ],
});

function write(options: Partial<DocumentsOptions> = {}): Readonly<Record<string, string>> {
  const all = { catalogue, product: 'Acme', command: 'npm run notes', privacy: null, ...options };
  return Object.fromEntries(
    [...documentsOf(all), ...operatingFilesOf(all)].map(({ path, text }) => [path, text]),
  );
}

test('all documents name the product and the command that writes them, and no other product', () => {
  const documents = write();
  expect(Object.keys(documents)).toEqual([
    'EVENTS.md',
    'README.md',
    'catalogue.json',
    'collector.yaml',
    'clickhouse.sql',
    'answers.sql',
    'examples.sql',
    'nightly.sql',
    'weekly.sql',
    'on-request.sql',
    'proof.sql',
    'grafana/dashboard.json',
    'grafana/alerts.yaml',
    'compose.yaml',
    'compose/nginx.conf.template',
    'compose/clickhouse-users.xml',
    'compose/grafana-data-source.yaml',
    'compose/grafana-dashboards.yaml',
    'kubernetes/collector.yaml',
    'kubernetes/clickhouse.yaml',
    'kubernetes/grafana.yaml',
    'kubernetes/ingress.yaml',
    'weaver/manifest.yaml',
    'weaver/registry.yaml',
  ]);
  for (const text of Object.values(documents)) {
    expect(text).toContain('Acme');
    expect(text).toContain('`npm run notes`');
    expect(text).not.toMatch(/kreya|undefined|\bNaN\b|\[object/i);
  }
});

test('the events page has every event with its fields, conditions and releases', () => {
  const { 'EVENTS.md': page = '' } = write();
  expect(page).toContain('# The events that Acme collects\n\nThis page lists all 7 of them');
  expect(page).toContain('| [NoteCreated](#notecreated) | A note was created \\| drawn. By hand. | 1.0 |');
  expect(page).toContain(
    '| `menuDepth` | How deep in the menu. Only with `from` `menu`. | a whole number from 100 to 200 | `acme.menu_depth` |',
  );
  expect(page).toContain(
    '| `pinned` | Whether it is pinned. Since 1.2. | a flag, true or false | `acme.pinned` |',
  );
  expect(page).toContain('`note.format.version` |');
  expect(page).toContain('### TelemetryEventsDropped');
  expect(page).not.toContain('[privacy]');
  expect(write({ privacy: 'https://acme.example/privacy' })['EVENTS.md']).toContain(
    'see [privacy](https://acme.example/privacy).',
  );
});

test('the events page says what programs beside the app record', () => {
  expect(write()['EVENTS.md']).not.toContain('records only');
  expect(
    write({ tools: { notes: ['NoteCreated', 'NoteDeleted'] } })['EVENTS.md']?.replaceAll('\n', ' '),
  ).toContain(
    'which every program records, `notes` records only `NoteCreated` and `NoteDeleted`. The app records all others.',
  );
});

test('the example is an event that can be sent', () => {
  const { 'EVENTS.md': page = '' } = write();
  const json = page.split('```json\n')[1]?.split('```')[0] ?? '';
  expect(JSON.parse(json)).toMatchObject({ eventName: 'acme.telemetry_events_dropped' });

  const conditional = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    groups: [
      eventGroup('Notes', {
        NoteMoved: event('.', '1.0', {
          how: field('.', oneOf('key', 'drag')),
          distance: field('.', wholeNumber(-20, -10), { onlyWith: { how: ['drag'] } }),
        }),
      }),
    ],
  });
  const [moved = ''] = (write({ catalogue: conditional })['EVENTS.md'] ?? '').split('```json\n').slice(1);
  expect(JSON.parse(moved.split('```')[0] ?? '').attributes).toEqual([
    { key: 'log.record.uid', value: { stringValue: expect.any(String) } },
    { key: 'acme.how', value: { stringValue: 'key' } },
  ]);
});

test('each event has a view with a typed column for each of its fields', () => {
  const { 'clickhouse.sql': text = '' } = write();
  expect(text).toContain(`-- A note was created | drawn. By hand. Since 1.0.
CREATE OR REPLACE VIEW \`acme\`.\`NoteCreated\` AS
SELECT
    nullIf(Attributes['acme.from'], '') AS \`from\`, -- Where it came from.
    toInt64OrNull(Attributes['acme.menu_depth']) AS \`menuDepth\`, -- How deep in the menu.
    CAST(nullIf(Attributes['acme.pinned'], '') = 'true', 'Nullable(Bool)') AS \`pinned\`, -- Whether it is pinned.
    nullIf(Attributes['note.format.version'], '') AS \`format\`, -- The version of its format.
    Day, Time, InstallationId, Version, Uid
FROM \`acme\`.events FINAL
WHERE Event = 'acme.note_created'
`);
  expect(text.match(/CREATE OR REPLACE VIEW/g)).toHaveLength(6);
});

test('the page for operators has the names that follow from the namespace', () => {
  const { 'README.md': page = '', 'examples.sql': examples = '' } = write();
  for (const name of [
    'ACME_TELEMETRY_ENDPOINT',
    'ACME_TELEMETRY_DSN',
    'ACME_TELEMETRY_WAIT_MS',
    'ACME_DISABLETELEMETRY',
    'acme.config.json',
    'acme.telemetry_events_dropped',
  ]) {
    expect(page).toContain(name);
  }
  expect(examples).toContain('SELECT `from`, count() AS Events');
  expect(examples).toContain('FROM `acme`.`NoteCreated`');
});

test('the dashboard has a panel for each answer, beside and below each other, and the rules a number each', () => {
  const documents = write();
  const { panels } = JSON.parse(documents['grafana/dashboard.json'] ?? '');
  const answers = [...(documents['answers.sql'] ?? '').matchAll(/VIEW `acme`\.`(\w+)`/g)].map(
    ([, name]) => name,
  );
  const asked = panels.map(
    (panel: { targets: [{ rawSql: string }] }) => /FROM `acme`\.`(\w+)`/.exec(panel.targets[0].rawSql)?.[1],
  );
  expect([...new Set(asked)].sort()).toEqual(answers.sort());
  const cells = panels.flatMap(({ gridPos: { x, y, w } }: { gridPos: { x: number; y: number; w: number } }) =>
    Array.from({ length: w }, (_, at) => `${x + at}/${y}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.filter((cell: string) => Number(cell.split('/')[0]) > 23)).toEqual([]);

  const { groups } = parse(documents['grafana/alerts.yaml'] ?? '');
  for (const { data, condition, annotations } of groups[0].rules) {
    expect(data[0].model.rawSql).toMatch(/ AS value\b/);
    expect(data.map(({ refId }: { refId: string }) => refId)).toContain(condition);
    expect(annotations.summary).toMatch(/\.$/);
  }
});

test('a funnel asks for the steps of a field in the order of the catalogue', () => {
  const funnel = funnelOf(catalogue, 'NoteCreated.from');
  if (funnel === null) throw new Error('there is no funnel');
  const { 'answers.sql': answers = '' } = write({ funnels: [funnel] });
  expect(answers).toContain("funnel_NoteCreated_from` AS\nWITH ['button', 'menu'] AS steps");
  expect(write()['answers.sql']).not.toContain('funnel');
});

test.each([
  'NoteCreated',
  'NoteCreated.pinned',
  'NoteCreated.from.x',
  'constructor.name',
  'NoteCreated.constructor',
  '',
])('there is no funnel %s', (name) => {
  expect(funnelOf(catalogue, name)).toBeNull();
});

test('a namespace that SQL reserves is quoted', () => {
  const reserved = defineCatalogue({
    namespace: 'select',
    since: '1.0',
    groups: catalogue.groups.slice(0, 1),
  });
  const { 'clickhouse.sql': tables, 'answers.sql': answers } = write({
    catalogue: reserved,
  });
  for (const sql of [tables, answers]) expect(sql).not.toMatch(/(?<![`'])\bselect\./);
});

test('all documents describe common fields and sampling', () => {
  const documents = write({
    catalogue: defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      common: { edition: field('The edition.', oneOf('free', 'pro'), { since: '1.2' }) },
      resource: ['service.version', 'os.type'],
      groups: [
        eventGroup('Notes', {
          NoteScrolled: event(
            'A note was scrolled.',
            '1.0',
            { by: field('What by.', oneOf('key', 'wheel')) },
            { sampling: { oneIn: 20 } },
          ),
        }),
      ],
    }),
  });
  const page = documents['EVENTS.md'] ?? '';
  expect(page).toContain('drops duplicates |\n| `service.version` | The version of the program. |\n');
  expect(page).toContain('| `os.type` | The operating system. Can hold `linux`, `windows`, `darwin`. |\n');
  expect(page).toContain(
    '| `acme.edition` | The edition. Can hold `free`, `pro`. Since 1.2. |\n\nNothing else',
  );
  expect(page).toContain(
    'On the wire: `acme.note_scrolled`. Recorded by one in 20 installations, chosen at random by installation ID. Each event says so in `acme.adjusted_count`.',
  );

  const count = "greatest(toUInt64OrZero(Attributes['acme.adjusted_count']), 1)";
  const tables = documents['clickhouse.sql'] ?? '';
  expect(tables).toContain("nullIf(Attributes['acme.edition'], '') AS `edition`, -- The edition.");
  expect(tables).toContain("nullIf(Attributes['os.type'], '') AS `os.type`");
  expect(tables.split(`${count} AS AdjustedCount`)).toHaveLength(2);
  expect(tables).toContain(`toUInt32(${count}) AS AdjustedCount`);
  expect(documents['examples.sql']).toContain('SELECT `by`, sum(AdjustedCount) AS Events');
  expect(documents['answers.sql']).toContain('one in 20 for NoteScrolled.');
});

test('without sampling and common fields, no document mentions them', () => {
  const { 'clickhouse.sql': tables, ...others } = write();
  expect(Object.values(others).join('')).not.toMatch(/sampled|Sampled|one in \d|os\.type|service\.version/);
  // They are ready for an event that is sampled one day.
  expect(tables).toContain(
    'AdjustedCount UInt32, -- How many events each one stands for: more than 1 if it is sampled.',
  );
});
