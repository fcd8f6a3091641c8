import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { readThrown } from '../../telemetry/contract/raw-error.ts';
import { createReducer } from '../../telemetry/core/errors/reduce/index.ts';
import { readDebugId } from '../../telemetry/node/own-code.ts';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { ROOT } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';
import { buildProgram } from './testing/build.ts';

const SOURCE = `interface Note { readonly title: string }
/** Comes to nothing. */
function readTitle(notes: readonly Note[]): string {
  const [first] = notes;
  return (first as Note).title;
}
export function openNotes(): string {
  return ['now'].map((when) => when + readTitle([])).join();
}
`;

/** A program that was built and has failed: its folder, and the event that its report contains. */
async function failed(source = SOURCE): Promise<{ folder: string; event: object; id: string | null }> {
  const folder = await buildProgram(source);
  const script = join(folder, 'out', 'main.js');
  const id = readDebugId(script);
  const program: { openNotes: () => string } = await import(pathToFileURL(script).href);
  let thrown: unknown = null;
  const { stackTraceLimit } = Error;
  try {
    // Only the program's own frames: its callers differ between versions of Node.
    Error.stackTraceLimit = 4;
    program.openNotes();
  } catch (error) {
    thrown = error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const reduce = createReducer(() => ({
    roots: [{ prefix: folder, replacement: '' }],
    files: new Set(['out/main.js']),
    messages: [],
    names: new Set(['readTitle']),
    debugIdOf: () => id,
  }));
  const [error] = reduce(readThrown(thrown));
  const frames = error?.frames.map(({ file, inApp, ...frame }) => ({
    filename: inApp ? `app:///${file}` : file,
    function: frame.function,
    lineno: frame.line,
    colno: frame.column,
    in_app: inApp,
  }));
  const event = {
    timestamp: 1_800_000_000,
    release: 'acme@1.0.0',
    tags: { process: 'main' },
    exception: {
      values: [{ type: error?.type, value: error?.message, stacktrace: { frames: frames?.toReversed() } }],
    },
    debug_meta: { images: [{ type: 'sourcemap', code_file: 'app:///out/main.js', debug_id: id }] },
  };
  return { folder, event, id };
}

async function run(...args: readonly string[]): Promise<{ succeeded: boolean; output: string }> {
  return runCommand(process.execPath, ['--import', 'tsx', 'tools/symbolicate.ts', ...args], {
    cwd: ROOT,
    timeoutMs: 120_000,
    output: 'collect',
  });
}

const STACK = `TypeError: Cannot read properties of undefined (reading 'title')
    at readTitle (main.ts:5:26)
           return (first as Note).title;
    at callback in openNotes (main.ts:8:39)
           return ['now'].map((when) => when + readTitle([])).join();
    at Array.map (<anonymous>)
    at openNotes (main.ts:8:18)
           return ['now'].map((when) => when + readTitle([])).join();`;

it('shows file, line, function and text of the sources, whatever form the report has', async () => {
  const { folder, event } = await failed();
  const file = join(folder, 'events.ndjson');
  const line = JSON.stringify({ receivedAt: new Date(0), itemHeader: { type: 'event' }, payload: event });
  writeFileSync(file, `{"name":"acme.note_created"}\n${line}\n\n`);
  const fromReceiver = await run(file, '--maps', folder);
  expect(fromReceiver).toEqual({
    succeeded: true,
    output: `acme@1.0.0, main, 2027-01-15T08:00:00.000Z\n${STACK}\n`,
  });

  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'reports', 'a.json'), JSON.stringify(event, null, 2));
  writeFileSync(
    join(folder, 'reports', 'b.envelope'),
    `{"event_id":"1"}\n{"type":"event"}\n${JSON.stringify(event)}\n`,
  );
  expect((await run(join(folder, 'reports'), '--maps', folder)).output).toBe(
    `${fromReceiver.output}\n${fromReceiver.output}`,
  );
});

it('names the missing debug ID if a map does not match, and prints the place in the bundle', async () => {
  const { folder, event, id } = await failed();
  const { folder: other } = await failed(`\n${SOURCE}`);
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify(event));
  const { succeeded, output } = await run(report, '--maps', other);
  expect(succeeded).toBe(false);
  expect(output).toContain(`There is no source map with the debug ID ${id}, for out/main.js of acme@1.0.0.`);
  expect(output).toContain(`Searched ${other}, with 1 source maps.`);
  expect(output).toMatch(/at readTitle \(out\/main\.js:1:\d+\)/);
  expect(output).not.toContain('main.ts');
});

it('says what a report and a map lack', async () => {
  const { folder, event, id } = await failed();
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify({ ...event, debug_meta: undefined }));
  expect((await run(report, '--maps', folder)).output).toContain(
    'The report has no debug ID for out/main.js of acme@1.0.0.',
  );

  const text = JSON.stringify(event);
  writeFileSync(report, text.replaceAll(/"lineno":1\b/g, '"lineno":4711'));
  expect((await run(report, '--maps', folder)).output).toMatch(
    new RegExp(`The source map with the debug ID ${id} does not contain 4711:\\d+ of out/main.js`),
  );

  const map = join(folder, 'out', 'main.js.map');
  const parsed = parseJson(readFileSync(map, 'utf8'));
  writeFileSync(map, JSON.stringify({ ...(isObject(parsed) ? parsed : {}), sourcesContent: undefined }));
  writeFileSync(report, text);
  const { succeeded, output } = await run(report, '--maps', folder);
  expect(succeeded).toBe(true);
  expect(output).toContain('at readTitle (main.ts:5:26)\n           (the map does not have the text');
});

it.each([
  [['--help'], 'Prints the stacks of error reports with places in the sources'],
  [[], 'Name one report or one folder.'],
  [['a', 'b'], 'Name one report or one folder.'],
  [['--map', 'x'], "Unknown option '--map'"],
  [['nowhere.ndjson'], "Can't read nowhere.ndjson: ENOENT"],
  [['package.json'], 'package.json contains no error report.'],
])('told %j, it says: %s', async (args, says) => {
  const { succeeded, output } = await run(...args);
  expect(output).toContain(says);
  expect(output).not.toContain('    at ');
  expect(succeeded).toBe(args[0] === '--help');
});

it('says that a folder of maps does not exist', async () => {
  const { folder, event } = await failed();
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify(event));
  const { output } = await run(report, '--maps', join(folder, 'nowhere'));
  expect(output).toContain("Can't read the source maps: ENOENT");
});

it("shows the bundler's own helpers unchanged: they have no source", async () => {
  const { folder, event } = await failed();
  const report = join(folder, 'report.json');
  const text = JSON.stringify(event);
  const helper = { filename: 'app:///out/rolldown-runtime-Du4w_DfF.js', lineno: 1, colno: 2, in_app: true };
  writeFileSync(report, text.replace('"frames":[', `"frames":[${JSON.stringify(helper)},`));
  const { succeeded, output } = await run(report, '--maps', folder);
  expect(succeeded).toBe(true);
  expect(output).toMatch(/ {4}at out\/rolldown-runtime-Du4w_DfF\.js:1:2\n$/);
});

it('skips files that are called maps but are not', async () => {
  const { folder, event } = await failed();
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify(event));
  writeFileSync(join(folder, 'out', 'other.js.map'), 'no map');
  writeFileSync(join(folder, 'out', 'list.map'), '[]');
  expect(await run(report, '--maps', folder)).toMatchObject({ succeeded: true });
});
