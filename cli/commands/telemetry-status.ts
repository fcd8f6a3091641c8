import { NO_HOME, namesOf, readRecords } from 'kreya-telemetry/node';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { members, oneOf, orNull } from '../json-shape.ts';
import { styled } from '../output.ts';

type DisabledBy = NonNullable<TelemetryStatus['disabledBy']>;

export const NO_FOLDER = 'without a home folder';
export const DISABLED_BY = orNull(
  oneOf<DisabledBy>({ commandLine: true, environment: true, configurationFile: true, settings: true }),
  'if nothing disables it',
);
export const ENDPOINT = oneOf<TelemetryStatus['endpoint']>({
  configured: true,
  missing: true,
  invalid: true,
});

export const telemetryStatus = defineCommand({
  name: 'telemetry status',
  description: 'Tell whether telemetry is on, why, and what waits.',
  json: members({
    enabled: 'boolean',
    locked: 'boolean',
    disabledBy: DISABLED_BY,
    disabledByName: orNull('string', 'unless an option, a variable or a file disables it'),
    since: orNull('string', 'until something is chosen at a known time, and while telemetry is locked'),
    installationId: orNull('string', 'as long as none was needed'),
    pending: 'number',
    lastDeliveredAt: orNull('string', 'if nothing was delivered yet'),
    noticeDue: 'boolean',
    endpoint: ENDPOINT,
    folder: orNull('string', NO_FOLDER),
  }),
  event: 'telemetryStatus',
  run({ settings, telemetry, output, folder }) {
    const status = telemetry.status();
    const { pending, lastDeliveredAt } = countOnDisk(telemetry, status);
    const chosenAt = status.locked ? undefined : settings.choice.load().changes.at(-1)?.at;
    // A time to come is that of a clock that was wrong.
    const isKnown = chosenAt !== undefined && chosenAt <= Date.now();
    const since = isKnown ? new Date(chosenAt).toISOString() : null;
    const whenUnknown = chosenAt === undefined ? 'the installation' : 'an unknown time';
    const files = folder === null ? null : telemetry.folder;
    const lines = [
      ['Telemetry', styled(status.enabled ? 'green' : 'yellow', status.enabled ? 'on' : 'off')],
      ['Why', whyOf(status)],
      ...(status.locked ? [] : [['Since', since ?? whenUnknown] as const]),
      ['Installation id', status.installationId ?? 'none yet'],
      ['Waiting', eventCount(pending)],
      ['Last delivered', lastDeliveredAt ?? 'never'],
      ...(status.noticeDue
        ? [['Notice', 'not shown yet; nothing is sent until you have seen it'] as const]
        : []),
      ['Files', files ?? 'none'],
    ] as const;
    output.result(
      {
        enabled: status.enabled,
        locked: status.locked,
        disabledBy: status.disabledBy,
        disabledByName: status.disabledByName,
        since,
        installationId: status.installationId,
        pending,
        lastDeliveredAt,
        noticeDue: status.noticeDue,
        endpoint: status.endpoint,
        folder: files,
      },
      lines.map(([name, value]) => [name.padEnd(17), value]),
    );
  },
});

/** Where nothing can be delivered, telemetry does not look after what is there; a person who asks is told all the same. */
function countOnDisk(
  { activity }: Context['telemetry'],
  status: TelemetryStatus,
): Pick<TelemetryStatus, 'pending' | 'lastDeliveredAt'> {
  if (!status.locked && status.endpoint === 'configured') return status;
  const events = readRecords(activity).filter(({ kind }) => kind === 'event');
  const times = events.flatMap(({ sentAt }) => sentAt ?? []);
  return {
    pending: events.filter(({ state }) => state === 'waiting').length,
    lastDeliveredAt: times.sort().at(-1) ?? null,
  };
}

/** Why telemetry is on or off, for a person. */
export function whyOf(status: TelemetryStatus): string {
  if (status.settingsUnreadable)
    return 'the settings file can not be read; kreyac telemetry enable turns it on';
  switch (status.disabledBy) {
    case 'commandLine':
      return `the option ${status.disabledByName}`;
    case 'environment':
      if (status.disabledByName === NO_HOME.lock.name)
        return `no home folder was found (${status.disabledByName} is not an absolute path)`;
      return `the variable ${status.disabledByName}`;
    case 'configurationFile':
      return `the configuration file ${status.disabledByName}`;
    case 'settings':
      return 'turned off in Settings, or by kreyac telemetry disable';
    case null:
      return `nothing turns it off${butOf(status.endpoint)}`;
  }
}

function butOf(endpoint: TelemetryStatus['endpoint']): string {
  switch (endpoint) {
    case 'configured':
      return '';
    case 'missing':
      return `, but nothing is collected without a receiver; ${namesOf(catalogue.namespace).endpointVariable} sets one`;
    case 'invalid':
      return `, but nothing is collected, since ${namesOf(catalogue.namespace).endpointVariable} is not the address of a receiver`;
  }
}

export function eventCount(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`;
}
