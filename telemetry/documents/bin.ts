#!/usr/bin/env node
/** The entry point of `npx kreya-telemetry`. Nothing in the package imports it. */
import { runCommand } from './command.ts';

const code = await runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
// A catalogue's module may have started something that keeps the process alive; flush the output first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
