/** Writes the documents that follow from the code, or with --check says whether they are current. */
import { eventsPage } from './docs/events-page.ts';
import { kreyacPage } from './docs/kreyac-page.ts';
import { writeOrCheck } from './generated-document.ts';
import { runTool } from './process/run-tool.ts';

const DOCUMENTS = [
  { path: 'docs/EVENTS.md', source: 'the catalogue', write: eventsPage },
  { path: 'docs/kreyac.md', source: 'the definitions of the commands', write: kreyacPage },
];

await runTool(async () => writeOrCheck(DOCUMENTS, 'npm run docs', process.argv.slice(2)));
