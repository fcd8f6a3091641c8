/** A command line of somebody else's: it does its work, and tells what telemetry says of itself. */
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

const telemetry = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' });
telemetry.track('NotesExported', { count: 3 });
await telemetry.end();
const { enabled, noticeDue, disabledByName } = telemetry.status();
process.stdout.write(JSON.stringify({ enabled, noticeDue, disabledByName }));
