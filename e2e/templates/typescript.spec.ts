/** The compilers of templates: the oldest that works, and the messages of those that do not. */
import { expect, SLOW, test } from './test.ts';

/** As in Forge's templates. */
const LOOSE = '--module commonjs --moduleResolution node --esModuleInterop --noImplicitAny'.split(' ');
const STRICT = '--module node16 --moduleResolution node16 --strict'.split(' ');
const COMMON = '--noEmit --skipLibCheck --target es2020 --lib es2021,dom --pretty false'.split(' ');

/** With one line for each thing that must not compile. */
const PROGRAM = `
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { createNodeTelemetry } from 'kreya-telemetry/node';
import { exposeTelemetry } from 'kreya-telemetry/preload';
import { catalogue } from './catalogue.js';

const telemetry = createElectronTelemetry({ catalogue });
telemetry.track('NoteCreated', { pinned: true });
createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' }).track('NotesExported', { count: 3 });
exposeTelemetry();
// @ts-expect-error There is no such event.
telemetry.track('NoteDeleted');
// @ts-expect-error Its field is missing.
telemetry.track('NoteCreated');
// @ts-expect-error It is a flag.
telemetry.track('NoteCreated', { pinned: 'yes' });
// @ts-expect-error There is no such field.
telemetry.track('NoteCreated', { pinned: true, title: 'Milk' });
`;

test('typescript', SLOW, async ({ workshop }) => {
  workshop.copy('typescript');
  await workshop.npm('ci');
  await workshop.installPackage();
  workshop.fromGuide('catalogue.ts', 'catalogue.ts');
  workshop.write('main.ts', PROGRAM);
  const compile = (version: string, options: readonly string[]) =>
    workshop.node(`node_modules/typescript-${version}/lib/tsc.js`, ...options, ...COMMON, 'main.ts');

  for (const options of [LOOSE, STRICT]) await compile('5.3', [...options, '--types', 'node']);
  for (const [version, options] of [
    ['4.5', LOOSE],
    ['4.9', STRICT],
    ['5.2', LOOSE],
    ['5.2', STRICT],
  ] as const) {
    // The oldest ones do not understand today's Node types either.
    await expect(compile(version, [...options, '--typeRoots', 'nowhere'])).rejects.toThrow(
      /kreya-telemetry\/types\/needs-typescript-5\.3-or-newer\.d\.ts' is not a module/,
    );
  }
});
