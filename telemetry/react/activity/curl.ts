import { LOGS_REQUEST } from '../../catalogue/wire.ts';
import { encodeLogs } from '../../contract/protobuf/encode-logs.ts';
import type { Entry } from './entry.ts';

/**
 * A command for a POSIX shell that sends an event to `/v1/logs` of the receiver that the variable names: the body that
 * telemetry sends, but uncompressed. Protobuf, which no shell can write, is in Base64. A page does not know the receiver's address, so that none is in the command.
 */
export function curlCommand({ before, raw, after, encoding }: Entry, endpointVariable: string): string {
  const body = `${LOGS_REQUEST.before}${before}${raw}${after}${LOGS_REQUEST.after}`;
  // The address may end with a slash.
  const curl = `curl "\${${endpointVariable}%/}/v1/logs"`;
  const lines =
    encoding === 'protobuf'
      ? [
          `echo ${quoted(base64(encodeLogs(body)))} |`,
          'base64 --decode |',
          curl,
          "--header 'Content-Type: application/x-protobuf'",
          '--data-binary @-',
        ]
      : [curl, "--header 'Content-Type: application/json'", `--data-raw ${quoted(body)}`];
  return lines.join(' \\\n  ');
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Within single quotes a shell takes everything as it is, but for a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
