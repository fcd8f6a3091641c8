/**
 * A third-party program that consists of the guide in telemetry/docs/embedding.md and the packed library, and
 * nothing else.
 */
import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { GUIDES, namedBlocks } from '../telemetry/tools/guides.ts';
import { commandFor, inheritedEnvironment } from './kreya.ts';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '..');
const LIBRARY = join(ROOT, 'telemetry', 'dist');
const NODE_MODULES = join(ROOT, 'node_modules');
const TSC = join(NODE_MODULES, 'typescript', 'bin', 'tsc');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What a person would install next to the library: nothing else in this repository is reachable. */
const PEERS = [
  'electron',
  '@sentry/electron',
  'react',
  'react-dom',
  '@types/node',
  '@types/react',
  '@types/react-dom',
];

/** The guides' code blocks that name their file. */
export function filesOfGuides(): Map<string, string> {
  return new Map(GUIDES.flatMap((guide) => [...namedBlocks(readFileSync(guide, 'utf8'))]));
}

export interface Scratch {
  readonly folder: string;
  /** The package's content, as paths inside it. */
  readonly packed: readonly string[];
}

interface Pack {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the library as last built into a folder. */
export async function packLibrary(folder: string): Promise<Pack> {
  if (!existsSync(join(LIBRARY, 'package.json')))
    throw new Error('The package is not built. Run: npm run library');
  const { stdout } = await run(NPM, ['pack', LIBRARY, '--json', '--pack-destination', folder], {
    cwd: folder,
  });
  const [pack]: Pack[] = JSON.parse(stdout);
  if (pack === undefined) throw new Error('npm packed nothing.');
  return pack;
}

/**
 * Packs the library as last built, and installs it, without a network, in a new folder outside the
 * repository.
 */
export async function createScratch(): Promise<Scratch> {
  const folder = mkdtempSync(join(tmpdir(), 'acme-'));
  const pack = await packLibrary(folder);
  for (const [name, text] of filesOfGuides()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await run(NPM, ['install', '--offline', '--no-audit', '--no-fund', `./${pack.filename}`], { cwd: folder });
  for (const peer of PEERS) {
    const link = join(folder, 'node_modules', peer);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(NODE_MODULES, peer), link, 'junction');
  }
  return { folder, packed: pack.files.map(({ path }) => path) };
}

/** The compiler's messages about the program: none, if it is correct. Then writes JavaScript to `dist`. */
export async function compile(
  folder: string,
  project = 'tsconfig.json',
  ...options: readonly string[]
): Promise<string> {
  try {
    await run(process.execPath, [TSC, '-p', project, '--pretty', 'false', ...options], { cwd: folder });
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

/** Styles that are common in pages, and must not affect the library's classes. */
const PAGE_STYLES =
  '.card, .row, .button, .switch, .state, .notice { display: none; width: 1px; background: red !important }';

/**
 * Bundles a React page, by default the guide's, as React users do, and returns the folder of an app that
 * starts with it.
 */
export async function withReact({ folder }: Scratch, page = 'settings', source?: string): Promise<string> {
  if (source !== undefined) {
    writeFileSync(join(folder, `${page}.tsx`), source);
    // Without what other tests wrote there, which is wrong on purpose.
    const files = ['window.d.ts', `${page}.tsx`];
    writeFileSync(
      join(folder, `${page}.json`),
      JSON.stringify({ extends: './tsconfig.json', files, include: [] }),
    );
    const complaints = await compile(folder, `${page}.json`, '--noEmit');
    if (complaints !== '') throw new Error(complaints);
  }
  writeFileSync(
    join(folder, `${page}.html`),
    `<!doctype html><meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'" />
<meta name="color-scheme" content="light dark" />
<title>Acme</title><link rel="stylesheet" href="./page.css" /><script type="module" src="./${page}.tsx"></script>`,
  );
  writeFileSync(join(folder, 'page.css'), PAGE_STYLES);
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: `react-${page}`, rolldownOptions: { input: join(folder, `${page}.html`) } },
  });
  const app = join(folder, `react-${page}`);
  renameSync(join(app, `${page}.html`), join(app, 'index.html'));
  copyProgram(folder, app);
  return app;
}

