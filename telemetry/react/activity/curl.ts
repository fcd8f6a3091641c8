import { LOGS_REQUEST } from '../../catalogue/wire.ts';
import type { Entry } from './entry.ts';

/**
 * A command for a POSIX shell that sends an event to `/v1/logs` of the receiver that the variable names: the body that
 * telemetry sends, but uncompressed. A page does not know the receiver's address, so that none is in the command.
 */
export function curlCommand({ before, raw, after }: Entry, endpointVariable: string): string {
  const body = `${LOGS_REQUEST.before}${before}${raw}${after}${LOGS_REQUEST.after}`;
  return [
    // The address may end with a slash.
    `curl "\${${endpointVariable}%/}/v1/logs"`,
    "--header 'Content-Type: application/json'",
    `--data-raw ${quoted(body)}`,
  ].join(' \\\n  ');
}

/** Within single quotes a shell takes everything as it is, but for a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
