/** What whoever manages a machine says for everybody who uses it. */
import { dirname } from 'node:path';
import { fill } from '../../contract/texts/fill.ts';
import type { AddressSetting, MachinePolicy, TelemetryHost } from '../ports.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';
import {
  type FoundFile,
  findInConfiguration,
  lockOf,
  parseConfigurationFile,
  readConfigurationFiles,
  type ValidConfiguration,
} from './configuration-file.ts';

const ENDPOINT_KEY = 'TelemetryEndpoint';
const DSN_KEY = 'TelemetryDsn';

/** No machine-wide file says anything. */
const NO_POLICY: MachinePolicy = { findings: [], endpoint: null, dsn: null };

const MODE_WRITABLE_BY_OTHERS = 0o022;
const ROOT = 0;

/**
 * Reads the configuration file of that name from the machine-wide folders. Such a file can send telemetry elsewhere, so on
 * Unix it has to be root's own: one that is a link, or that somebody else owns or can write to, disables telemetry. Never throws.
 */
export function readMachinePolicy(
  host: Pick<TelemetryHost, 'clock' | 'disk' | 'platform'>,
  name: string,
  folders: readonly string[],
  texts: GetWarningTexts = inEnglish,
): MachinePolicy {
  const policies = readConfigurationFiles(host, name, folders).map((file): MachinePolicy => {
    const warning = whyUntrusted(host, file, texts);
    if (warning !== null) return { ...NO_POLICY, findings: [{ lock: lockOf(file.path), warning }] };
    const configuration = parseConfigurationFile(file, texts);
    if (configuration.kind === 'invalid') return { ...NO_POLICY, findings: [configuration.finding] };
    return {
      findings: [findInConfiguration(configuration, file.path, texts)],
      endpoint: addressIn(configuration, file.path, ENDPOINT_KEY),
      dsn: addressIn(configuration, file.path, DSN_KEY),
    };
  });
  return {
    findings: policies.flatMap(({ findings }) => findings),
    endpoint: policies.find(({ endpoint }) => endpoint !== null)?.endpoint ?? null,
    dsn: policies.find(({ dsn }) => dsn !== null)?.dsn ?? null,
  };
}

function addressIn({ textsOf }: ValidConfiguration, path: string, key: string): AddressSetting | null {
  const [text] = textsOf(key);
  return text === undefined ? null : { text, setting: `${key} in ${path}` };
}

/** On Windows, the folder's access rights decide who can write to it. */
function whyUntrusted(
  { disk, platform }: Pick<TelemetryHost, 'disk' | 'platform'>,
  { path }: FoundFile,
  texts: GetWarningTexts,
): string | null {
  if (platform === 'win32') return null;
  for (const place of [path, dirname(path)]) {
    try {
      const stats = disk.lstatSync(place);
      if (stats.isSymbolicLink()) return fill(texts().machineLink, { path: place });
      if (stats.uid !== ROOT || (stats.mode & MODE_WRITABLE_BY_OTHERS) !== 0) {
        return fill(texts().machineNotRoots, { path: place });
      }
    } catch {
      // Reading it says why.
      return null;
    }
  }
  return null;
}
