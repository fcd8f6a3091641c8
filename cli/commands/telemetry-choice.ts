import { NO_HOME } from 'kreya-telemetry/node';
import { type Context, defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { type JsonOf, members } from '../json-shape.ts';

const CHOICE = members({ enabled: 'boolean' });

export const telemetryEnable = defineCommand({
  name: 'telemetry enable',
  description: 'Turn telemetry on, here and in the app.',
  json: CHOICE,
  event: 'telemetryEnable',
  run(context) {
    choose(context, true);
  },
});

export const telemetryDisable = defineCommand({
  name: 'telemetry disable',
  description: 'Turn telemetry off, here and in the app. What was collected before is still sent.',
  json: CHOICE,
  event: 'telemetryDisable',
  run(context) {
    refuseIfLocked(context);
    // What tells of it must come before, since the last event says that telemetry was turned off.
    context.recordNow();
    choose(context, false);
  },
});

/** Fails for a command that can do nothing while a policy holds telemetry off. */
export function refuseIfLocked({ telemetry }: Pick<Context, 'telemetry'>): void {
  const { locked, disabledByName } = telemetry.status();
  if (locked && disabledByName === NO_HOME.lock.name) throw new CliFailure('locked', NO_HOME.warning);
  if (locked) {
    throw new CliFailure(
      'locked',
      `Telemetry is disabled by ${disabledByName}. Remove that first; it overrides this choice.`,
    );
  }
}

function choose(context: Context<JsonOf<typeof CHOICE>>, enabled: boolean): void {
  refuseIfLocked(context);
  try {
    context.telemetry.setEnabled(enabled);
  } catch (error) {
    throw new CliFailure(
      'failed',
      error instanceof Error ? error.message : 'Your choice could not be saved.',
    );
  }
  context.output.result({ enabled }, [`Telemetry is ${enabled ? 'on' : 'off'}.`]);
}
