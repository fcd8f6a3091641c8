/** What the outside calls the product: all of it follows from the namespace of the catalogue. */
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
  /** Set by a program that asks people first, for the processes and threads that it starts. */
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

/** Fixed, since Chromium's own would tell the system and the versions. */
export function userAgentOf(names: Names, appVersion: string): string {
  return `${names.telemetry}/${appVersion}`;
}
