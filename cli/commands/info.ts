import { join } from 'node:path';
import { fill } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { members, orNull } from '../json-shape.ts';
import { labelled } from '../labelled.ts';
import { DISABLED_BY, ENDPOINT, NO_FOLDER, reasonFor, receiverProblem } from './telemetry-status.ts';

export const info = defineCommand({
  name: 'info',
  describe: ({ commands }) => commands.info,
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
  run(context) {
    const { version, folder, telemetry, output } = context;
    const { info, telemetry: texts } = context.speech.texts;
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
    const { labels } = info;
    const state = enabled ? texts.status.on : texts.status.off;
    const problem = receiverProblem(status, texts);
    output.result(
      facts,
      labelled([
        [labels.product, version],
        [labels.node, facts.node],
        [labels.system, `${facts.platform} ${facts.arch}`],
        [labels.settings, facts.settings ?? info.none],
        [labels.telemetry, fill(info.onOrOff, { state, reason: reasonFor(context, status) })],
        ...(problem === null ? [] : [[labels.receiver, problem] as const]),
        [labels.telemetryFiles, facts.telemetryFolder ?? info.none],
      ]),
    );
  },
});
