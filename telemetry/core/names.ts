/** The product's public names, all derived from the catalogue's namespace. */
export interface Names {
  /** The product itself: `service.name`, Sentry's releases, the executable. */
  readonly product: string;
  /** Its telemetry: the scope of its events, the SDK of its errors, the user agent. */
  readonly telemetry: string;
  readonly configurationFile: string;
  readonly disableVariable: string;
  readonly endpointVariable: string;
  readonly dsnVariable: string;
  readonly waitVariable: string;
  /** Set by an `optIn` program for the processes and threads it starts. */
  readonly consentVariable: string;
}

/** For `acme`: `acme-telemetry`, `acme.config.json`, `ACME_DISABLETELEMETRY`, and so on. */
export function namesOf(namespace: string): Names {
  const prefix = namespace.toUpperCase();
  return {
    product: namespace,
    telemetry: `${namespace}-telemetry`,
    configurationFile: `${namespace}.config.json`,
    disableVariable: `${prefix}_DISABLETELEMETRY`,
    endpointVariable: `${prefix}_TELEMETRY_ENDPOINT`,
    dsnVariable: `${prefix}_TELEMETRY_DSN`,
    waitVariable: `${prefix}_TELEMETRY_WAIT_MS`,
    consentVariable: `${prefix}_TELEMETRY_CONSENT`,
  };
}

/** Fixed, since Chromium's own would reveal the system and versions. */
export function userAgentOf(names: Names, appVersion: string): string {
  return `${names.telemetry}/${appVersion}`;
}
