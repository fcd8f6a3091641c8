/** What every error report says of the system, in any program. */
import { machine } from 'node:os';
import { describeMachine } from '../host/machine.ts';
import { field } from '../shared/catalogue/define.ts';
import { oneOf, version } from '../shared/catalogue/kinds.ts';

const architecture = oneOf('x64', 'arm64', 'ia32', 'arm');

export const systemFields = {
  osName: field('The operating system.', oneOf('windows', 'macos', 'linux')),
  osVersion: field('The version of the operating system.', version),
  osArch: field('The processor architecture of the operating system.', architecture),
  processArch: field('The processor architecture that the program is built for.', architecture),
};

/**
 * The values of {@link systemFields}.
 * @param systemVersion the version of the operating system as it tells it, such as `6.1.0-31-amd64`
 */
export function describeSystem(systemVersion: string, translatedFromArm64: boolean) {
  return describeMachine({
    platform: process.platform,
    machine: machine(),
    processArch: process.arch,
    systemVersion,
    translatedFromArm64,
  });
}
