/**
 * electron-vite's own template for React and TypeScript, whose main process is CommonJS with installed
 * packages left out.
 */
import { cpSync, rmSync } from 'node:fs';
import { expect, expectDelivery, test } from './test.ts';

test('electron-vite', async ({ workshop, launch, receiver }) => {
  workshop.copy('electron-vite');
  await workshop.npm('ci');
  const own = workshop.read('package.json');
  await workshop.node(
    'node_modules/@quick-start/create-electron/index.js',
    'acme',
    '--template',
    'react-ts',
    '--skip',
  );
  // The template's version ranges, which the lock file satisfies.
  expect(JSON.parse(own)).toMatchObject(JSON.parse(workshop.read('acme/package.json')));
  cpSync(workshop.path('acme'), workshop.folder, { recursive: true });
  rmSync(workshop.path('acme'), { recursive: true });
  workshop.write('package.json', own);

  await workshop.installPackage();
  workshop.fromGuide('catalogue.ts', 'src/shared/catalogue.ts');
  workshop.edit(
    'src/main/index.ts',
    [
      /^import icon .*\n/m,
      `import icon from '../../resources/icon.png?asset'
import { createElectronTelemetry } from 'kreya-telemetry/main'
import { catalogue } from '../shared/catalogue'

const telemetry = createElectronTelemetry({ catalogue })
`,
    ],
    [/^ {2}createWindow\(\)\n/m, "  createWindow()\n  telemetry.track('NoteCreated', { pinned: true })\n"],
  );
  workshop.edit('src/preload/index.ts', [
    /^import \{ electronAPI \}.*\n/m,
    `import { electronAPI } from '@electron-toolkit/preload'
import { exposeTelemetry } from 'kreya-telemetry/preload'

exposeTelemetry()
`,
  ]);
  workshop.edit('src/preload/index.d.ts', [
    /^declare global \{\n {2}interface Window \{\n/m,
    `import type { PageTelemetry } from 'kreya-telemetry/preload'
import type { catalogue } from '../shared/catalogue'

declare global {
  interface Window {
    readonly telemetry: PageTelemetry<typeof catalogue>
`,
  ]);
  workshop.write(
    'src/renderer/src/Telemetry.tsx',
    `import { TelemetryNotice, TelemetrySettings, useTelemetry } from 'kreya-telemetry/renderer'
import 'kreya-telemetry/renderer.css'
import { catalogue } from '../../shared/catalogue'

const acme = { telemetry: window.telemetry, catalogue, productName: 'Acme' }

export function Telemetry(): React.JSX.Element {
  const { track } = useTelemetry(acme.telemetry)
  return (
    <>
      <TelemetryNotice {...acme} onSettings={() => undefined} />
      <button type="button" onClick={() => track('NotesExported', { count: 3 })}>
        Export notes
      </button>
      <TelemetrySettings {...acme} />
    </>
  )
}
`,
  );
  workshop.edit(
    'src/renderer/src/App.tsx',
    [
      /^import Versions .*\n/m,
      "import Versions from './components/Versions'\nimport { Telemetry } from './Telemetry'\n",
    ],
    [/^ {6}<Versions><\/Versions>\n/m, '      <Versions></Versions>\n      <Telemetry />\n'],
  );
  await workshop.npm('run', 'build');

  const started = await launch();
  await expectDelivery(started, receiver);
  await expect(started.page.getByRole('switch', { name: 'Usage telemetry' })).toBeChecked();
});
