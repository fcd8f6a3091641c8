/** A receiving end on one machine, for Docker Compose: each generated file in the service that reads it. */
import { namesOf } from '../core/names.ts';
import type { DocumentsOptions } from './documents.ts';

/** The versions that the shipped files were written for. */
export const IMAGES = {
  proxy: 'nginx:1.28.0-alpine',
  collector: 'otel/opentelemetry-collector-contrib:0.161.0',
  clickhouse: 'clickhouse/clickhouse-server:26.9',
  grafana: 'grafana/grafana:13.2.3',
  errors: 'bugsink/bugsink:2.6.2',
} as const;

/** The variables of the file `.env`, without which Compose refuses to start. */
const needed = (name: string) => `\${${name}:?is not set; README.md says how to make .env}`;

/** `compose.yaml`. */
export function composeFile({ catalogue, product, command }: DocumentsOptions): string {
  const { product: name } = namesOf(catalogue.namespace);
  return `# The receiving end of ${product} on one machine. \`${command}\` generates this file.
# Passwords and addresses are in .env, which only you have; README.md says how to make it. Only the proxy can be
# reached from outside; Grafana is at http://127.0.0.1:3000.

name: ${name}-telemetry

services:
  proxy: # terminates TLS, and limits how much anybody can send
    image: ${IMAGES.proxy}
    restart: unless-stopped
    ports: ["443:443"]
    environment:
      NGINX_ENVSUBST_OUTPUT_DIR: /etc/nginx
      NGINX_ENVSUBST_FILTER: "_HOST$$"
      EVENTS_HOST: ${needed('EVENTS_HOST')}
      ERRORS_HOST: ${needed('ERRORS_HOST')}
    volumes:
      - ./compose/nginx.conf.template:/etc/nginx/templates/nginx.conf.template:ro
      - ./tls:/etc/nginx/tls:ro # tls.crt and tls.key, for both names
    healthcheck: # the collector's image has no program that could ask
      test: [CMD, wget, -q, -O, /dev/null, "http://collector:13133/"]
      interval: 30s
      timeout: 5s
    depends_on: [collector, errors]

  collector:
    image: ${IMAGES.collector}
    restart: unless-stopped
    user: "0:0" # owns the volume
    cap_drop: [ALL]
    read_only: true
    command: [--config=/etc/otelcol/collector.yaml]
    environment:
      CLICKHOUSE_ENDPOINT: clickhouse://clickhouse:9000
      CLICKHOUSE_USER: collector
      CLICKHOUSE_PASSWORD: ${needed('CLICKHOUSE_PASSWORD')}
    volumes:
      - ./collector.yaml:/etc/otelcol/collector.yaml:ro
      - queue:/var/lib/otelcol
    depends_on:
      clickhouse: { condition: service_healthy }

  clickhouse:
    image: ${IMAGES.clickhouse}
    restart: unless-stopped
    ulimits:
      nofile: 262144
    environment:
      CLICKHOUSE_USER: collector
      CLICKHOUSE_PASSWORD: ${needed('CLICKHOUSE_PASSWORD')}
      CLICKHOUSE_READER_PASSWORD: ${needed('CLICKHOUSE_READER_PASSWORD')}
    volumes:
      - ./clickhouse.sql:/docker-entrypoint-initdb.d/1-clickhouse.sql:ro # runs when the volume is empty
      - ./answers.sql:/docker-entrypoint-initdb.d/2-answers.sql:ro
      - ./compose/clickhouse-users.xml:/etc/clickhouse-server/users.d/reader.xml:ro
      - events:/var/lib/clickhouse
    healthcheck:
      test: [CMD, wget, -q, -O, /dev/null, "http://127.0.0.1:8123/ping"]
      interval: 10s
      timeout: 5s
      start_period: 30s

  schedule: # runs nightly.sql at 03:00 UTC, and weekly.sql after it on Sundays
    image: ${IMAGES.clickhouse}
    restart: unless-stopped
    init: true
    entrypoint: [sh, -ec]
    command:
      - |
        run() {
          until clickhouse-client --host clickhouse --user collector --password "$$CLICKHOUSE_PASSWORD" --queries-file "/sql/$$1"; do
            touch /tmp/failed
            sleep 60
          done
          rm -f /tmp/failed
        }
        while true; do
          sleep $$((86400 - ($$(date +%s) - 10800) % 86400))
          day=$$(date -u +%u)
          run nightly.sql
          if [ "$$day" = 7 ]; then run weekly.sql; fi
        done
    environment:
      CLICKHOUSE_PASSWORD: ${needed('CLICKHOUSE_PASSWORD')}
    volumes:
      - ./nightly.sql:/sql/nightly.sql:ro
      - ./weekly.sql:/sql/weekly.sql:ro
    healthcheck:
      test: [CMD, test, "!", -e, /tmp/failed]
      interval: 30s
      timeout: 5s
    depends_on:
      clickhouse: { condition: service_healthy }

  grafana:
    image: ${IMAGES.grafana}
    restart: unless-stopped
    ports: ["127.0.0.1:3000:3000"]
    environment:
      GF_SECURITY_ADMIN_PASSWORD: ${needed('GRAFANA_PASSWORD')}
      GF_PLUGINS_PREINSTALL_SYNC: grafana-clickhouse-datasource
      GF_ANALYTICS_REPORTING_ENABLED: "false"
      CLICKHOUSE_READER_PASSWORD: ${needed('CLICKHOUSE_READER_PASSWORD')}
    volumes:
      - ./compose/grafana-data-source.yaml:/etc/grafana/provisioning/datasources/clickhouse.yaml:ro
      - ./compose/grafana-dashboards.yaml:/etc/grafana/provisioning/dashboards/telemetry.yaml:ro
      - ./grafana/dashboard.json:/etc/grafana/dashboards/dashboard.json:ro
      - ./grafana/alerts.yaml:/etc/grafana/provisioning/alerting/telemetry.yaml:ro
      - grafana:/var/lib/grafana
    healthcheck:
      test: [CMD, wget, -q, -O, /dev/null, "http://127.0.0.1:3000/api/health"]
      interval: 30s
      timeout: 5s
      start_period: 60s
    depends_on:
      clickhouse: { condition: service_healthy }

  errors: # understands what Sentry's SDKs send
    image: ${IMAGES.errors}
    restart: unless-stopped
    environment:
      SECRET_KEY: ${needed('BUGSINK_SECRET_KEY')}
      CREATE_SUPERUSER: admin:${needed('BUGSINK_PASSWORD')}
      BASE_URL: https://${needed('ERRORS_HOST')}
      BEHIND_HTTPS_PROXY: "true"
      USE_X_REAL_IP: "false" # the proxy passes on no addresses
      USER_REGISTRATION: CB_NOBODY
      MAX_EVENT_AGE_DAYS: "90"
    volumes: [errors:/data]
    healthcheck:
      test: [CMD, python, -c, "import urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/health/ready', headers={'Host': '${needed('ERRORS_HOST')}', 'X-Forwarded-Proto': 'https'}))"]
      interval: 30s
      timeout: 5s
      start_period: 60s

volumes:
  queue: # what was answered with 200 and is not in ClickHouse yet
  events:
  grafana:
  errors:
`;
}

