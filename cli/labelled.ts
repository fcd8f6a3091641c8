import type { Line } from './output.ts';

type Part = Exclude<Line, string>[number];

/** Values under one another, each behind its label. */
export function labelled(rows: readonly (readonly [label: string, value: Part])[]): Line[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => [`${label.padEnd(width)}  `, value]);
}
