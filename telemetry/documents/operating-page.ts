/** What an operator has to know of a product's telemetry, with the names that follow from its catalogue. */
import type { DropReason } from '../catalogue/own-events.ts';
import { DROP_REASONS } from '../catalogue/own-events.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import { policy } from '../core/policy.ts';
import type { DocumentsOptions } from './documents.ts';
import { code, table, wrap } from './markdown.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const MEANINGS: Readonly<Record<DropReason, string>> = {
  queueFull: 'there was no room on the computer, as in an outage of weeks',
  tooOld: `it waited for more than ${policy.spool.recordAgeMs / DAY_MS} days`,
  rejected: '**the receiver refused it**: look at its statuses, size limits and partial success',
  corrupt: 'the file on the computer was damaged',
  invalid: 'the program tried to record what the catalogue does not allow',
  rateLimited: 'there were more errors than are reported one by one',
};

/** The whole document. */
export function operatingPage({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace } = catalogue;
  const names = namesOf(namespace);
  const dropped = code(wireNameOfEvent(namespace, 'TelemetryEventsDropped'));
  const parts = [
    `# Operating the telemetry of ${product}`,
    wrap(
      `For those who receive it, and for those who set policy for a fleet of computers. This folder is generated from the catalogue of events by ${code(command)}. The events themselves are in [EVENTS.md](../EVENTS.md).`,
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
          'an OpenTelemetry Collector that admits the events of the catalogue with the values that it lists, and nothing else',
        ],
        [
          '[queries.sql](queries.sql)',
          'active installations, counts, drops, repeats, access and deletion by installation ID',
        ],
      ],
    ),
    wrap(
      `Put the files of a release in place before the release: what the collector does not know is dropped. Replace addresses, certificates and credentials in the configuration, and check it with ${code('otelcol-contrib validate --config collector.yaml')}. Any other OTLP/HTTP receiver that takes JSON works too. Log no client addresses, neither in a load balancer nor in a firewall: nothing else that is sent names a person.`,
    ),
    '## Where it is sent',
    table(
      ['variable', 'value'],
      [
        [
          code(names.endpointVariable),
          `base URL of an OTLP/HTTP receiver, in place of the built-in one; events are POSTed to ${code('<base>/v1/logs')}`,
        ],
        [code(names.dsnVariable), 'Sentry DSN for errors, in place of the built-in one'],
        [
          code(names.waitVariable),
          `how many milliseconds an event waits for others, at most a day; ${policy.delivery.waitMs / MINUTE_MS} minutes unless the build says otherwise`,
        ],
      ],
    ),
    '## Turning it off',
    'Telemetry is off if **any** of these says so. Nothing can turn on what one of them turns off.',
    table(
      ['where', 'what'],
      [
        ['option of the program', code('--disable-telemetry')],
        [
          'variable',
          `${code(names.disableVariable)} or ${code('DO_NOT_TRACK')} as ${['true', '1', 'yes', 'on'].map(code).join(', ')}`,
        ],
        [
          `${code(names.configurationFile)} in the working directory or the per-user folder`,
          code('{ "DisableTelemetry": true }'),
        ],
        ['the person', `the switch in ${product}`],
      ],
    ),
    '## What clients do with an answer',
    table(
      ['answer to events', 'client'],
      [
        ['any 2xx', `delivered; what ${code('partialSuccess')} rejects is counted and not sent again`],
        [
          '429, 502, 503, 504, no answer, a redirect, a sign-in page',
          `keeps them and tries again after ${code('Retry-After')}, and with increasing delays`,
        ],
        ['413', 'sends half as many at a time'],
        ['400', 'splits the batch until it finds the record that is refused'],
        [
          'any other 4xx or 5xx',
          '**gives up on the batch**: answer 503 while something is wrong on your side',
        ],
      ],
    ),
    wrap(
      `Delivery is at least once, under the same ${code('log.record.uid')}. Whatever a client gives up on is counted and arrives as ${dropped}:`,
    ),
    table(
      ['reason', 'means'],
      DROP_REASONS.map((reason) => [code(reason), MEANINGS[reason]]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
