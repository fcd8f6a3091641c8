import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { NAMES_IN_LOWER_CASE, NAMES_OF_PEOPLE } from '../../telemetry/core/errors/reduce/data/words.ts';
import { namesOfPeople } from '../../telemetry/core/errors/reduce/testing/people.ts';
import { ROOT } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';
import { gather } from './gather.ts';
import { gatherFrom, gatherOwnCode } from './own-code.ts';

it('finds the fixed parts of error messages', () => {
  const messages = (code: string) => gather(code, 'x.ts').messages;
  expect(messages("throw new Error('No.')")).toEqual([['No.']]);
  expect(messages(`throw new TypeError(\`No \${file as string} in \${folder}.\`)`)).toEqual([
    ['No ', ' in ', '.'],
  ]);
  expect(messages("throw new Error('No ' + name + '.' + ' Sorry.')")).toEqual([['No ', '. Sorry.']]);
  expect(messages(`throw new Error(late ? 'Late.' : \`At \${hour}\`)`)).toEqual([['Late.'], ['At ', '']]);
  expect(messages('throw new Error(text)')).toEqual([]);
  expect(messages("console.log('Hello'); new Map('x')")).toEqual([]);
});

it('finds what classes pass to the error they extend', () => {
  const code = `class LateError extends Error { constructor(at: number) { super(\`Late at \${at}\`); } }`;
  expect(gather(code, 'x.ts')).toEqual({ messages: [['Late at ', '']], names: ['LateError', 'constructor'] });
});

it('finds the names of classes and functions, and no others', () => {
  const code = `
    function open<T>(file: T) { const grace = 5; const read = () => grace; return { close() {}, size: 1, read } }
    class File { #handle = () => 1; private mark: string = ''; get length() { return 1 } ['hopper']() {} }
    export const View = () => <p title="grace">Mark</p>;
  `;
  expect(gather(code, 'x.tsx').names.toSorted()).toEqual(['File', 'View', 'close', 'length', 'open', 'read']);
});

it('says which file it could not read', () => {
  expect(() => gather('class {', 'broken.ts')).toThrow("broken.ts can't be parsed");
});

it("reads this program's source", () => {
  const { messages, names } = gatherOwnCode(fileURLToPath(new URL('../..', import.meta.url)));
  expect(names).toEqual(expect.arrayContaining(['createTelemetry', 'readThrown', 'Settings', 'showWindow']));
  expect(messages).toContainEqual(['setTheme takes one of ', '.']);
  expect(names).not.toContain('gatherOwnCode');
});

it("contains no person's name that errors would reveal", () => {
  const { names } = gatherOwnCode(fileURLToPath(new URL('../..', import.meta.url)));
  const people = namesOfPeople();
  const untold = `${NAMES_OF_PEOPLE} ${NAMES_IN_LOWER_CASE}`.toLowerCase().split(/\s+/);
  const named = names.map((name) => name.toLowerCase()).filter((name) => people.has(name));
  expect(named.filter((name) => !untold.includes(name))).toEqual([]);
});

it("reads another program's sources, without its tests and build output", () => {
  const folder = mkdtempSync(join(tmpdir(), 'acme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'src', 'node_modules'), { recursive: true });
  writeFileSync(
    join(folder, 'src', 'notes.mts'),
    "export function openNote() { throw new Error('No note.'); }",
  );
  writeFileSync(join(folder, 'src', 'page.jsx'), 'export const Page = () => <p />;');
  writeFileSync(join(folder, 'src', 'notes.test.ts'), 'function testNote() {}');
  writeFileSync(join(folder, 'src', 'node_modules', 'x.js'), 'function other() {}');
  expect(gatherFrom([join(folder, 'src')])).toEqual({
    messages: [['No note.']],
    names: ['Page', 'openNote'],
  });
});

it('is a command', async () => {
  const options = { cwd: ROOT, timeoutMs: 60_000, output: 'collect' } as const;
  const tool = ['--import', 'tsx', 'tools/own-code.ts'];
  const listed = await runCommand(process.execPath, [...tool, 'tools/own-code'], options);
  expect(listed.succeeded).toBe(true);
  expect(listed.output).toContain('"gatherFrom"');
  const wrong = await runCommand(process.execPath, [...tool, 'nowhere'], options);
  expect(wrong).toEqual({
    succeeded: false,
    output: 'There is no folder nowhere.\n',
  });
  expect((await runCommand(process.execPath, tool, options)).output).toMatch(/^Name a folder of sources\./);
});
