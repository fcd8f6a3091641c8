/** The common fields of every event, on disk, on the wire and in Activity. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../../catalogue/kinds.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import { parseLogs } from '../../testing/receiver/otlp.ts';
import { policy } from '../policy.ts';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const common = {
  edition: field('Which edition it is.', oneOf('free', 'pro')),
  seats: field('How many seats.', wholeNumber(1, 500)),
  portable: field('Whether it runs without being installed.', flag),
  shell: field('The version of the shell.', version, { attribute: 'app.shell.version' }),
};
const VALUES = { edition: 'free', seats: 1, portable: false, shell: '3.1' };

function notes(resource: readonly ResourceAttribute[] = []) {
  return defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    common,
    resource,
    groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0') })],
  });
}

function start(host: FakeHost, values: unknown = VALUES, resource: readonly ResourceAttribute[] = []) {
  return createTelemetry({ ...host, catalogue: notes(resource), common: values });
}

/** The resource of each event sent, in order. */
function resourcesOf(host: FakeHost): unknown[] {
  return host.requests.flatMap((body) =>
    parseLogs(JSON.parse(body)).map(({ received }) => received.resource),
  );
}

/** What precedes the attributes that the catalogue declares. */
const always = (id: string | null) => [
  { key: 'service.name', value: { stringValue: 'acme' } },
  { key: 'app.installation.id', value: { stringValue: id } },
];

const shell = { key: 'app.shell.version', value: { stringValue: '3.1' } };

const told = (edition: string, seats: string, portable: boolean) => [
  { key: 'acme.edition', value: { stringValue: edition } },
  { key: 'acme.seats', value: { intValue: seats } },
  { key: 'acme.portable', value: { boolValue: portable } },
  shell,
];

test('every event carries the values in force when it was recorded', async () => {
  const host = createFakeHost();
  const telemetry = start(host);
  telemetry.track('NoteCreated');
  telemetry.setCommon({ ...VALUES, edition: 'pro', seats: 25 });
  telemetry.track('NoteCreated');
  telemetry.track('NoteCreated');
  telemetry.setCommon(VALUES);
  await telemetry.flush();
  const before = always(telemetry.status().installationId);
  expect(resourcesOf(host)).toEqual([
    { attributes: [...before, ...told('free', '1', false)] },
    { attributes: [...before, ...told('pro', '25', false)] },
    { attributes: [...before, ...told('pro', '25', false)] },
  ]);
});

test('they survive a kill, whatever the values in the process that delivers', async () => {
  const host = createFakeHost();
  start(host).track('NoteCreated');
  const next = createFakeHost({ folder: host.folder });
  const telemetry = start(next, { ...VALUES, edition: 'pro' });
  telemetry.start();
  await telemetry.flush();
  next.clock.advance(policy.spool.adoptAfterMs);
  await telemetry.flush();
  const before = always(telemetry.status().installationId);
  expect(resourcesOf(next)).toEqual([{ attributes: [...before, ...told('free', '1', false)] }]);
});

test('preparing for the next event does not keep old values', async () => {
  const host = createFakeHost();
  const telemetry = start(host);
  telemetry.track('NoteCreated');
  telemetry.start();
  await telemetry.flush();
  host.clock.advance(1_000);
  telemetry.setCommon({ ...VALUES, edition: 'pro' });
  telemetry.track('NoteCreated');
  await telemetry.flush();
  expect(resourcesOf(host).map((resource) => JSON.stringify(resource).includes('"pro"'))).toEqual([
    false,
    true,
  ]);
});

test('shows them to people as they are sent', () => {
  const host = createFakeHost();
  const telemetry = start(host, VALUES, ['service.version']);
  telemetry.track('NoteCreated');
  const [file] = telemetry.activity.list().files;
  const [content] = telemetry.activity.read([file?.id ?? '']);
  expect(content?.before).toContain('{"key":"acme.edition","value":{"stringValue":"free"}}');
  expect(content?.before).toContain('{"key":"service.version","value":{"stringValue":"1.18.0"}}');
});

