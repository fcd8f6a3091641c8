/** Attributes that fields can't use: telemetry's own, and those that identify a person in OpenTelemetry. */
const OWN = [
  'log.record.uid',
  'service.name',
  'service.version',
  'os.type',
  'app.installation.id',
  'event.name',
] as const;
const PERSONAL = ['client', 'enduser', 'exception', 'host', 'session', 'source', 'user'] as const;

export type ReservedAttribute = (typeof OWN)[number] | `${(typeof PERSONAL)[number]}.${string}`;

export function isReservedAttribute(name: string): boolean {
  return OWN.some((own) => own === name) || PERSONAL.some((prefix) => name.startsWith(`${prefix}.`));
}
