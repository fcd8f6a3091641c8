import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { reportTo } from '../telemetry/testing/receiver/report.ts';
import { messageOf, orUsage, runTool, UsageError } from './process/run-tool.ts';

const DEFAULT_PORT = 4318;
const HELP = `npm run receiver -- [--port ${DEFAULT_PORT}] [--out events.ndjson]

Receives telemetry on 127.0.0.1 and prints one line per event and error report. Accepts OTLP/HTTP logs as JSON at
/v1/logs and Sentry envelopes at /api/<project>/envelope/. To stop it, press Ctrl-C.

--port PORT   the port to listen on; 0 takes any free port (default: ${DEFAULT_PORT})
--out FILE    append everything to this file as it arrives, one JSON object per line
--help        print this help`;

await runTool(async (stop) => {
  const options = parse();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const { port, out } = options;
  if (out !== null) {
    try {
      appendFileSync(out, '');
    } catch (error) {
      throw new UsageError(`Can't write to --out ${out}: ${messageOf(error)}`);
    }
  }
  const receiver = await startReceiver({ port, ...reportTo(out) }).catch((error: unknown) => {
    throw new UsageError(`Can't listen on port ${port}: ${messageOf(error)}`);
  });
  console.error(`Receiving at ${receiver.url} (Sentry DSN ${receiver.dsn}). To stop, press Ctrl-C.`);
  await new Promise((resolve) => stop.addEventListener('abort', resolve));
  await receiver.close();
  return 0;
});

function parse(): { port: number; out: string | null } | null {
  const { values } = orUsage(HELP, () =>
    parseArgs({
      options: { port: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }),
  );
  if (values.help === true) return null;
  const port = values.port ?? String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(port)}.`);
  }
  if (values.out === '') throw new UsageError('--out needs the path of a file.');
  return { port: Number(port), out: values.out ?? null };
}
