import { join } from 'node:path';
import type { Command } from '../command.ts';
import { whyOf } from './telemetry-status.ts';

export const info: Command = {
  name: 'info',
  description: 'Tell versions, paths and the state of telemetry.',
  event: 'info',
  run({ version, folder, telemetry, output }) {
    const status = telemetry.status();
    const { enabled, disabledBy, endpoint } = status;
    const facts = {
      version,
      node: process.versions.node,
      platform: process.platform,
      arch: process.arch,
      settings: folder === null ? null : join(folder, 'config.json'),
      telemetryFolder: folder === null ? null : join(folder, 'telemetry'),
      telemetry: { enabled, disabledBy, endpoint },
    };
    output.result(facts, [
      `Kreya      ${version}`,
      `Node       ${facts.node}`,
      `System     ${facts.platform} ${facts.arch}`,
      `Settings   ${facts.settings ?? 'none'}`,
      `Telemetry  ${enabled ? 'on' : 'off'}: ${whyOf(status)}`,
      `Its files  ${facts.telemetryFolder ?? 'none'}`,
    ]);
  },
};
