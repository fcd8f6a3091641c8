import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeResponseFileProblem, type Expansion, expandResponseFiles } from './response-file.ts';
import { en } from './texts/en.ts';

function expand(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Expansion {
  return expandResponseFiles(args, (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return typeof text === 'string' ? Buffer.from(text) : text;
  });
}

function argsIn(text: string): readonly string[] | string {
  const expansion = expand(['@a'], { a: text });
  return expansion.kind === 'expanded' ? expansion.args : describeResponseFileProblem(expansion.problem, en);
}

test.each([
  ['UTF-16 little-endian', Buffer.from('\uFEFF--name "J\u00fcrgen \u{1f469}"', 'utf16le')],
  ['UTF-16 big-endian', Buffer.from('\uFEFF--name "J\u00fcrgen \u{1f469}"', 'utf16le').swap16()],
  ['UTF-8', Buffer.from('--name "J\u00fcrgen \u{1f469}"')],
])('reads %s', (_, bytes) => {
  expect(expand(['@a'], { a: bytes })).toEqual({ kind: 'expanded', args: ['--name', 'Jürgen 👩'] });
});

test('refuses a file in any other encoding', () => {
  expect(problemOf(expand(['@a'], { a: Buffer.from('--name Jürgen', 'latin1') }))).toBe(
    'The response file a is neither UTF-8 nor UTF-16 with a byte order mark. Save it as UTF-8.',
  );
});

function problemOf(expansion: Expansion): string | null {
  return expansion.kind === 'problem' ? describeResponseFileProblem(expansion.problem, en) : null;
}

test('leaves arguments that name no file alone', () => {
  const args = ['environment', 'set-active', 'a b', '-v', '', '@', 'me@example.com', '"'];
  expect(expand(args)).toEqual({ kind: 'expanded', args });
});

test('replaces an argument with the content of the file it names', () => {
  const file = 'operation invoke\ngrpc/**\n!grpc/not-tested\n';
  expect(expand(['-v', '@options.txt', '--json'], { 'options.txt': file })).toEqual({
    kind: 'expanded',
    args: ['-v', 'operation', 'invoke', 'grpc/**', '!grpc/not-tested', '--json'],
  });
});

test.each([
  ['', []],
  [' \t\n\n', []],
  ['a\tb\r\nc\rd', ['a', 'b', 'c', 'd']],
  ['\uFEFF# comment\n  # another\na #b c#', ['a', '#b', 'c#']],
  ['"a b" c', ['a b', 'c']],
  ['--name="a b"c', ['--name=a bc']],
  ['"" x', ['', 'x']],
  ['"say ""hi"""', ['say "hi"']],
  ['"# no comment"', ['# no comment']],
  ['it\'s C:\\dir\\ "D:\\my dir\\"', ["it's", 'C:\\dir\\', 'D:\\my dir\\']],
])('splits %j into %j', (text, expected) => {
  expect(argsIn(text)).toEqual(expected);
});

test.each([
  ['a\n b"c d', 'a:2:3: Expected a closing " on the same line.'],
  ['"""', 'a:1:1: Expected a closing " on the same line.'],
  ['"a" "b\nc"', 'a:1:5: Expected a closing " on the same line.'],
])('reports the unclosed quote in %j', (text, expected) => {
  expect(argsIn(text)).toBe(expected);
});

test('quoted arguments without a line break survive unchanged', () => {
  const arg = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n]/.test(text) && !text.startsWith('@'));
  fc.assert(
    fc.property(fc.array(arg), (args) => {
      const lines = args.map((text) => `"${text.replaceAll('"', '""')}"`);
      expect(argsIn(lines.join(' '))).toEqual(args);
      expect(argsIn(lines.join('\n'))).toEqual(args);
    }),
  );
});

test('reads files that files name', () => {
  const files = { a: '1 @b 4', b: '2\n@c', c: '3' };
  expect(expand(['@a'], files)).toEqual({ kind: 'expanded', args: ['1', '2', '3', '4'] });
});

test('reads two at signs as one, typed or in a file', () => {
  expect(expand(['@@a', '@b'], { b: '@@c "@@d e"' })).toEqual({
    kind: 'expanded',
    args: ['@a', '@c', '@d e'],
  });
});

test('an at sign has no meaning after two hyphens, typed or in a file', () => {
  expect(expand(['--', '@a', '@@b'])).toEqual({ kind: 'expanded', args: ['--', '@a', '@@b'] });
  expect(expand(['@a', '@c'], { a: '@b @c', b: '--' })).toEqual({
    kind: 'expanded',
    args: ['--', '@c', '@c'],
  });
});

test('reports a missing or unreadable file, and how to pass the text itself', () => {
  expect(problemOf(expand(['@me']))).toBe(
    'The response file me does not exist. To pass an argument that begins with @, write @@me.',
  );
  expect(problemOf(expand(['@a'], { a: '@b' }))).toBe(
    'The response file b, named in a, does not exist. To pass an argument that begins with @, write @@b.',
  );
  const denied = expandResponseFiles(['@a'], () => {
    throw Object.assign(new Error(), { code: 'EACCES' });
  });
  expect(problemOf(denied)).toBe(
    'The response file a can’t be read (EACCES). To pass an argument that begins with @, write @@a.',
  );
});

test('reads eight levels, and refuses a ninth and a loop', () => {
  const chain = (levels: number) =>
    Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `${level + 1}`,
        level + 1 === levels ? 'end' : `@${level + 2}`,
      ]),
    );
  expect(expand(['@1'], chain(8))).toEqual({ kind: 'expanded', args: ['end'] });
  expect(problemOf(expand(['@1'], chain(9)))).toBe(
    'The response file 9 is nested more than 8 levels deep. Does a file include itself?',
  );
  expect(problemOf(expand(['@a'], { a: '@a @a' }))).toContain('Does a file include itself?');
});
