/** How Grafana asks ClickHouse. */

/** Grafana's plugin for ClickHouse, and the name under which the dashboard finds the data source. */
export const DATA_SOURCE = { type: 'grafana-clickhouse-datasource', uid: 'clickhouse' } as const;

export function target(refId: string, rawSql: string, queryType: 'timeseries' | 'table') {
  return {
    refId,
    datasource: DATA_SOURCE,
    editorType: 'sql',
    queryType,
    format: queryType === 'timeseries' ? 0 : 1,
    rawSql,
  };
}
