import type { ChooseText, Command } from '../command.ts';
import { completion } from './completion.ts';
import { environmentGetActive, environmentList, environmentSetActive } from './environment.ts';
import { exitCodes } from './exit-codes.ts';
import { info } from './info.ts';
import { telemetryCheck } from './telemetry-check.ts';
import { telemetryDisable, telemetryEnable } from './telemetry-choice.ts';
import { telemetryDelete } from './telemetry-delete.ts';
import { telemetryErase } from './telemetry-erase.ts';
import { telemetryEvents } from './telemetry-events.ts';
import { telemetryFlush } from './telemetry-flush.ts';
import { telemetryResetId } from './telemetry-reset-id.ts';
import { telemetryShow } from './telemetry-show.ts';
import { telemetryStatus } from './telemetry-status.ts';
import { version } from './version.ts';

/** All commands, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  version,
  info,
  exitCodes,
  completion,
  environmentList,
  environmentGetActive,
  environmentSetActive,
  telemetryStatus,
  telemetryEnable,
  telemetryDisable,
  telemetryEvents,
  telemetryShow,
  telemetryCheck,
  telemetryFlush,
  telemetryResetId,
  telemetryErase,
  telemetryDelete,
];

/** What the commands do that begin with the same word. */
export const GROUPS: Readonly<Record<string, ChooseText>> = {
  environment: ({ help }) => help.groups.environment,
  telemetry: ({ help }) => help.groups.telemetry,
};
