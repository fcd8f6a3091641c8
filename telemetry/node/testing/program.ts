/**
 * A command line of somebody else's: it does its work, and tells what telemetry says of itself. Its argument, JSON, has options
 * for telemetry, and as `answer` what it says for the person.
 */
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

const { answer, ...options } = JSON.parse(process.argv[2] ?? '{}');
const telemetry = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme', ...options });
if (answer !== undefined) telemetry.setEnabled(answer);
telemetry.track('NotesExported', { count: 3 });
await telemetry.end();
const { enabled, noticeDue, choiceDue, disabledByName } = telemetry.status();
process.stdout.write(JSON.stringify({ enabled, noticeDue, choiceDue, disabledByName }));
