/** The stylesheet of the library's components: the app's own, kept to what is inside of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';

const FILES = [
  'tokens.css',
  'base.css',
  'controls.css',
  'notice.css',
  'settings/parts.css',
  'settings/privacy.css',
];

/** The class of the element around each component. */
const SCOPE = '.kreya-telemetry';

/**
 * All in one `@scope`, so that nothing of it reaches the rest of a program's pages. What the app says of its whole page
 * is said of the element around the component.
 */
export function gatherStyles(): string {
  const rules = FILES.map((file) => readFileSync(join(ROOT, 'renderer', 'styles', file), 'utf8'))
    .join('\n')
    .replace(/^@import .*\n/gm, '')
    .replace(/^( *)(?::root|body)(?= \{)/gm, '$1:scope')
    .replace(/^ {2}background: var\(--ground\);\n/m, '');
  const indented = rules.replace(/^(?=.)/gm, '  ');
  return `@scope (${SCOPE}) {\n${indented.trimEnd()}\n}\n`;
}
