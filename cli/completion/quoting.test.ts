import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testWith } from '../../telemetry/testing/needs.ts';
import { continueInBash, quoteForPowerShell, readBashLine } from './quoting.ts';

test.each([
  ['kreyac a b', ['kreyac', 'a'], { text: 'b', raw: 'b', quote: null }],
  ['kreyac  a ', ['kreyac', 'a'], { text: '', raw: '', quote: null }],
  ["kreyac 'a b' c\\ d\\", ['kreyac', 'a b'], { text: 'c d', raw: 'c\\ d\\', quote: null }],
  ['kreyac "a \\" b', ['kreyac'], { text: 'a " b', raw: '"a \\" b', quote: '"' }],
  ["kreyac 'a\\", ['kreyac'], { text: 'a\\', raw: "'a\\", quote: "'" }],
  ["kreyac '' x", ['kreyac', ''], { text: 'x', raw: 'x', quote: null }],
])('bash reads %j', (line, words, current) => {
  expect(readBashLine(line)).toEqual({ words, current });
});

test.each([
  ['shop:eu', 'sh', 'sh', 'shop:eu'],
  ['shop:eu', 'shop:', '', 'eu'],
  ['my env', '"my', 'my', 'my env'],
  ['my env', "'my", 'my', 'my env'],
  ['my env', 'my\\ ', 'my\\ ', 'my\\ env'],
  ['my env', "m'y'", "m'y'", 'my\\ env'],
  ['a$b', '"a', 'a', 'a\\$b'],
  ["it's", "'i", 'i', "it'\\''s"],
  ['x:y', '"x":', '', null],
  ['a!b', '"a', 'a', null],
])('%j goes on after %j, of which %j is replaced, as %j', (word, typed, replaced, expected) => {
  const { current } = readBashLine(`kreyac ${typed}`);
  expect(continueInBash(word, current, replaced)).toBe(expected);
});

testWith('bash')('what is quoted for bash is the word again, and runs nothing', () => {
  const word = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
  const words = fc.sample(word, 300);
  for (const start of ['', '"', "'"]) {
    const { current } = readBashLine(`kreyac ${start}`);
    const written = start === '"' ? words.filter((one) => !one.includes('!')) : words;
    const quoted = written.map((one) => `${start}${continueInBash(one, current, '')}${start}`);
    const script = `set +H; printf '%s\\n' ${quoted.join(' ')}`;
    const printed = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(printed).toBe(`${written.join('\n')}\n`);
  }
});

test.each([
  ['staging', 'staging'],
  ['Zürich-1', 'Zürich-1'],
  ['my env', "'my env'"],
  ["it's", "'it''s'"],
  ['it’s', "'it’’s'"],
  ['$(x)', "'$(x)'"],
  ['a;b', "'a;b'"],
])('%j is %j in PowerShell', (word, expected) => {
  expect(quoteForPowerShell(word)).toBe(expected);
});
