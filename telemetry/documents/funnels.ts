/** How far people get in steps that they take one after the other. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Field } from '../catalogue/define.ts';
import type { Answer } from './answers.ts';
import { databaseOf, quoted } from './clickhouse.ts';

/** Steps that people take one after the other: a field whose values are in that order. */
export interface Funnel {
  /** Such as `TourStepCompleted.step`. */
  readonly name: string;
  readonly event: string;
  readonly field: string;
}

/** Reads a name such as `TourStepCompleted.step`; null if the catalogue has no field of that name that is one of several values. */
export function funnelOf({ events }: Catalogue, name: string): Funnel | null {
  const [event = '', field = '', ...rest] = name.split('.');
  const fields = Object.hasOwn(events, event) ? events[event]?.fields : undefined;
  const isListed = fieldOf(fields ?? {}, field)?.kind.kind === 'oneOf';
  return isListed && rest.length === 0 ? { name, event, field } : null;
}

function fieldOf(fields: Readonly<Record<string, Field>>, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function funnelAnswer(catalogue: Catalogue, { name, event, field }: Funnel): readonly Answer[] {
  const database = databaseOf(catalogue);
  const kind = fieldOf(catalogue.events[event]?.fields ?? {}, field)?.kind;
  if (kind?.kind !== 'oneOf') return [];
  return [
    {
      name: `funnel_${event}_${field}`,
      question: `How far do installations get in the steps of ${name}?`,
      time: null,
      sql: `WITH [${kind.values.map((value) => `'${value}'`).join(', ')}] AS steps
SELECT
    number + 1 AS Position,
    steps[Position] AS Step,
    countIf(has(Done, Step)) AS Installations,
    countIf(hasAll(Done, arraySlice(steps, 1, Position))) AS WithAllBefore
FROM numbers(${kind.values.length}) AS positions
CROSS JOIN
(
    SELECT InstallationId, groupUniqArray(assumeNotNull(${quoted(field)})) AS Done
    FROM ${database}.${quoted(event)}
    GROUP BY InstallationId
) AS installations
GROUP BY Position, Step
ORDER BY Position`,
    },
  ];
}
