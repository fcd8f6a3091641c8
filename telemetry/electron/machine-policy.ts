/** What whoever manages the machine says, as an app can find it. */
import { app, systemPreferences } from 'electron';
import type { Finding, MachinePolicy } from '../core/ports.ts';
import { readMachine } from '../node/machine-policy.ts';

/** The key of a configuration profile on macOS. A person can set it for themselves, too, which does no harm: it can only turn off. */
const MANAGED_PREFERENCE = 'DisableTelemetry';

/** Reads the machine-wide file of the app and, on macOS, its managed preferences. */
export function readMachineOfApp(namespace: string): MachinePolicy {
  const policy = readMachine(app.getName(), namespace);
  return { ...policy, findings: [...policy.findings, ...findInManagedPreferences()] };
}

function findInManagedPreferences(): Finding[] {
  if (process.platform !== 'darwin') return [];
  if (!systemPreferences.getUserDefault(MANAGED_PREFERENCE, 'boolean')) return [];
  return [
    {
      lock: { source: 'configurationFile', name: `${MANAGED_PREFERENCE} (managed preferences)` },
      warning: null,
    },
  ];
}
