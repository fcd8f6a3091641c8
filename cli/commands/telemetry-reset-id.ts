import type { Command } from '../command.ts';
import { refuseIfLocked } from './telemetry-choice.ts';

export const telemetryResetId: Command = {
  name: 'telemetry reset-id',
  description: 'Replace the installation id by a new random one. What was recorded before keeps the old one.',
  // One that tells of it would tie the new id to the old one.
  event: null,
  run(context) {
    refuseIfLocked(context);
    const { installationId } = context.telemetry.resetInstallationId();
    context.output.result({ installationId }, [
      installationId === null
        ? 'There is no installation id yet.'
        : `The installation id is now ${installationId}.`,
    ]);
  },
};
