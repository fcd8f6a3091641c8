import { wireNameOfEvent } from 'kreya-telemetry/catalogue';
import { fill, NO_HOME, namesOf, readRecords, recordToJson, type StoredRecord } from 'kreya-telemetry/node';
import type { FailedDelivery, TelemetryStatus } from '../../shared/bridge.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { listOf, members, oneOf, orNull } from '../json-shape.ts';
import { labelled } from '../labelled.ts';
import { styled } from '../output.ts';
import type { Speech } from '../speech.ts';
import type { Texts } from '../texts/index.ts';

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

const PROBLEM = oneOf<FailedDelivery['problem']>({
  unreachable: true,
  untrusted: true,
  intercepted: true,
  unavailable: true,
  refused: true,
});

const ERASURE = wireNameOfEvent(catalogue.namespace, 'TelemetryErasureRequested');

export const telemetryStatus = defineCommand({
  name: 'telemetry status',
  describe: ({ commands }) => commands.telemetryStatus,
  json: members({
    enabled: 'boolean',
    locked: 'boolean',
    disabledBy: DISABLED_BY,
    disabledByName: orNull('string', 'unless an option, a variable or a file disables it'),
    since: orNull('string', 'until something is chosen at a known time, and while telemetry is locked'),
    installationId: orNull('string', 'until one is needed'),
    pending: 'number',
    erasuresWaiting: listOf('string'),
    lastDeliveredAt: orNull('string', 'if nothing was delivered yet'),
    failedDelivery: orNull(
      members({
        problem: PROBLEM,
        triedAt: 'string',
        nextTryAt: orNull('string', 'if the next attempt can come at any time'),
      }),
      'unless the latest attempt to send failed',
    ),
    noticeDue: 'boolean',
    endpoint: ENDPOINT,
    folder: orNull('string', NO_FOLDER),
  }),
  event: 'telemetryStatus',
  run(context) {
    const { settings, telemetry, output, folder, speech } = context;
    const { status: texts } = speech.texts.telemetry;
    const status = telemetry.status();
    const { pending, lastDeliveredAt } = countOnDisk(telemetry, status);
    const chosenAt = status.locked ? undefined : settings.choice.load().changes.at(-1)?.at;
    // A time in the future is that of a clock that was wrong.
    const isKnown = chosenAt !== undefined && chosenAt <= Date.now();
    const since = isKnown ? chosenAt : null;
    const whenUnknown = chosenAt === undefined ? texts.sinceInstallation : texts.sinceUnknown;
    const sentAt = lastDeliveredAt === null ? texts.never : speech.localTime(Date.parse(lastDeliveredAt));
    const files = folder === null ? null : telemetry.folder;
    const { labels } = texts;
    const failed = status.failedDelivery === null ? null : describeFailure(status.failedDelivery, speech);
    const problem = receiverProblem(status, speech.texts.telemetry);
    output.result(
      {
        enabled: status.enabled,
        locked: status.locked,
        disabledBy: status.disabledBy,
        disabledByName: status.disabledByName,
        since: since === null ? null : new Date(since).toISOString(),
        installationId: status.installationId,
        pending,
        erasuresWaiting: status.erasuresWaiting,
        lastDeliveredAt,
        failedDelivery: status.failedDelivery,
        noticeDue: status.noticeDue,
        endpoint: status.endpoint,
        folder: files,
      },
      labelled([
        [labels.telemetry, status.enabled ? styled('green', texts.on) : styled('yellow', texts.off)],
        [labels.reason, reasonFor(context, status)],
        ...(status.locked
          ? []
          : [[labels.since, since === null ? whenUnknown : speech.localTime(since)] as const]),
        ...(problem === null ? [] : [[labels.receiver, problem] as const]),
        [labels.installationId, status.installationId ?? texts.noInstallationId],
        [labels.waiting, pending === 0 ? texts.nothing : speech.counted(texts.events, pending)],
        ...status.erasuresWaiting.map((id) => [labels.erasures, describeErasure(id, status, texts)] as const),
        [labels.lastSent, sentAt],
        ...(failed === null ? [] : [[labels.problem, failed] as const]),
        ...(status.noticeDue ? [[labels.notice, texts.noticeDue] as const] : []),
        [labels.files, files ?? texts.none],
      ]),
    );
  },
});

function describeFailure({ problem, triedAt, nextTryAt }: FailedDelivery, speech: Speech): string {
  const { failed, failedNext } = speech.texts.telemetry.status;
  const values = {
    problem: speech.telemetryTexts().delivery.problem[problem],
    time: speech.localTime(Date.parse(triedAt)),
  };
  if (nextTryAt === null) return fill(failed, values);
  return fill(failedNext, { ...values, duration: speech.duration(Date.parse(nextTryAt) - Date.now()) });
}

function describeErasure(
  id: string,
  { locked, endpoint }: TelemetryStatus,
  texts: Texts['telemetry']['status'],
): string {
  if (locked) return fill(texts.erasureLocked, { id });
  return fill(endpoint === 'configured' ? texts.erasureWaiting : texts.erasureWithoutReceiver, { id });
}

/** Where nothing can be delivered, telemetry does not look after what is there; a person who asks is told all the same. */
function countOnDisk(
  { activity }: Context['telemetry'],
  status: TelemetryStatus,
): Pick<TelemetryStatus, 'pending' | 'lastDeliveredAt'> {
  if (!status.locked && status.endpoint === 'configured') return status;
  const events = readRecords(activity).filter(({ kind }) => kind === 'event');
  const times = events.flatMap(({ sentAt }) => sentAt ?? []);
  return {
    pending: events.filter((event) => event.state === 'waiting' && !isErasure(event)).length,
    lastDeliveredAt: times.sort().at(-1) ?? null,
  };
}

/** A request for deletion waits apart from the events. */
function isErasure(stored: StoredRecord): boolean {
  return recordToJson(stored).record?.['eventName'] === ERASURE;
}

/** Why telemetry is on or off, for a person. */
export function reasonFor(
  { settings, speech }: Pick<Context, 'settings' | 'speech'>,
  status: TelemetryStatus,
): string {
  const { reasons } = speech.texts.telemetry;
  if (status.settingsUnreadable) return reasons.settingsUnreadable;
  const name = status.disabledByName ?? '';
  switch (status.disabledBy) {
    case 'environment':
      return fill(name === NO_HOME.lock.name ? reasons.noHome : reasons.environment, { name });
    case 'commandLine':
    case 'configurationFile':
      return fill(reasons[status.disabledBy], { name });
    case 'settings':
      return reasons.chosen;
    case null:
      return settings.choice.load().choice === 'none' ? reasons.byDefault : reasons.chosen;
  }
}

/** Why nothing can be collected although telemetry is on or could be; null if all is well. */
export function receiverProblem(
  { endpoint, locked }: TelemetryStatus,
  { status }: Texts['telemetry'],
): string | null {
  if (endpoint === 'configured' || locked) return null;
  const variable = namesOf(catalogue.namespace).endpointVariable;
  return fill(endpoint === 'missing' ? status.noReceiver : status.invalidReceiver, { variable });
}
