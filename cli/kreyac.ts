/** Kreya's command line. */
import { allPrinted } from './output.ts';
import { run } from './run.ts';

// Whoever reads can go, as `head` does.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const code = await run(process.argv.slice(2));
await allPrinted();
// Whatever is being sent is not waited for.
process.exit(code);
