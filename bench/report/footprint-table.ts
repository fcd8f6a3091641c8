/** The disk space of packages and the cost of their entries, as tables. */
import type { Footprints } from '../measure/footprint.ts';
import { layOut, textOf } from './layout.ts';

export function footprintTablesOf({ installed, entries }: Footprints): string {
  const sizes = layOut(
    ['installed, with its dependencies', 'kB', 'packages'],
    installed.map(({ package: name, kilobytes, packages }) => [
      `\`${name}\``,
      textOf(kilobytes, 0),
      textOf(packages, 0),
    ]),
  );
  const imports = layOut(
    ['import of an entry', 'ms', 'memory, MiB'],
    entries.map(({ entry, importMs, addedMiB }) => [
      `\`${entry}\``,
      textOf(importMs, 1),
      textOf(addedMiB, 1),
    ]),
  );
  return `${sizes}\n\n${imports}`;
}
