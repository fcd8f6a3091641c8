/** The panels of the dashboard, in their order. */

/** Of Grafana's columns. */
export const WIDTH = 24;

export interface Panel {
  readonly answer: string;
  readonly title: string;
  readonly type: 'timeseries' | 'barchart' | 'table' | 'stat';
  /** Of {@link WIDTH}. */
  readonly width: number;
  readonly unit?: 'percentunit';
  /** The columns after that of time, as SQL. */
  readonly columns: string;
  readonly order?: string;
}

export const PANELS: readonly Panel[] = [
  {
    answer: 'active_installations_by_day',
    title: 'Active installations, by day',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'active_installations_by_version',
    title: 'Versions in use',
    type: 'timeseries',
    width: 12,
    columns: 'Version, Installations',
  },
  {
    answer: 'active_installations_by_week',
    title: 'Active installations, by week',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'active_installations_by_month',
    title: 'Active installations, by month',
    type: 'timeseries',
    width: 12,
    columns: 'Installations',
  },
  {
    answer: 'adoption_by_month',
    title: 'Adoption: share of active installations',
    type: 'table',
    width: 16,
    columns: 'Event, Share, Installations, Events',
    order: 'Month DESC, Share DESC',
  },
  {
    answer: 'turned_off_by_month',
    title: 'Share that turned telemetry off',
    type: 'timeseries',
    width: 8,
    unit: 'percentunit',
    columns: 'Share',
  },
  {
    answer: 'dropped_by_day',
    title: 'Events that clients dropped',
    type: 'timeseries',
    width: 12,
    columns: 'reason, Dropped',
  },
  { answer: 'repeats_by_day', title: 'Duplicates', type: 'timeseries', width: 12, columns: 'Repeats' },
  {
    answer: 'errors_by_version',
    title: 'Error reports, by version',
    type: 'timeseries',
    width: 12,
    columns: 'Version, Exceptions, Crashes, Gone',
  },
  {
    answer: 'errors_by_version',
    title: 'Crash-free installations, by version',
    type: 'timeseries',
    width: 12,
    unit: 'percentunit',
    columns: 'Version, CrashFree',
  },
];