test.each([undefined, {}, { ...VALUES, edition: 'trial' }, { ...VALUES, plan: 'x' }, 'pro'])(
  'refuses the values %j at the start, before touching anything',
  (values) => {
    const host = createFakeHost({
      choice: {
        load: () => {
          throw new Error('touched');
        },
        write() {},
        touch() {},
      },
    });
    expect(() => createTelemetry({ ...host, catalogue: notes(), common: values })).toThrow(
      /^Telemetry can't start: common[. ].*accepted is|^Telemetry can't start: common (has no field|is a plain)/,
    );
    expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
  },
);

test('refuses wrong values later with a warning, and keeps the previous ones', async () => {
  const host = createFakeHost();
  const telemetry = start(host);
  telemetry.setCommon({ ...VALUES, edition: 'Ada Lovelace' });
  telemetry.setCommon(null);
  telemetry.setCommon({
    get edition() {
      throw new Error('no');
    },
  });
  telemetry.track('NoteCreated');
  await telemetry.flush();
  expect(host.warnings).toEqual([
    'common.edition got text that is not among what is accepted; accepted is one of free, pro.',
    'common is a plain object, not null.',
    'common threw an error when it was read; accepted is a plain object.',
  ]);
  expect(resourcesOf(host)).toMatchObject([{ attributes: { length: 6 } }]);
  expect(host.requests.join()).not.toContain('Ada');
});

test('whatever is given, exactly that or the previous values are sent', async () => {
  const some = fc.record(
    {
      edition: fc.oneof(fc.constantFrom('free', 'pro'), fc.string()),
      seats: fc.oneof(fc.integer({ min: -5, max: 505 }), fc.double(), fc.string()),
      portable: fc.oneof(fc.boolean(), fc.anything()),
      shell: fc.oneof(fc.constant('3.1'), fc.string()),
    },
    { requiredKeys: ['edition', 'seats', 'shell'] },
  );
  await fc.assert(
    fc.asyncProperty(some, async (values) => {
      const host = createFakeHost();
      const telemetry = start(host);
      telemetry.setCommon(values);
      telemetry.track('NoteCreated');
      await telemetry.flush();
      telemetry.stop();
      const before = always(telemetry.status().installationId);
      const { edition, seats, portable } = values;
      const sent =
        host.warnings.length > 0
          ? told('free', '1', false)
          : [...told(String(edition), String(seats), portable === true).slice(0, 3)];
      const [resource] = resourcesOf(host);
      expect(resource).toEqual({
        attributes: [
          ...before,
          ...sent.slice(0, 3),
          host.warnings.length > 0
            ? shell
            : { key: 'app.shell.version', value: { stringValue: values.shell } },
        ],
      });
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['linux', 'linux'],
  ['win32', 'windows'],
  ['darwin', 'darwin'],
])('sends the system %s as %s', async (platform, osType) => {
  const host = createFakeHost({ platform });
  const telemetry = start(host, VALUES, ['os.type', 'service.version']);
  telemetry.track('NoteCreated');
  await telemetry.flush();
  expect(resourcesOf(host)).toEqual([
    {
      attributes: [
        ...always(telemetry.status().installationId),
        { key: 'os.type', value: { stringValue: osType } },
        { key: 'service.version', value: { stringValue: '1.18.0' } },
        ...told('free', '1', false),
      ],
    },
  ]);
});

test('leaves out a rare system, which could identify somebody', async () => {
  const host = createFakeHost({ platform: 'haiku' });
  const telemetry = start(host, VALUES, ['os.type']);
  telemetry.track('NoteCreated');
  await telemetry.flush();
  expect(host.requests.join()).not.toContain('os.type');
});

test('sends nothing for a catalogue that declares nothing', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  expect(resourcesOf(host)).toEqual([{ attributes: always(telemetry.status().installationId) }]);
});

test('unchanged values change nothing: events continue in the same file', () => {
  const host = createFakeHost();
  const telemetry = start(host);
  for (let count = 0; count < 20; count += 1) {
    telemetry.setCommon({ ...VALUES });
    telemetry.track('NoteCreated');
  }
  expect(readdirSync(join(host.folder, 'telemetry', 'spool'))).toHaveLength(1);
  telemetry.setCommon({ ...VALUES, seats: 2 });
  telemetry.track('NoteCreated');
  expect(readdirSync(join(host.folder, 'telemetry', 'spool'))).toHaveLength(2);
});
