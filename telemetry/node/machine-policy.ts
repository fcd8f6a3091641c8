import { posix, win32 } from 'node:path';
import { readMachinePolicy } from '../core/consent/machine-policy.ts';
import { namesOf } from '../core/names.ts';
import type { MachinePolicy } from '../core/ports.ts';
import type { GetWarningTexts } from '../core/warnings.ts';
import { nodeHost } from './node-host.ts';

/**
 * The folders in which a product has its machine-wide configuration file, for everybody who uses the machine: `/etc/acme` by its
 * namespace, `/Library/Application Support/Acme` and `%ProgramData%\\Acme` by its name.
 */
export function findMachineFolders(
  product: string,
  namespace: string,
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  switch (platform) {
    case 'win32': {
      // A person can set the variable to another place, but can't keep the usual one from being read.
      const usual = 'C:\\ProgramData';
      const given = environment['ProgramData'] ?? '';
      const isElsewhere = /^[A-Za-z]:\\/.test(given) && given.toLowerCase() !== usual.toLowerCase();
      return (isElsewhere ? [given, usual] : [usual]).map((folder) => win32.join(folder, product));
    }
    case 'darwin':
      return [posix.join('/Library/Application Support', product)];
    default:
      return [posix.join('/etc', namespace)];
  }
}

/** Reads what the machine-wide files of a product say, whatever the working directory and the person's own files. */
export function readMachine(product: string, namespace: string, texts?: GetWarningTexts): MachinePolicy {
  return readMachinePolicy(
    nodeHost,
    namesOf(namespace).configurationFile,
    findMachineFolders(product, namespace),
    texts,
  );
}
