import { describeDiskError, telemetryTextsFor } from 'kreya-telemetry/node';
import { type Context, defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members, orNull } from '../json-shape.ts';
import { refuseIfLocked } from './telemetry-choice.ts';

export const telemetryResetId = defineCommand({
  name: 'telemetry reset-id',
  description: 'Replace the installation id by a new random one. What was recorded before keeps the old one.',
  json: members({ installationId: orNull('string', 'if there was none yet') }),
  // One that tells of it would tie the new id to the old one.
  event: null,
  run(context) {
    refuseIfLocked(context);
    const installationId = reset(context);
    context.output.result({ installationId }, [
      installationId === null
        ? 'There is no installation id yet.'
        : `The installation id is now ${installationId}.`,
    ]);
  },
});

function reset({ telemetry }: Pick<Context, 'telemetry'>): string | null {
  try {
    return telemetry.resetInstallationId().installationId;
  } catch (error) {
    throw new CliFailure(
      'failed',
      `The new id could not be saved. ${describeDiskError(error, telemetryTextsFor('en').fileProblems)}`,
    );
  }
}
