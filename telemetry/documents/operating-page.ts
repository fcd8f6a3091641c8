/** What operators need to know about a product's telemetry, with the names from its catalogue. */
import type { DropReason } from '../catalogue/own-events.ts';
import { DROP_REASONS } from '../catalogue/own-events.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import { policy } from '../core/policy.ts';
import type { DocumentsOptions } from './documents.ts';
import { code, enumerate, fenced, table, wrap } from './markdown.ts';

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

/** Makes the file from which Compose takes addresses and passwords. */
const MAKE_ENV = `umask 077
cat > .env <<EOF
EVENTS_HOST=telemetry.example.com
ERRORS_HOST=errors.example.com
CLICKHOUSE_PASSWORD=$(openssl rand -hex 24)
CLICKHOUSE_READER_PASSWORD=$(openssl rand -hex 24)
GRAFANA_PASSWORD=$(openssl rand -hex 24)
BUGSINK_PASSWORD=$(openssl rand -hex 24)
BUGSINK_SECRET_KEY=$(openssl rand -hex 32)
EOF`;

const RUN_SQL = `for file in clickhouse.sql answers.sql; do
  docker compose exec -T clickhouse sh -c 'clickhouse-client --user "$CLICKHOUSE_USER" --password "$CLICKHOUSE_PASSWORD"' < "$file"
done`;

const RUN_ALONE = `for file in clickhouse.sql answers.sql; do clickhouse-client < "$file"; done
CLICKHOUSE_ENDPOINT=clickhouse://127.0.0.1:9000 CLICKHOUSE_USER=default CLICKHOUSE_PASSWORD= \\
  otelcol-contrib --config collector.yaml`;

const CRONTAB = `0 3 * * * clickhouse-client --queries-file /path/to/nightly.sql
0 4 * * 0 clickhouse-client --queries-file /path/to/weekly.sql`;

const kubernetesSetUp = (namespace: string) => `kubectl create namespace ${namespace}
kubectl config set-context --current --namespace ${namespace}
kubectl create secret generic clickhouse \\
  --from-literal=collector="$(openssl rand -hex 24)" --from-literal=reader="$(openssl rand -hex 24)"
kubectl create secret tls tls --cert tls.crt --key tls.key
kubectl create configmap sql \\
  --from-file clickhouse.sql --from-file answers.sql --from-file nightly.sql --from-file weekly.sql
kubectl create configmap grafana --from-file grafana/dashboard.json --from-file grafana/alerts.yaml
kubectl apply -f kubernetes/`;

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
          '[compose.yaml](compose.yaml), [compose/](compose)',
          'all of this on one machine, with Docker Compose, behind a proxy that terminates TLS and limits the rate',
        ],
        [
          '[kubernetes/](kubernetes)',
          'the same for Kubernetes, as resources of the operators of OpenTelemetry, ClickHouse (Altinity) and Grafana, and of Traefik',
        ],
        ['[examples.sql](examples.sql)', 'example questions'],
        [
          '[nightly.sql](nightly.sql)',
          'what to run every night: keeps the numbers of past periods, and deletes the events of those who asked',
        ],
        ['[weekly.sql](weekly.sql)', 'what to run every week, after it: the rest of the deletion'],
        [
          '[on-request.sql](on-request.sql)',
          'what to run when a person writes to you: access and deletion by installation ID',
        ],
        ['[proof.sql](proof.sql)', 'the proof that nothing is left of those who asked for deletion'],
      ],
    ),
    wrap(
      `Install the files of a release before you ship the release: the collector drops what it does not know. Put a proxy in front of the collector that terminates TLS and limits the rate, and validate the configuration with ${code('otelcol-contrib validate --config collector.yaml')}. Any other OTLP/HTTP receiver works, too. Don't log client addresses, neither in a load balancer nor in a firewall: nothing else that clients send identifies a person.`,
    ),
    '## On one machine',
    wrap(
      `${code('compose.yaml')} runs all of this, with a proxy in front, Grafana and a tracker for errors, on one machine that has Docker. Point two names at it, put a certificate for both in ${code('tls/tls.crt')} and its key in ${code('tls/tls.key')}, and make the passwords:`,
    ),
    fenced('sh', MAKE_ENV),
    wrap(
      `Then run ${code('docker compose up -d --wait')}. Clients send events to ${code(`${names.endpointVariable}=https://telemetry.example.com`)}. Grafana is at ${code('http://127.0.0.1:3000')}, with the user ${code('admin')} and the password in ${code('.env')}. Errors are at the second name: sign in as ${code('admin')}, create a project, and give clients its DSN. After an update of these files, run ${code('clickhouse.sql')} and ${code('answers.sql')} again, as below, and ${code('docker compose up -d')}. The service ${code('schedule')} runs ${code('nightly.sql')} and ${code('weekly.sql')}.`,
    ),
    fenced('sh', RUN_SQL),
    '## Without containers',
    wrap(
      `Install ClickHouse and the collector's contrib distribution, and start the collector as a user who can write to ${code('/var/lib/otelcol')}, which holds its queue:`,
    ),
    fenced('sh', RUN_ALONE),
    'Let cron run what the store needs regularly:',
    fenced('crontab', CRONTAB),
    wrap(
      `What is different on your machine, such as the folder of the queue, belongs in a file of your own: with ${code('--config collector.yaml --config local.yaml')}, the second one takes precedence, and an update of these files leaves it alone.`,
    ),
    '## On Kubernetes',
    wrap(
      `Install the operators of OpenTelemetry, ClickHouse (Altinity's) and Grafana, and Traefik. Replace the name in ${code('kubernetes/ingress.yaml')}, and make the namespace, the secrets and the maps of files:`,
    ),
    fenced('sh', kubernetesSetUp(names.telemetry)),
    wrap(
      'ClickHouse has one replica here; for more, add a keeper to its resource. There is no tracker for errors: use your own, or the chart of one.',
    ),
    '## Erasure',
    wrap(
      `When a person asks for deletion, their client sends ${erasure}, which contains nothing but the installation ID. The store keeps a hash of that ID in ${code('erased')} and drops whatever arrives with it later. [nightly.sql](nightly.sql) and [weekly.sql](weekly.sql) delete what arrived before; [proof.sql](proof.sql) proves it. Error reports carry the same ID as ${code('user.id')}: delete those in the tracker, and keep its retention short.`,
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
