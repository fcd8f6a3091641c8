/** The person's settings where none can be kept: they hold as long as the app runs, and telemetry is off. */
import { join } from 'node:path';
import { createSettings, type Settings } from '../programs/settings.ts';
import { nodeHost } from '../telemetry/node/node-host.ts';
import { CHOICE_LOST, findSettings } from '../telemetry/node/read-settings.ts';
import type { StoredValues } from '../telemetry/node/telemetry-settings.ts';

/** Begins with what is in the folder. `code` is the disk's, for who chooses about telemetry. */
export function createUnkeptSettings(folder: string, code: string): Settings {
  let values = readIfThere(folder);
  const settings = createSettings({
    // An opt-out that can be read is one; anything else may have been one.
    read: () => ({ ...values, telemetry: values['telemetry'] === 'disabled' ? 'disabled' : CHOICE_LOST }),
    update(change) {
      values = { ...values, ...change(values) };
    },
  });
  return {
    ...settings,
    choice: {
      ...settings.choice,
      write() {
        throw Object.assign(new Error(`Nothing can be kept in ${folder}.`), { code });
      },
    },
  };
}

function readIfThere(folder: string): StoredValues {
  const found = findSettings(nodeHost, join(folder, 'config.json'));
  return found.kind === 'found' ? found.values : {};
}
