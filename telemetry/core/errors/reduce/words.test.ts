import { expect, it } from 'vitest';
import { reduceQuoted, reduceWords } from './words.ts';

const known = new Set(['cannot', 'open', 'file', 'of', 'in', 'at', 'and', 'BigInt', 'ENOENT', "can't"]);
const isKnown = (token: string, starts: boolean): boolean =>
  known.has(token) || (starts && /^[A-Z]/.test(token) && known.has(token.toLowerCase()));
const reduce = (text: string): string => reduceWords(text, isKnown);

it.each([
  ['cannot open file', 'cannot open file'],
  ['Cannot open File', 'Cannot open <word>'],
  ['ENOENT: Open file. Open file', 'ENOENT: Open file. Open file'],
  ['open Grace Hopper at home', 'open <word> at <word>'],
  [
    'open 5 and 1,000.5 and 12ms and -3 and 0x1f and 5n',
    'open <number> and <number> and <number> and <number> and <number> and <number>',
  ],
  [
    'open /a/b and C:\\a\\b and ./x and ~ and a/b and \\\\host\\x',
    'open <path> and <path> and <path> and <path> and <path> and <path>',
  ],
  ['open https://x.y/z and file:///a and data:text/html,x', 'open <url> and <url> and <url>'],
  [
    'open a@b.c and 10.0.0.1 and 10.0.0.1:80 and ::1 and [fe80::1%eth0]:443',
    'open <email> and <ip> and <ip> and <ip> and [<ip>',
  ],
  [
    'open 6f1c2e0a-1b2c-4d5e-8f90-123456789abc and c2VjcmV0MQ== and a1b2c3d4e5',
    'open <id> and <id> and <id>',
  ],
  ['open "file" and \'Grace\' and `a b`', 'open "file" and \'<string>\' and `<string>`'],
  [
    "open 'file of' and '/home/Grace Hopper/x' and 'https://x' and '5'",
    "open '<string>' and '<path>' and '<url>' and '<number>'",
  ],
  ["can't open 'it's Grace' and file", "can't open '<string>' and file"],
  ['open "never closed and file', 'open "<string>"'],
  ['open {"grace": {"a": 1}} and file', 'open <object> and file'],
  ['open {"grace": 1', 'open <object>'],
  ['open (file) [of] file, and file!', 'open (file) [of] file, and file!'],
  ['open (Grace Hopper), (Mark)', 'open (<word>)'],
  ['open -> file => file ... file', 'open -> file => file ... file'],
  ['open ===================== file', 'open <word> file'],
  ['open\n\tfile\u2028of', 'open file of'],
  ['open 文件 of Ωmega and ф', 'open <word> of <word> and <word>'],
  ['op\u200ben fi\u0301le \u202eelif \ud800 file', '<word> file'],
  ['', ''],
  ['   ', ''],
])('reduces %j to %j', (text, reduced) => {
  expect(reduce(text)).toBe(reduced);
});

it('keeps a single known word in quotes, in its ordinary casing', () => {
  expect(reduceQuoted('file', isKnown)).toBe('file');
  expect(reduceQuoted('BigInt', isKnown)).toBe('BigInt');
  expect(reduceQuoted('File', isKnown)).toBe('<string>');
  expect(reduceQuoted('open file', isKnown)).toBe('<string>');
  expect(reduceQuoted('', isKnown)).toBe('<string>');
});

it('takes no longer for hostile texts', () => {
  const start = performance.now();
  for (const unit of ['"', "'", '{', '(', '{}', '"a', "'a'b", 'a"', '1.', '::', '/', ' ', '1e', '.-']) {
    reduce(unit.repeat(100_000 / unit.length));
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
