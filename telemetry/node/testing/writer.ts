/**
 * A process that writes to the settings in a folder: `<folder> <name> <count>` adds that many entries to its
 * own list.
 */
import { createSettingsFile } from '../settings-file.ts';

const [folder = '', name = '', count = ''] = process.argv.slice(2);
const file = createSettingsFile(folder, 'config');
for (let number = 0; number < Number(count); number += 1) {
  file.update((values) => {
    const own = values[name];
    return { [name]: [...(Array.isArray(own) ? own : []), number] };
  });
}
