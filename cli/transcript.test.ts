/** docs/kreyac.md: what the command line says, as it said it. `npm run unit -- cli/transcript -u` writes it anew. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, GROUPS } from './commands/index.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { bundleKreyac, createProfile, type Profile, runProcess } from './testing/kreyac.ts';

const INTRODUCTION = `# kreyac

The command line of Kreya shares settings, installation id and telemetry with the app. Everything below was printed by
it: this page is written by a test, which fails when it is not current (\`npm run unit -- cli/transcript -u\` writes it).

- Results are on standard output, everything else is on standard error. An error is one line that says what to do.
- \`--json\` prints a result as one JSON value. Names and types that are there stay; new ones can be added.
- Colours are for terminals only, and never where \`NO_COLOR\` is set.
- \`@options.txt\` stands for [what is in that file](response-files.md). Projects are described in [their files](project-files.md).
- \`kreyac\` waits for no network, but for \`kreyac telemetry flush\`. What it records is on disk when it ends, and is
  delivered by a command that works for longer, the next delivery of the app, or \`flush\`.
- \`kreyac telemetry show\`, \`flush\`, \`reset-id\` and \`delete\` are not recorded themselves: an event that tells of them
  would be among what is shown, wait after the delivery, tie the new id to the old one, or be left behind.
`;

const EVENTS = `\`kreyac telemetry events\` lists the same as [EVENTS.md](EVENTS.md). As JSON it is a list of events, each with
\`name\`, \`group\`, \`description\`, \`since\`, \`wireName\` and \`fields\`; a field has \`name\`, \`description\`, \`since\`,
\`wireName\` and what it \`takes\`: an object with the \`kind\`, and the \`values\` or the bounds \`min\` and \`max\`.
`;

/** A run as a person sees it: both streams as they come, and the exit code if it is not 0. */
async function show(profile: Profile, args: string, env: Record<string, string> = {}): Promise<string> {
  const { stdout, stderr, exitCode } = await profile.run(args === '' ? [] : args.split(' '), {
    env,
    cwd: join(profile.home, 'shop'),
  });
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const code = exitCode === 0 ? '' : `(exit code ${exitCode})\n`;
  return `\`\`\`console\n$ ${variables.join('')}kreyac ${args}\n${stable(stdout + stderr, profile)}${code}\`\`\`\n`;
}

/** Without what differs from run to run. */
function stable(text: string, { home }: Profile): string {
  return text
    .replaceAll(home, '/home/ada/.config')
    .replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      '0199f2a4-7c11-7abc-8def-0123456789ab',
    )
    .replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      '2f1c8e0a-5b1d-4c3e-9a7f-6d5e4c3b2a10',
    )
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-02T03:04:05.678Z')
    .replaceAll(/"timeUnixNano(\\?)":(\\?)"\d+/g, '"timeUnixNano$1":$2"1767323045678000000')
    .replaceAll(/duration_ms(.*?intValue\\?":\\?")\d+/g, 'duration_ms$123')
    .replaceAll(`Node       ${process.versions.node}`, 'Node       20.19.0')
    .replaceAll(`System     ${process.platform} ${process.arch}`, 'System     linux x64')
    .replaceAll(/(try again|Try again) in \d+ s/g, '$1 in 2 s');
}

async function createShop(): Promise<Profile> {
  const profile = await createProfile();
  const shop = join(profile.home, 'shop');
  mkdirSync(shop);
  writeFileSync(join(shop, 'shop.krproj'), '{}');
  writeFileSync(join(shop, 'production.krenv'), '{ "id": "p" }');
  writeFileSync(join(shop, 'staging.krenv'), '{ "id": "s" }');
  return profile;
}

test.skipIf(process.platform === 'win32')('docs/kreyac.md is what kreyac says', async () => {
  const profile = await createShop();
  const plain = (args: string, env?: Record<string, string>) => show(profile, args, env);
  const sections = [
    INTRODUCTION,
    '## The first run\n',
    await plain('version'),
    '## Commands\n',
    await plain('version --json'),
    await plain('info'),
    await plain('exit-codes'),
    await plain('environment list'),
    await plain('environment get-active'),
    await plain('environment set-active staging'),
    await plain('environment list --json'),
    await plain('environment get-active'),
    '## Telemetry\n',
    await plain('telemetry status'),
    await plain('telemetry status --json'),
    await plain('telemetry show --limit 2'),
    await plain('telemetry show --pending --limit 1 --json'),
    await plain('telemetry flush'),
    await plain('telemetry show --sent --limit 1'),
    await plain('telemetry disable'),
    await plain('telemetry status'),
    await plain('telemetry enable --json'),
    await plain('telemetry reset-id'),
    await plain('telemetry delete --yes'),
    await plain('telemetry status', { KREYA_DISABLETELEMETRY: 'true' }),
    EVENTS,
    '## Errors\n',
    await plain('versoin'),
    await plain('telemetry statsu'),
    await plain('telemetry show --limt 3'),
    await plain('telemetry show --limit many'),
    await plain('environment set-active stagin'),
    await plain('environment list --project nowhere'),
    await plain('@nowhere.txt'),
    await plain('telemetry delete'),
    await plain('telemetry enable', { DO_NOT_TRACK: '1' }),
    await plain('telemetry flush', { KREYA_TELEMETRY_ENDPOINT: '' }),
    '## Help\n',
    await plain('--help'),
    ...(await inTurn(Object.keys(GROUPS), (name) => plain(`${name} --help`))),
    ...(await inTurn(COMMANDS, ({ name }) => plain(`${name} --help`))),
  ];
  await expect(`${sections.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../docs/kreyac.md');
});

async function inTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<string>,
): Promise<string[]> {
  const done: string[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

test('every exit code is its own', () => {
  const codes = Object.values(EXIT_CODES).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test.skipIf(process.platform !== 'linux')(
  'in a terminal there are colours, unless NO_COLOR is set',
  async () => {
    const profile = await createShop();
    const kreyac = `'${process.execPath}' '${await bundleKreyac()}' telemetry status`;
    const inTerminal = (env: Record<string, string>) =>
      runProcess('script', ['-qec', kreyac, '/dev/null'], {
        env: { ...profile.env, TERM: 'xterm', ...env },
        cwd: profile.home,
      });
    const escapeCharacter = String.fromCharCode(27);
    expect((await inTerminal({})).stdout).toContain(`${escapeCharacter}[32mon`);
    expect((await inTerminal({ NO_COLOR: '1' })).stdout).not.toContain(escapeCharacter);
    expect((await profile.run(['telemetry', 'status'])).stdout).not.toContain(escapeCharacter);
  },
);
