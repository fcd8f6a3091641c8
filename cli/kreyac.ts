/** Kreya's command line. */
import { fill, systemLocale } from 'kreya-telemetry/node';
import { EXIT_CODES } from './exit-codes.ts';
import { failure, findLostOutput } from './output.ts';
import { run } from './run.ts';
import { createSpeech } from './speech.ts';

const speech = createSpeech(systemLocale());
const code = await run(process.argv.slice(2), speech);
const lost = await findLostOutput();
if (lost !== null) failure(fill(speech.texts.calls.outputLost, { code: lost }));
// Whatever is being sent is not waited for.
process.exit(lost === null || code !== EXIT_CODES.ok ? code : EXIT_CODES.failed);
