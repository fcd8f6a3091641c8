/** Kreya's command line. */
import { EXIT_CODES } from './exit-codes.ts';
import { failure, findLostOutput } from './output.ts';
import { run } from './run.ts';

const code = await run(process.argv.slice(2));
const lost = await findLostOutput();
if (lost !== null) failure(`The output could not be written (${lost}).`);
// Whatever is being sent is not waited for.
process.exit(lost === null || code !== EXIT_CODES.ok.code ? code : EXIT_CODES.failed.code);
