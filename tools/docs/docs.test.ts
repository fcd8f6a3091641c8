/** The documents must still be true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, GROUPS } from '../../cli/commands/index.ts';
import { en } from '../../cli/texts/en.ts';
import { describeVariables } from '../../cli/variables.ts';
import { scripts } from '../../package.json';
import { DROP_REASONS } from '../../telemetry/catalogue/own-events.ts';
import { classifyLogsResponse } from '../../telemetry/core/deliver/answer.ts';
import { namesOf } from '../../telemetry/core/names.ts';
import { policy } from '../../telemetry/core/policy.ts';
import { bareResponse } from '../../telemetry/node/read-response.ts';
import { answersIn, deadLinks, figuresIn, readDocuments } from './documents.ts';

const documents = readDocuments();
const operating = documents.filter(({ path }) => path === 'docs/operating.md');
const ROOT = join(import.meta.dirname, '../..');

test.each(documents)('every link in $path works', (document) => {
  expect(deadLinks(document)).toEqual([]);
});

test("every figure marked as the policy's matches the policy", () => {
  const figures = documents.flatMap((document) =>
    figuresIn(document).map((figure) => ({ ...figure, in: document.path })),
  );
  expect(figures.length).toBeGreaterThan(20);
  const member = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  const inPolicy = (key: string) => key.split('.').reduce(member, policy);
  const wrong = figures.filter(({ key, value }) => inPolicy(key) !== value);
  expect(wrong.map((figure) => ({ ...figure, policy: inPolicy(figure.key) }))).toEqual([]);
});

test('clients treat every answer as operators are told', async () => {
  const claims = operating.flatMap(answersIn);
  expect(claims.length).toBeGreaterThan(15);
  for (const { status, outcome } of claims) {
    expect(await classifyLogsResponse(bareResponse(status), 0), `${status}`).toMatchObject({
      kind: outcome,
    });
  }
});

test('operators are told every reason for dropping events', () => {
  const rows = operating.flatMap(({ text }) =>
    [...text.matchAll(/^\| `([a-z][A-Za-z]+)` \|/gm)].map(([, name]) => name),
  );
  expect(rows).toEqual(DROP_REASONS);
});

test('every named variable, script and command exists', () => {
  const sources = ['cli', 'electron', 'programs', 'telemetry', 'tools'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  );
  const variables = new Set([
    ...Object.values(namesOf('kreya')),
    ...sources.flatMap((text) => [...text.matchAll(/'(KREYA_\w+|DO_NOT_TRACK)'/g)].map(([, name]) => name)),
  ]);
  const commands = new Set([...COMMANDS.map(({ name }) => name), ...Object.keys(GROUPS)]);
  for (const { path, text } of documents) {
    for (const [name] of text.matchAll(/\b(KREYA_[A-Z_]+|DO_NOT_TRACK)\b/g)) {
      expect(variables, `${name} in ${path}`).toContain(name);
    }
    for (const [, script] of text.matchAll(/\bnpm run (?:--silent )?([a-z0-9:-]+)/g)) {
      expect(Object.keys(scripts), `npm run ${script} in ${path}`).toContain(script);
    }
    for (const [, command] of text.matchAll(/\bkreyac (telemetry [a-z-]+)/g)) {
      expect(commands, `kreyac ${command} in ${path}`).toContain(command);
    }
  }
});

test('kreyac documents every variable it reads', () => {
  const sources = readdirSync(join(ROOT, 'cli'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'))
    .map((file) => readFileSync(join(ROOT, 'cli', file), 'utf8'));
  const read = sources.flatMap((text) =>
    [...text.matchAll(/'(KREYA_\w+)'|env\['(\w+)'\]/g)].map(([, own, other]) => own ?? other),
  );
  const { disableVariable, endpointVariable, dsnVariable } = namesOf('kreya');
  const told = describeVariables(en)
    .map(({ name, meaning }) => `${name} ${meaning}`)
    .join('\n');
  expect(read.length).toBeGreaterThan(3);
  for (const name of [...read, disableVariable, endpointVariable, dsnVariable]) expect(told).toContain(name);
});
