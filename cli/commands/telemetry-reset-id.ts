import { describeDiskError, fill } from 'kreya-telemetry/node';
import { type Context, defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members, orNull } from '../json-shape.ts';
import { refuseIfLocked } from './telemetry-choice.ts';
import { PREVIOUS_ID } from './telemetry-delete.ts';

export const telemetryResetId = defineCommand({
  name: 'telemetry reset-id',
  describe: ({ commands }) => commands.telemetryResetId,
  json: members({
    installationId: orNull('string', 'if there was none yet'),
    previousInstallationId: PREVIOUS_ID,
  }),
  // One that tells of it would tie the new id to the old one.
  event: null,
  run(context) {
    refuseIfLocked(context);
    const { resetId: texts } = context.speech.texts.telemetry;
    const { installationId: previousInstallationId } = context.telemetry.status();
    const installationId = reset(context);
    context.output.result({ installationId, previousInstallationId }, [
      installationId === null ? texts.none : fill(texts.done, { id: installationId }),
      ...(previousInstallationId === null ? [] : [fill(texts.previousId, { id: previousInstallationId })]),
    ]);
  },
});

function reset({ telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>): string | null {
  try {
    return telemetry.resetInstallationId().installationId;
  } catch (error) {
    const { activity, fileProblems } = speech.telemetryTexts();
    const problem = describeDiskError(error, fileProblems);
    throw new CliFailure('failed', fill(activity.resetFailed, { problem }));
  }
}
