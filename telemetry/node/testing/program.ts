/**
 * A third-party command line: it does its work, and prints what telemetry says about itself. Its argument,
 * JSON, has options for telemetry and, as `answer`, the person's choice to pass on. With `starts`, its work
 * is to start itself again, in a thread or a process, with other options.
 */
import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { defineCatalogue, event, eventGroup, field, wholeNumber } from '../../catalogue/index.ts';
import { createNodeTelemetry } from '../index.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', {
      NotesExported: event('Notes were exported.', '1.0', {
        count: field('How many.', wholeNumber(1, 1000)),
      }),
    }),
  ],
});

const { answer, starts, ...options } = JSON.parse(process.argv[2] ?? '{}');
const telemetry = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme', ...options });
if (answer !== undefined) telemetry.setEnabled(answer);
if (starts === undefined) {
  telemetry.track('NotesExported', { count: 3 });
  await telemetry.end();
  const { enabled, noticeDue, choiceDue, disabledByName } = telemetry.status();
  process.stdout.write(JSON.stringify({ enabled, noticeDue, choiceDue, disabledByName }));
} else {
  const argv = [JSON.stringify(starts.options)];
  if (starts.as === 'process') fork(import.meta.filename, argv);
  else new Worker(import.meta.filename, { argv, execArgv: starts.execArgv ?? [] });
}
