import type { Command } from '../command.ts';
import { telemetryDisable, telemetryEnable } from './telemetry-choice.ts';
import { telemetryStatus } from './telemetry-status.ts';
import { version } from './version.ts';

/** All commands, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [version, telemetryStatus, telemetryEnable, telemetryDisable];

/** What the words are for that begin several commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  telemetry: 'See and control what Kreya collects.',
};
