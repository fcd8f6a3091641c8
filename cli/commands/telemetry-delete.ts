import { describeDiskError, fill } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { requireConfirmation } from '../confirmation.ts';
import { CliFailure } from '../failure.ts';
import { members, orNull } from '../json-shape.ts';

export const PREVIOUS_ID = orNull('string', 'if there was none');

export const telemetryDelete = defineCommand({
  name: 'telemetry delete',
  describe: ({ commands }) => commands.telemetryDelete,
  options: [{ flags: '--yes', describe: ({ commands }) => commands.telemetryDelete.yes }],
  example: 'telemetry delete --yes',
  json: members({ deleted: 'boolean', previousInstallationId: PREVIOUS_ID }),
  // One that tells of it would be left behind.
  event: null,
  async run({ folder, telemetry, output, speech }, { yes }) {
    const { delete: texts } = speech.texts.telemetry;
    if (yes !== true) await requireConfirmation(texts);
    const { installationId } = telemetry.status();
    try {
      if (folder !== null) telemetry.deleteFiles();
    } catch (error) {
      const { activity, fileProblems } = speech.telemetryTexts();
      const problem = describeDiskError(error, fileProblems);
      throw new CliFailure('failed', fill(activity.deleteFailed, { problem }));
    }
    output.result({ deleted: true, previousInstallationId: installationId }, [
      texts.done,
      ...(installationId === null ? [] : [fill(texts.previousId, { id: installationId })]),
      ...(telemetry.status().erasuresWaiting.length === 0 ? [] : [texts.requestKept]),
    ]);
  },
});
