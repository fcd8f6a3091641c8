#!/usr/bin/env node
/** What `npx kreya-telemetry` runs. Nothing of the package imports it. */
import { runCommand } from './command.ts';

const code = await runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
// A module with a catalogue may have started something that would keep the process; what was printed is to arrive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
