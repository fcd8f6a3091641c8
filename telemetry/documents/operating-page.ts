/** What operators need to know about a product's telemetry, with the names from its catalogue. */
import type { DropReason } from '../catalogue/own-events.ts';
import { DROP_REASONS } from '../catalogue/own-events.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import { policy } from '../core/policy.ts';
import type { DocumentsOptions } from './documents.ts';
import { code, enumerate, table, wrap } from './markdown.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const MEANINGS: Readonly<Record<DropReason, string>> = {
  queueFull: 'the computer had no room left, as in an outage of weeks',
  tooOld: `it waited more than ${policy.spool.recordAgeMs / DAY_MS} days`,
  rejected: '**the receiver rejected it**: look at its statuses, size limits and partial success',
  corrupt: 'the file on the computer was damaged',
  invalid: 'the program tried to record something that the catalogue does not allow',
  rateLimited: 'there were more errors than the limit allows',
};

/** The whole document. */
export function operatingPage({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace } = catalogue;
  const names = namesOf(namespace);
  const dropped = code(wireNameOfEvent(namespace, 'TelemetryEventsDropped'));
  const erasure = code(wireNameOfEvent(namespace, 'TelemetryErasureRequested'));
  const parts = [
    `# Operating the telemetry of ${product}`,
    wrap(
      `For anyone who runs the receiving end, or sets policy for a fleet of computers. ${code(command)} generates this folder from the catalogue of events, which [catalogue.json](catalogue.json) describes.`,
    ),
    '## Receiving events',
    table(
      ['file', 'what it is'],
      [
        [
          '[catalogue.json](catalogue.json)',
          'the catalogue for programs: each event with a JSON Schema of its attributes',
        ],
        ['[clickhouse.sql](clickhouse.sql)', 'the tables, and a view with typed columns for each event'],
        [
          '[collector.yaml](collector.yaml)',
          'an OpenTelemetry Collector that accepts only the events in the catalogue, with the values that it lists',
        ],
        [
          '[answers.sql](answers.sql)',
          'views that answer: active installations, versions in use, adoption, who turned telemetry off, drops, duplicates, errors and crashes by version',
        ],
        [
          '[grafana/](grafana)',
          `a dashboard of the answers and alert rules, for Grafana’s provisioning; its ClickHouse data source has the UID ${code('clickhouse')}`,
        ],
        [
          '[weaver/](weaver)',
          'the catalogue as a registry of semantic conventions, for OpenTelemetry Weaver',
        ],
        [
          '[queries.sql](queries.sql)',
          'an example question, statements to run nightly, access and deletion by installation ID',
        ],
      ],
    ),
    wrap(
      `Install the files of a release before you ship the release: the collector drops what it does not know. Replace the addresses, certificates and credentials in the configuration, and validate it with ${code('otelcol-contrib validate --config collector.yaml')}. Any other OTLP/HTTP receiver that accepts JSON works, too. Don't log client addresses, neither in a load balancer nor in a firewall: nothing else that clients send identifies a person.`,
    ),
    '## Erasure',
    wrap(
      `When a person asks for deletion, their client sends ${erasure}, which contains nothing but the installation ID. The store keeps a hash of that ID in ${code('erased')} and drops whatever arrives with it later. Run the nightly and weekly statements in [queries.sql](queries.sql), which delete what arrived before; the last statement proves it. Error reports carry the same ID as ${code('user.id')}: delete those in the tracker, and keep its retention short.`,
    ),
    '## Where it is sent',
    table(
      ['variable', 'value'],
      [
        [
          code(names.endpointVariable),
          `the base URL of an OTLP/HTTP receiver, instead of the built-in one; events are POSTed to ${code('<base>/v1/logs')}`,
        ],
        [code(names.dsnVariable), 'the Sentry DSN for errors, instead of the built-in one'],
        [
          code(names.waitVariable),
          `the longest time, in milliseconds, that an event waits for others; at most a day. Default: ${policy.delivery.waitMs / MINUTE_MS} minutes, unless the build sets another`,
        ],
      ],
    ),
    '## Turning it off',
    'Telemetry is off if **any** of these says so. None can turn on what another turns off.',
    table(
      ['source', 'how it turns telemetry off'],
      [
        ['option of the program', code('--disable-telemetry')],
        [
          'variable',
          `${code(names.disableVariable)} or ${code('DO_NOT_TRACK')} with the value ${enumerate(['true', '1', 'yes', 'on'].map(code), 'or')}`,
        ],
        [
          `${code(names.configurationFile)} in the working directory, the per-user folder, or for everybody in ${code(`/etc/${namespace}`)}, ${code(`%ProgramData%\\${product}`)} or ${code(`/Library/Application Support/${product}`)}`,
          code('{ "DisableTelemetry": true }'),
        ],
        ['the person', `the switch in ${product}`],
      ],
    ),
    '## What clients do with a response',
    table(
      ['response to events', 'what the client does'],
      [
        [
          'any 2xx',
          `The events are delivered. Those that ${code('partialSuccess')} rejects are counted and not sent again.`,
        ],
        [
          '429, 502, 503, 504, no response, a redirect, a sign-in page',
          `It keeps the events and retries after ${code('Retry-After')}, with increasing delays.`,
        ],
        ['413', 'It sends half as many per request.'],
        ['400', 'It splits the batch until it finds the record that is rejected.'],
        ['any other 4xx or 5xx', '**It drops the batch**: if something is wrong on your side, answer 503.'],
      ],
    ),
    wrap(
      `Delivery is at least once: a duplicate has the same ${code('log.record.uid')}. Clients count what they drop, and report it as ${dropped}:`,
    ),
    table(
      ['reason', 'means'],
      DROP_REASONS.map((reason) => [code(reason), MEANINGS[reason]]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