/** The user by which Grafana reads. It is read-only, but for the settings that the views change. */
export function clickHouseUsers({ catalogue, product, command }: DocumentsOptions): string {
  const { product: database } = namesOf(catalogue.namespace);
  return `<!-- The user by which Grafana reads the events of ${product}. \`${command}\` generates this file. -->
<clickhouse>
    <profiles>
        <reader>
            <readonly>2</readonly>
        </reader>
    </profiles>
    <users>
        <reader>
            <password from_env="CLICKHOUSE_READER_PASSWORD"/>
            <profile>reader</profile>
            <quota>default</quota>
            <networks>
                <ip>::/0</ip>
            </networks>
            <grants>
                <query>GRANT SELECT ON ${database}.*</query>
            </grants>
        </reader>
    </users>
</clickhouse>
`;
}

/** Tells Grafana where ClickHouse is. */
export function grafanaDataSource({ catalogue, product, command }: DocumentsOptions): string {
  const { product: database } = namesOf(catalogue.namespace);
  return `# Where Grafana finds the events of ${product}. \`${command}\` generates this file.
apiVersion: 1
datasources:
  - name: ClickHouse
    uid: clickhouse
    type: grafana-clickhouse-datasource
    jsonData:
      host: clickhouse
      port: 9000
      protocol: native
      secure: false
      username: reader
      defaultDatabase: ${database}
    secureJsonData:
      password: $CLICKHOUSE_READER_PASSWORD
`;
}

/** Tells Grafana where the dashboard is. */
export function grafanaDashboards({ product, command }: DocumentsOptions): string {
  return `# Where Grafana finds the dashboard of ${product}. \`${command}\` generates this file.
apiVersion: 1
providers:
  - name: telemetry
    folder: ${JSON.stringify(`${product} telemetry`)}
    type: file
    options:
      path: /etc/grafana/dashboards
`;
}
