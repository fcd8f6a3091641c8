/** A model of a person's day with the app: a guess, written down so that it can be corrected. */
import type { EventName, MetadataOf } from '../../shared/catalogue.ts';

export interface Step {
  /** Milliseconds after the previous step. */
  readonly afterMs: number;
  readonly name: EventName;
  readonly metadata: object;
}

export const EVENTS_A_DAY = 50;
/** People send several requests in a row, then think. */
const IN_A_ROW = 0.8;
const SHORT_PAUSE_MS = 15_000;
const LONG_PAUSE_MS = 15 * 60_000;

const START: MetadataOf<'AppStarted'> = {
  version: '1.18.0',
  osName: 'windows',
  osVersion: '10.0.22631',
  osArch: 'x64',
  processArch: 'x64',
  subscriptionPlan: 'free',
  authenticated: false,
  appKind: 'ui',
  packageManager: 'winget',
};

const COMMON = { operationType: 'unary', sendMode: 'all', hasScript: false } as const;
const REST = { ...COMMON, invokerName: 'rest', httpMethod: 'GET' } as const;
const GRPC = { ...COMMON, invokerName: 'grpc', grpcMode: 'grpc' } as const;

/** What happens between start and end; entries that appear more often are chosen more often. */
const BETWEEN: readonly (readonly [EventName, object])[] = [
  ...Array.from({ length: 9 }, () => ['OperationInvoked', REST] as const),
  ...Array.from({ length: 5 }, () => ['OperationInvoked', GRPC] as const),
  ['OperationInvocationCancelled', { operationType: 'unary', sendMode: 'all', invokerName: 'websocket' }],
  ['ActiveEnvironmentChanged', { method: 'environmentSwitcher' }],
  ['EnvironmentUpdated', {}],
  ['AuthConfigUpdated', { authType: 'oauth2' }],
  ['ImportStreamUpdated', { importerType: 'openApiUrl' }],
  ['HistoryOverviewOpened', {}],
];

/** One day. `random` returns numbers from 0 to below 1. */
export function dayOfWork(random: () => number): Step[] {
  const pause = () => -Math.log(1 - random()) * (random() < IN_A_ROW ? SHORT_PAUSE_MS : LONG_PAUSE_MS);
  const between = Array.from({ length: EVENTS_A_DAY - 2 }, (): Step => {
    const [name, metadata] = BETWEEN[Math.floor(random() * BETWEEN.length)] ?? ['HistoryOverviewOpened', {}];
    return { afterMs: pause(), name, metadata };
  });
  const open = between.reduce((sum, { afterMs }) => sum + afterMs, 0);
  return [
    { afterMs: 0, name: 'AppStarted', metadata: START },
    ...between,
    { afterMs: 0, name: 'AppClosed', metadata: { openDurationSeconds: Math.floor(open / 1_000) } },
  ];
}
