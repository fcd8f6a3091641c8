import { join } from 'node:path';
import { defineCommand } from '../command.ts';
import { members, orNull } from '../json-shape.ts';
import { DISABLED_BY, ENDPOINT, NO_FOLDER, whyOf } from './telemetry-status.ts';

export const info = defineCommand({
  name: 'info',
  description: 'Tell versions, paths and the state of telemetry.',
  json: members({
    version: 'string',
    node: 'string',
    platform: 'string',
    arch: 'string',
    settings: orNull('string', NO_FOLDER),
    telemetryFolder: orNull('string', NO_FOLDER),
    telemetry: members({ enabled: 'boolean', disabledBy: DISABLED_BY, endpoint: ENDPOINT }),
  }),
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
      telemetryFolder: folder === null ? null : telemetry.folder,
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
});