/** The guide's app with Sentry's SDK, built as its reader would, whose page throws an error. */
export async function withSentry({ folder }: Scratch): Promise<string> {
  const app = join(folder, 'sentry');
  const config = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  cpSync(join(folder, 'catalogue.ts'), join(app, 'catalogue.ts'));
  writeFileSync(
    join(app, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...config.compilerOptions, skipLibCheck: true, outDir: 'dist' } }),
  );
  const complaints = await compile(app);
  if (complaints !== '') throw new Error(complaints);
  const inBundle = { root: app, configFile: false, logLevel: 'warn', publicDir: false } as const;
  await build({
    ...inBundle,
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      lib: { entry: join(app, 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
  appendFileSync(
    join(app, 'page.ts'),
    `
setTimeout(() => Reflect.get(globalThis, 'nothing').there());
// Nothing is sent before the notice was seen.
void Reflect.get(window, 'telemetry').noticeShown();
`,
  );

  writeFileSync(
    join(app, 'index.html'),
    '<!doctype html><body><button>Export notes</button><script type="module" src="./page.ts"></script></body>',
  );
  await build({ ...inBundle, base: './', build: { outDir: 'dist', emptyOutDir: false } });
  cpSync(join(folder, 'package.json'), join(app, 'package.json'));
  return app;
}

/** A main process as many templates build it: CommonJS, with installed packages left out. */
const COMMON_JS_MAIN = `'use strict';
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');
const { defineCatalogue, event, eventGroup, field, flag, wholeNumber } = require('kreya-telemetry/catalogue');
const { createElectronTelemetry } = require('kreya-telemetry/main');

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.0', { pinned: field('Whether it is pinned.', flag) }),
      NotesExported: event('Notes were exported.', '1.0', { count: field('How many.', wholeNumber(1, 1000)) }),
    }),
  ],
});
const telemetry = createElectronTelemetry({ catalogue });
app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { preload: telemetry.preloadPath } });
  window.loadFile(join(__dirname, 'index.html'));
  telemetry.track('NoteCreated', { pinned: true });
  telemetry.captureError(new RangeError('Invalid array length'));
});
`;

/** Returns the folder of the guide's app with a main process in CommonJS. */
export function withCommonJs({ folder }: Scratch): string {
  const app = join(folder, 'common-js');
  cpSync(join(folder, 'dist', 'page.js'), join(app, 'dist', 'page.js'));
  cpSync(join(folder, 'index.html'), join(app, 'index.html'));
  const { type: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ ...manifest, main: 'main.js' }));
  writeFileSync(join(app, 'main.js'), COMMON_JS_MAIN);
  return app;
}

/** Returns the folder of an app whose main process ends with these lines. */
export function withMore({ folder }: Scratch, lines: string): string {
  const app = join(folder, 'more');
  copyProgram(folder, app);
  cpSync(join(folder, 'index.html'), join(app, 'index.html'));
  appendFileSync(join(app, 'dist', 'main.js'), `\n${lines}\n`);
  return app;
}

/** What the app in that folder, with its own profile, prints as JSON before it quits by itself. */
export async function runApp(folder: string, env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const profile = mkdtempSync(join(tmpdir(), 'acme-profile-'));
  const { executablePath, args } = commandFor([], folder);
  try {
    const { stdout } = await run(executablePath, args, {
      env: { ...inheritedEnvironment(), XDG_CONFIG_HOME: profile, ...env },
      cwd: tmpdir(),
    });
    return JSON.parse(stdout);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function copyProgram(from: string, to: string): void {
  for (const name of ['dist', 'package.json']) cpSync(join(from, name), join(to, name), { recursive: true });
}

/** Every file in a folder, with its content. */
export function filesIn(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, 'latin1') }));
}
