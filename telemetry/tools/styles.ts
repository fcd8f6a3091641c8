/** The stylesheet of the components: that of Kreya's own pages, kept to what is inside of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prefixSelectors } from './class-names.ts';
import { PACKAGE } from './paths.ts';

const STYLES = join(PACKAGE, 'react', 'styles');
const FILES = ['base.css', 'controls.css', 'notice.css', 'parts.css', 'privacy.css', 'renderer.css'];

/** The class of the element around each component. */
const SCOPE = '.kreya-telemetry';

const DARK = /@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}\n/;

/**
 * All in one `@scope`, so that nothing of it reaches the rest of a program's pages. What the app says of its whole page
 * is said of the element around the component.
 */
export function gatherStyles(): string {
  const rules = [tokens(), ...FILES.map(read)]
    .map(prefixSelectors)
    .join('\n')
    .replace(/^@import .*\n/gm, '')
    .replace(/^( *)(?::root|body)(?=[ :[])/gm, '$1:scope')
    .replace(/^ {2}background: var\(--ground\);\n/gm, '');
  const indented = rules.replace(/^(?=.)/gm, '  ');
  return `@scope (${SCOPE}) {\n${indented.trimEnd()}\n}\n`;
}

function read(file: string): string {
  return readFileSync(join(STYLES, file), 'utf8');
}

/** Light or dark as the system is, unless the element around the component says one of them. */
function tokens(): string {
  return read('tokens.css').replace(
    DARK,
    (_, dark: string) => `@media (prefers-color-scheme: dark) {
  :root:not([data-colours="light"]) {${dark}}
}

:root[data-colours="light"] {
  color-scheme: light;
}

:root[data-colours="dark"] {
  color-scheme: dark;
${dark}}
`,
  );
}
