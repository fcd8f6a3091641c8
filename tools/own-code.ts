import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gatherFrom } from './own-code/own-code.ts';
import { orUsage, runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run --silent own-code -- <folder of sources>… [--out <file>]

Lists, as JSON, the fixed error messages and the names of functions and classes in your program's sources. With this list,
error reports of the program can include them: see "Errors in your sources" in telemetry/docs/embedding.md.

--out <file>   write the list to this file (default: standard output)
--help         print this help

Example:
  npm run own-code -- ../acme/src --out ../acme/own-code.json`;

await runTool(async () => {
  const options = parse();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const { folders, out } = options;
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing !== undefined) throw new UsageError(`There is no folder ${missing}.`);
  const gathered = gatherFrom(folders);
  const text = `${JSON.stringify(gathered, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else writeFileSync(out, text);
  console.error(`${gathered.names.length} names and ${gathered.messages.length} messages.`);
  return 0;
});

function parse(): { readonly folders: readonly string[]; readonly out: string | undefined } | null {
  return orUsage(HELP, () => {
    const { values, positionals } = parseArgs({
      options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return null;
    if (positionals.length === 0) throw new Error('Name a folder of sources.');
    return { folders: positionals, out: values.out };
  });
}
