/** What a developer would write. */

const LONGEST_LINE = 90;

/** The code that records the event: one line, or several where that gets long. */
export function codeFor(event: string, metadata: unknown): string {
  const name = literal(event);
  if (!isObject(metadata)) return `telemetry.track(${name}, ${literal(metadata)});`;
  const fields = Object.entries(metadata).map(([key, value]) => `${keyLiteral(key)}: ${literal(value)}`);
  if (fields.length === 0) return `telemetry.track(${name});`;
  const line = `telemetry.track(${name}, { ${fields.join(', ')} });`;
  if (line.length <= LONGEST_LINE) return line;
  return [`telemetry.track(${name}, {`, ...fields.map((field) => `  ${field},`), '});'].join('\n');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyLiteral(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

/** In single quotes, as the project's code has it. */
function literal(value: unknown): string {
  const json = JSON.stringify(value);
  if (typeof value !== 'string') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
