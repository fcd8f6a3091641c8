import { describeDiskError, fill, NO_HOME } from 'kreya-telemetry/node';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import { type Context, defineCommand } from '../command.ts';
import { ALREADY_SAID, CliFailure } from '../failure.ts';
import { type JsonOf, members } from '../json-shape.ts';
import type { Speech } from '../speech.ts';

const CHOICE = members({ enabled: 'boolean' });

export const telemetryEnable = defineCommand({
  name: 'telemetry enable',
  describe: ({ commands }) => commands.telemetryEnable,
  json: CHOICE,
  event: 'telemetryEnable',
  run(context) {
    choose(context, true);
  },
});

export const telemetryDisable = defineCommand({
  name: 'telemetry disable',
  describe: ({ commands }) => commands.telemetryDisable,
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
export function refuseIfLocked({ telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>): void {
  const { locked, disabledByName } = telemetry.status();
  if (locked && disabledByName === NO_HOME.lock.name) throw new CliFailure('locked', ALREADY_SAID);
  if (locked) {
    const { choice } = speech.texts.telemetry;
    throw new CliFailure('locked', fill(choice.locked, { name: disabledByName ?? '' }));
  }
}

function choose(context: Context<JsonOf<typeof CHOICE>>, enabled: boolean): void {
  refuseIfLocked(context);
  const { choice: texts } = context.speech.texts.telemetry;
  try {
    context.telemetry.setEnabled(enabled);
  } catch (error) {
    throw new CliFailure('failed', whyUnsaved(error, enabled, context.speech));
  }
  context.output.result({ enabled }, enabled ? [texts.on] : offLines(context.telemetry.status(), context));
}

/** What becomes of what was recorded, and how a person gets rid of it. */
function offLines(
  { pending, pendingErrors, endpoint }: TelemetryStatus,
  { speech: { texts, counted } }: Pick<Context, 'speech'>,
): readonly string[] {
  const { off, nothingNew, earlierEvents, earlierErrors, earlierBoth, deleteEarlier } =
    texts.telemetry.choice;
  const count = pending + pendingErrors;
  if (count === 0 || endpoint !== 'configured') return [`${off} ${nothingNew}`];
  const earlier = pendingErrors === 0 ? earlierEvents : pending === 0 ? earlierErrors : earlierBoth;
  return [`${off} ${nothingNew}`, counted(earlier, count), counted(deleteEarlier, count)];
}

function whyUnsaved(error: unknown, enabled: boolean, speech: Speech): string {
  const { choiceFailed, fileProblems } = speech.telemetryTexts();
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return speech.texts.telemetry.choice.unsaved;
  const problem = describeDiskError(cause, fileProblems);
  return fill(enabled ? choiceFailed.on : choiceFailed.off, { problem });
}
