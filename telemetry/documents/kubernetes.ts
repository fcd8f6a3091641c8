/** The receiving end on Kubernetes, as resources of operators that others maintain. */
import { namesOf } from '../core/names.ts';
import { collectorConfiguration } from './collector.ts';
import { IMAGES } from './compose.ts';
import type { DocumentsOptions } from './documents.ts';

function partsOf({ catalogue, product, command }: DocumentsOptions) {
  const { product: name, telemetry: namespace } = namesOf(catalogue.namespace);
  const head = (what: string) =>
    `# ${what} of ${product}’s receiving end. \`${command}\` generates this file.\n`;
  return { name, namespace, head };
}

/** For the OpenTelemetry operator: https://github.com/open-telemetry/opentelemetry-operator */
export function kubernetesCollector(options: DocumentsOptions): string {
  const { name, namespace, head } = partsOf(options);
  const configuration = collectorConfiguration(options)
    .replace(/^(#.*\n)+\n/, '')
    .replace(/^(?=.)/gm, '    ');
  return `${head('The collector')}# Each replica has a disk of its own for what was answered with 200 and is not in ClickHouse yet.
apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  mode: statefulset
  replicas: 2
  image: ${IMAGES.collector}
  resources:
    requests: { cpu: "1", memory: 1Gi }
    limits: { memory: 2Gi }
  podSecurityContext:
    fsGroup: 10001
  env:
    - name: CLICKHOUSE_ENDPOINT
      value: clickhouse://clickhouse-${name}:9000
    - name: CLICKHOUSE_USER
      value: collector
    - name: CLICKHOUSE_PASSWORD
      valueFrom:
        secretKeyRef: { name: clickhouse, key: collector }
  volumeMounts:
    - name: queue
      mountPath: /var/lib/otelcol
  volumeClaimTemplates:
    - metadata:
        name: queue
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests: { storage: 20Gi }
  config:
${configuration}`;
}

/** For Altinity's operator: https://github.com/Altinity/clickhouse-operator */
export function kubernetesClickHouse(options: DocumentsOptions): string {
  const { name, namespace, head } = partsOf(options);
  return `${head('ClickHouse')}apiVersion: clickhouse.altinity.com/v1
kind: ClickHouseInstallation
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  defaults:
    templates:
      podTemplate: clickhouse
      dataVolumeClaimTemplate: events
  configuration:
    users:
      collector/k8s_secret_password: clickhouse/collector
      collector/networks/ip: ["::/0"]
      collector/profile: default
      reader/k8s_secret_password: clickhouse/reader
      reader/networks/ip: ["::/0"]
      reader/profile: reader
      reader/grants/query: ["GRANT SELECT ON ${name}.*"]
    profiles:
      reader/readonly: 2
    clusters:
      - name: events
        layout:
          shardsCount: 1
          replicasCount: 1
  templates:
    podTemplates:
      - name: clickhouse
        spec:
          containers:
            - name: clickhouse
              image: ${IMAGES.clickhouse}
    volumeClaimTemplates:
      - name: events
        reclaimPolicy: Retain
        spec:
          accessModes: [ReadWriteOnce]
          resources:
            requests: { storage: 100Gi }
---
# Creates the tables and views. Delete it and apply it again for each release.
apiVersion: batch/v1
kind: Job
metadata:
  name: tables
  namespace: ${namespace}
spec:
  backoffLimit: 20
${clientPod(name, '  ', 'for file in clickhouse.sql answers.sql; do run $file; done')}
---
# Runs nightly.sql every night, and weekly.sql after it on Sundays.
apiVersion: batch/v1
kind: CronJob
metadata:
  name: schedule
  namespace: ${namespace}
spec:
  schedule: "0 3 * * *"
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 20
${clientPod(name, '      ', 'run nightly.sql; if [ "$(date -u +%u)" = 7 ]; then run weekly.sql; fi')}
`;
}

/** The template of a pod that runs files of the map `sql`, by a script for which `run` runs one. */
function clientPod(name: string, indent: string, script: string): string {
  return `template:
  spec:
    restartPolicy: OnFailure
    containers:
      - name: client
        image: ${IMAGES.clickhouse}
        command:
          - sh
          - -ec
          - |
            run() { clickhouse-client --host clickhouse-${name} --user collector --password "$PASSWORD" --queries-file "/sql/$1"; }
            ${script}
        env:
          - name: PASSWORD
            valueFrom:
              secretKeyRef: { name: clickhouse, key: collector }
        volumeMounts:
          - name: sql
            mountPath: /sql
    volumes:
      - name: sql
        configMap: { name: sql }`.replaceAll(/^/gm, indent);
}

/** For Grafana's operator: https://github.com/grafana/grafana-operator */
export function kubernetesGrafana(options: DocumentsOptions): string {
  const { name, namespace, head } = partsOf(options);
  return `${head('Grafana')}# The operator puts the administrator's password into the secret grafana-admin-credentials.
apiVersion: grafana.integreatly.org/v1beta1
kind: Grafana
metadata:
  name: grafana
  namespace: ${namespace}
  labels: { dashboards: ${name} }
spec:
  version: ${IMAGES.grafana}
  config:
    analytics:
      reporting_enabled: "false"
  deployment:
    spec:
      template:
        spec:
          containers:
            - name: grafana
              env:
                - name: GF_PLUGINS_PREINSTALL_SYNC
                  value: grafana-clickhouse-datasource
              volumeMounts:
                - name: alerts
                  mountPath: /etc/grafana/provisioning/alerting
          volumes:
            - name: alerts
              configMap:
                name: grafana
                items: [{ key: alerts.yaml, path: alerts.yaml }]
---
apiVersion: grafana.integreatly.org/v1beta1
kind: GrafanaDatasource
metadata:
  name: clickhouse
  namespace: ${namespace}
spec:
  instanceSelector:
    matchLabels: { dashboards: ${name} }
  uid: clickhouse
  valuesFrom:
    - targetPath: secureJsonData.password
      valueFrom:
        secretKeyRef: { name: clickhouse, key: reader }
  datasource:
    name: ClickHouse
    type: grafana-clickhouse-datasource
    access: proxy
    jsonData:
      host: clickhouse-${name}
      port: 9000
      protocol: native
      secure: false
      username: reader
      defaultDatabase: ${name}
    secureJsonData:
      password: \${reader}
---
apiVersion: grafana.integreatly.org/v1beta1
kind: GrafanaDashboard
metadata:
  name: telemetry
  namespace: ${namespace}
spec:
  instanceSelector:
    matchLabels: { dashboards: ${name} }
  configMapRef: { name: grafana, key: dashboard.json }
`;
}

/** For Traefik, which answers 429 with Retry-After above a limit: clients keep what they have. */
export function kubernetesIngress(options: DocumentsOptions): string {
  const { name, namespace, head } = partsOf(options);
  return `${head('The public address')}# Replace the name, and put its certificate into the secret tls.
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: rate
  namespace: ${namespace}
spec:
  rateLimit: # of one address, which can be that of a whole company
    average: 20
    burst: 200
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: size
  namespace: ${namespace}
spec:
  buffering: # answers 413 above, and clients send less at once
    maxRequestBodyBytes: 4194304
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: events
  namespace: ${namespace}
  annotations:
    traefik.ingress.kubernetes.io/router.entrypoints: websecure
    traefik.ingress.kubernetes.io/router.middlewares: ${namespace}-rate@kubernetescrd,${namespace}-size@kubernetescrd
spec:
  ingressClassName: traefik
  tls:
    - hosts: [telemetry.example.com]
      secretName: tls
  rules:
    - host: telemetry.example.com
      http:
        paths:
          - path: /v1/logs
            pathType: Exact
            backend:
              service:
                name: ${name}-collector
                port: { number: 4318 }
`;
}
