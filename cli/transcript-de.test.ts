/** transcript-de.snapshot.md is what the command line says in German; `npm run unit -- cli/transcript -u` writes it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { BUSY_RECEIVER, CALLS, FILES, UNWRITABLE, WRONG_FOR_ALL } from './testing/calls.ts';
import { createProfile } from './testing/kreyac.ts';
import { stable } from './testing/stable.ts';
import { KEYS, runInTerminal } from './testing/terminal.ts';
import { block, parse } from './testing/transcript.ts';

const INTRODUCTION = `# What kreyac says in German

Printed by kreyac with \`LC_ALL=de_DE.UTF-8\`, in a pipe. [The English transcript](transcript.snapshot.md) has every call.
`;

const GERMAN = { LC_ALL: 'de_DE.UTF-8' };

/** JSON is the same in every language, and the English transcript has it. */
const forPeople = (line: string) => !line.includes('--json');

testWith('terminals')('kreyac speaks German where the system does', { timeout: 300_000 }, async () => {
  const profile = await createProfile({
    answer: ({ url }) =>
      url.startsWith('/busy') ? { status: 503, headers: { 'Retry-After': '3600' } } : undefined,
  });
  const { home, receiver } = profile;
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  }
  const cwd = join(home, 'shop');

  async function say(line: string): Promise<string> {
    const { args, env } = parse(line);
    const values = Object.entries(env).map(([name, value]) => [
      name,
      value.replace('$HOME', home).replace(BUSY_RECEIVER, `${receiver.url}/busy`),
    ]);
    const { exitCode, stdout, stderr } = await profile.run(args, {
      env: { ...GERMAN, ...Object.fromEntries(values) },
      cwd,
    });
    return block(line, { exitCode, text: stable(stdout + stderr, profile) });
  }

  const pages = [INTRODUCTION, await say('version'), '## Help\n'];
  for (const name of ['', 'environment', 'telemetry', 'environment set-active', 'telemetry delete']) {
    pages.push(await say(`${name} --help`.trim()));
  }
  for (const [name, { right, wrong }] of Object.entries(CALLS)) {
    pages.push(`## kreyac ${name}\n`);
    for (const line of [...right, ...wrong].filter(forPeople)) pages.push(await say(line));
  }
  pages.push('## Wrong calls\n');
  for (const line of [...WRONG_FOR_ALL, 'version one two']) pages.push(await say(line));
  pages.push('## Where the per-user folder can’t be written\n');
  for (const line of UNWRITABLE) pages.push(await say(line));
  const { text, exitCode } = await runInTerminal(profile, ['telemetry', 'delete'], {
    cwd,
    env: GERMAN,
    when: { printed: '[j/N] ', react: (person) => person.type(`j${KEYS.enter}`) },
  });
  pages.push(
    '## In a terminal\n',
    block('telemetry delete', { exitCode: exitCode ?? -1, text: text.replaceAll('\r', '') }),
  );
  await expect(`${pages.join('\n').trimEnd()}\n`).toMatchFileSnapshot('transcript-de.snapshot.md');
});
