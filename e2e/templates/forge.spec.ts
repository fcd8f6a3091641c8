/**
 * Electron Forge's TypeScript templates, which bundle the main process and the preload, including packages.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipElectron } from './electron-zip.ts';
import { expectDelivery, SLOW, test } from './test.ts';
import type { Edit, Workshop } from './workshop.ts';

const CREATE = join(import.meta.dirname, 'create-forge.cjs');

const NOTICE: Edit = [
  '</body>',
  `<p id="notice" hidden>Acme counts which features are used. You can turn that off here at any time.</p>
    <label><input id="send-telemetry" type="checkbox" /> Usage telemetry</label>
    <button id="export" type="button">Export notes</button>
  </body>`,
];

/** In the main process, before the app is ready. */
const START: readonly Edit[] = [
  [
    /^import .*'electron';\n/m,
    `import { app, BrowserWindow } from 'electron';
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { catalogue } from './catalogue';

const telemetry = createElectronTelemetry({ catalogue });
`,
  ],
  [
    /^app\.on\('ready', createWindow\);$/m,
    `app.on('ready', () => {
  createWindow();
  telemetry.track('NoteCreated', { pinned: true });
});`,
  ],
];

async function create(workshop: Workshop, name: string, template: string): Promise<void> {
  workshop.copy(name);
  await workshop.npm('ci');
  copyFileSync(workshop.path('package.json'), workshop.path('package.own.json'));
  await workshop.node(CREATE, template);
  copyFileSync(workshop.path('package.own.json'), workshop.path('package.json'));
}

async function embed(workshop: Workshop, main: string): Promise<void> {
  // They include 4.5, which does not understand the package's types, nor those of today's Electron.
  await workshop.npm('install', '--save-dev', 'typescript@5.9.3');
  await workshop.installPackage();
  for (const file of ['catalogue.ts', 'window.d.ts', 'page.ts']) workshop.fromGuide(file, `src/${file}`);
  workshop.edit(main, ...START);
  workshop.write(
    'src/preload.ts',
    "import { exposeTelemetry } from 'kreya-telemetry/preload';\n\nexposeTelemetry();\n",
  );
  workshop.write('src/renderer.ts', `${workshop.read('src/renderer.ts')}\nimport './page';\n`);
  await workshop.node('node_modules/typescript/lib/tsc.js', '--noEmit');
}

/** Packages the app with the template's own tools, and returns its executable. */
async function packageApp(workshop: Workshop): Promise<string> {
  const { version } = JSON.parse(workshop.read('node_modules/electron/package.json'));
  const zips = await zipElectron(workshop.folder, version);
  if (zips !== null)
    workshop.edit('forge.config.ts', [/packagerConfig: \{/, `packagerConfig: { electronZipDir: '${zips}',`]);
  await workshop.npm('run', 'package');
  const folder = `out/acme-${process.platform}-${process.arch}`;
  switch (process.platform) {
    case 'darwin':
      return workshop.path(`${folder}/acme.app/Contents/MacOS/acme`);
    case 'win32':
      return workshop.path(`${folder}/acme.exe`);
    default:
      return workshop.path(`${folder}/acme`);
  }
}

test('forge-vite', SLOW, async ({ workshop, start, receiver }) => {
  await create(workshop, 'forge-vite', '@electron-forge/template-vite-typescript');
  await embed(workshop, 'src/main.ts');
  workshop.edit('index.html', NOTICE);
  await expectDelivery(await start(await packageApp(workshop)), receiver);
});

test('forge-webpack', SLOW, async ({ workshop, start, receiver }) => {
  await create(workshop, 'forge-webpack', '@electron-forge/template-webpack-typescript');
  await embed(workshop, 'src/index.ts');
  workshop.edit('src/index.html', NOTICE);
  await expectDelivery(await start(await packageApp(workshop)), receiver);
});
