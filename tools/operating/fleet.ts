/** A fleet that uses the product for a month, and what is true of it. */
import type { Random } from './random.ts';
import type { IncomingRow } from './store.ts';

const DAY_MS = 86_400_000;
const STEPS = [
  'createProject',
  'addImporter',
  'invokeOperation',
  'addEnvironment',
  'addAuth',
  'finish',
] as const;
const ERRORS = [
  { process: 'main', kind: 'exception' },
  { process: 'renderer', kind: 'exception' },
  { process: 'cli', kind: 'exception' },
  { process: 'main', kind: 'crash' },
  { process: 'gpu', kind: 'gone' },
] as const;
const INVOKERS = ['grpc', 'rest', 'graphql', 'websocket'] as const;

export interface FleetEvent {
  readonly installationId: string;
  readonly uid: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number;
  readonly name: string;
  readonly version: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Fleet {
  /** Each once. */
  readonly events: readonly FleetEvent[];
  /** As they came in: late, out of order, and some of them twice. */
  readonly received: readonly FleetEvent[];
}

/** `today` is the first millisecond of a day in UTC. */
export function simulateFleet(random: Random, today: number, installations = 250, days = 30): Fleet {
  const events = Array.from({ length: installations }, () => lifeOf(random, today, days)).flat();
  const repeats = events.filter(() => random.chance(0.03));
  const received = [...events, ...repeats]
    .map((event) => ({ event, at: event.time + random.below(3 * DAY_MS) }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
  return { events, received };
}

function lifeOf(random: Random, today: number, days: number): FleetEvent[] {
  const installationId = random.uuid();
  const events: FleetEvent[] = [];
  const updatedOn = random.below(days);
  const eagerness = 0.2 + 0.8 * random.next();
  const turnsOffOn = random.chance(0.1) ? random.below(days) : days;
  let step = random.chance(0.5) ? 0 : STEPS.length;
  for (let day = 0; day <= Math.min(turnsOffOn, days - 1); day += 1) {
    if (!random.chance(eagerness) && day !== turnsOffOn) continue;
    const version = day < updatedOn ? '1.17.0' : '1.18.0';
    const record = (name: string, attributes: FleetEvent['attributes'] = {}) => {
      const time = today - (days - 1 - day) * DAY_MS + random.below(DAY_MS);
      events.push({ installationId, uid: random.uid(time), time, name, version, attributes });
    };
    record('kreya.app_started', {
      'kreya.version': version,
      'kreya.os_name': random.oneOf(['windows', 'macos', 'linux']),
    });
    for (let operations = random.below(8); operations > 0; operations -= 1) {
      const invoker = random.oneOf(INVOKERS);
      record('kreya.operation_invoked', {
        'kreya.operation_type': 'unary',
        'kreya.invoker_name': invoker,
        'kreya.send_mode': 'all',
      });
    }
    // Somebody who skips a step does not get further by the funnel's count.
    while (step < STEPS.length && random.chance(0.4)) {
      if (!random.chance(0.1)) record('kreya.tour_step_completed', { 'kreya.step': STEPS[step] ?? '' });
      step += 1;
    }
    if (random.chance(0.02))
      record('kreya.telemetry_events_dropped', {
        'kreya.count': String(1 + random.below(500)),
        'kreya.reason': random.oneOf(['queueFull', 'tooOld', 'rejected']),
      });
    // Half of those that have an error have more than one on that day.
    for (let errors = random.chance(0.05) ? 1 + random.below(3) : 0; errors > 0; errors -= 1) {
      const { process, kind } = random.oneOf(ERRORS);
      record('kreya.telemetry_error_reported', { 'kreya.process': process, 'kreya.kind': kind });
    }
    if (day === turnsOffOn) record('kreya.telemetry_disabled');
  }
  return events;
}

export function rowOf({ installationId, uid, time, name, version, attributes }: FleetEvent): IncomingRow {
  return {
    Timestamp: `${time}000000`,
    ServiceName: 'kreya',
    ScopeVersion: version,
    ResourceAttributes: { 'service.name': 'kreya', 'app.installation.id': installationId },
    LogAttributes: { 'log.record.uid': uid, 'event.name': name, ...attributes },
  };
}

/** What each answer has to be, worked out from the events themselves. Rows are in the order of their keys. */
export function truthOf({
  events,
  received,
}: Fleet): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const active = (keyOf: (event: FleetEvent) => string) => distinct(events, keyOf);
  const byMonth = active(({ time }) => monthOf(time));
  const adoption = [...groupBy(events, ({ time, name }) => `${monthOf(time)} ${name}`)].map(
    ([key, group]) => {
      const [Month = '', Event = ''] = key.split(' ');
      const Installations = idsOf(group);
      return {
        Month,
        Event,
        Events: group.length,
        Installations,
        Share: Installations / (byMonth.get(Month) ?? 0),
      };
    },
  );
  const drops = events.filter(({ name }) => name === 'kreya.telemetry_events_dropped');
  const done = groupBy(
    events.filter(({ name }) => name === 'kreya.tour_step_completed'),
    ({ installationId }) => installationId,
  );
  const stepsDone = [...done.values()].map(
    (group) => new Set(group.map(({ attributes }) => attributes['kreya.step'])),
  );
  return {
    active_installations_by_day: rowsOf(
      active(({ time }) => dayOf(time)),
      'Day',
    ),
    active_installations_by_week: rowsOf(
      active(({ time }) => mondayOf(time)),
      'Week',
    ),
    active_installations_by_month: rowsOf(byMonth, 'Month'),
    active_installations_by_version: [...active(({ time, version }) => `${dayOf(time)} ${version}`)]
      .sort()
      .map(([key, Installations]) => ({ Day: key.split(' ')[0], Version: key.split(' ')[1], Installations })),
    adoption_by_month: sortedBy(adoption, ({ Month, Event }) => `${Month} ${Event}`),
    turned_off_by_month: sortedBy(
      adoption
        .filter(({ Event }) => Event === 'kreya.telemetry_disabled')
        .map(({ Month, Installations, Share }) => ({ Month, Installations, Share })),
      ({ Month }) => Month,
    ),
    dropped_by_day: sortedBy(
      [...groupBy(drops, ({ time, attributes }) => `${dayOf(time)} ${attributes['kreya.reason']}`)].map(
        ([key, group]) => ({
          Day: key.split(' ')[0] ?? '',
          reason: key.split(' ')[1] ?? '',
          Dropped: group.reduce((sum, { attributes }) => sum + Number(attributes['kreya.count']), 0),
          Installations: idsOf(group),
        }),
      ),
      ({ Day, reason }) => `${Day} ${reason}`,
    ),
    repeats_by_day: sortedBy(
      [...groupBy(received, ({ time }) => dayOf(time))].map(([Day, group]) => {
        const Events = new Set(group.map(({ uid }) => uid)).size;
        return { Day, Received: group.length, Events, Repeats: group.length - Events };
      }),
      ({ Day }) => Day,
    ),
    errors_by_version: sortedBy(
      [...groupBy(events, ({ time, version }) => `${dayOf(time)} ${version}`)].map(([key, group]) => {
        const reported = groupBy(
          group.filter(({ name }) => name === 'kreya.telemetry_error_reported'),
          ({ attributes }) => attributes['kreya.kind'] ?? '',
        );
        const [Exceptions, Crashes, Gone] = ['exception', 'crash', 'gone'].map(
          (kind) => reported.get(kind) ?? [],
        );
        const Installations = idsOf(group);
        const Crashed = idsOf([...(Crashes ?? []), ...(Gone ?? [])]);
        return {
          Day: key.split(' ')[0] ?? '',
          Version: key.split(' ')[1] ?? '',
          Installations,
          Exceptions: Exceptions?.length,
          Crashes: Crashes?.length,
          Gone: Gone?.length,
          Crashed,
          CrashFree: 1 - Crashed / Installations,
        };
      }),
      ({ Day, Version }) => `${Day} ${Version}`,
    ),
    funnel_TourStepCompleted_step: STEPS.map((Step, index) => ({
      Position: index + 1,
      Step,
      Installations: stepsDone.filter((steps) => steps.has(Step)).length,
      WithAllBefore: stepsDone.filter((steps) => STEPS.slice(0, index + 1).every((step) => steps.has(step)))
        .length,
    })),
  };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function monthOf(time: number): string {
  return `${dayOf(time).slice(0, 7)}-01`;
}

function mondayOf(time: number): string {
  return dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS);
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function idsOf(events: readonly FleetEvent[]): number {
  return new Set(events.map(({ installationId }) => installationId)).size;
}

function distinct(
  events: readonly FleetEvent[],
  keyOf: (event: FleetEvent) => string,
): ReadonlyMap<string, number> {
  return new Map([...groupBy(events, keyOf)].map(([key, group]) => [key, idsOf(group)]));
}

function rowsOf(counts: ReadonlyMap<string, number>, column: string) {
  return [...counts].sort().map(([key, Installations]) => ({ [column]: key, Installations }));
}

function sortedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
