/** Generates documents from the code, or with --check reports whether they are current. */
import { RECORDED_EVENTS } from '../cli/recorded-events.ts';
import { catalogue } from '../shared/catalogue.ts';
import { documentsOf, operatingFilesOf } from '../telemetry/documents/documents.ts';
import type { Funnel } from '../telemetry/documents/funnels.ts';
import { kreyacPage } from './docs/kreyac-page.ts';
import { manPage } from './docs/man-page.ts';
import { type GeneratedDocument, writeOrCheck } from './generated-document.ts';
import { runTool } from './process/run-tool.ts';

const COMMAND = 'npm run docs';

/** How far people get in the tour. */
const funnels: readonly Funnel[] = [
  { name: 'TourStepCompleted.step', event: 'TourStepCompleted', field: 'step' },
];

const options = {
  catalogue,
  product: 'Kreya',
  command: COMMAND,
  privacy: 'privacy.md',
  funnels,
  tools: { kreyac: RECORDED_EVENTS },
};

const DOCUMENTS = [
  ...documentsOf(options).map(({ path, text }) => fromCatalogue(`docs/${path}`, text)),
  ...operatingFilesOf(options).map(({ path, text }) => fromCatalogue(`operating/${path}`, text)),
  { path: 'docs/kreyac.md', source: 'the definitions of the commands', write: kreyacPage },
  { path: 'docs/kreyac.1', source: 'the definitions of the commands', write: manPage },
];

await runTool(async () => writeOrCheck(DOCUMENTS, COMMAND, process.argv.slice(2)));

function fromCatalogue(path: string, text: string): GeneratedDocument {
  return { path, source: 'the catalogue', write: () => text };
}
