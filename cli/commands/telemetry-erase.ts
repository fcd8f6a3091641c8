import { setTimeout as delay } from 'node:timers/promises';
import {
  describeDiskError,
  describeFileProblem,
  type FlushEnd,
  fileProblemOf,
  fill,
  namesOf,
} from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { requireConfirmation } from '../confirmation.ts';
import { CliFailure } from '../failure.ts';
import { members, orNull } from '../json-shape.ts';
import { refuseIfLocked } from './telemetry-choice.ts';
import { PREVIOUS_ID } from './telemetry-delete.ts';
import { ASK_AGAIN_MS } from './telemetry-flush.ts';

/** How long a person waits to learn whether the server has the request: a slow one responds within some seconds. */
const PATIENCE_MS = 15_000;

export const telemetryErase = defineCommand({
  name: 'telemetry erase',
  describe: ({ commands }) => commands.telemetryErase,
  options: [{ flags: '--yes', describe: ({ commands }) => commands.telemetryErase.yes }],
  example: 'telemetry erase --yes',
  json: members({
    previousInstallationId: PREVIOUS_ID,
    installationId: orNull('string', 'if none is needed'),
    sent: 'boolean',
  }),
  // One that tells of it would have the new ID, seconds after the request with the old one.
  event: null,
  async run(context, { yes }) {
    const { telemetry, output, speech } = context;
    const { erase: texts } = speech.texts.telemetry;
    refuseIfImpossible(context);
    const hasId = telemetry.status().installationId !== null;
    if (hasId && yes !== true) await requireConfirmation(texts);
    const result = hasId ? ask(context) : null;
    if (result?.kind !== 'requested') {
      output.result({ previousInstallationId: null, installationId: null, sent: false }, [texts.none]);
      return;
    }
    const { installationId: id, notDeleted } = result;
    const reason = await send(context, id);
    const { installationId } = telemetry.status();
    const { resetId } = speech.texts.telemetry;
    output.result({ previousInstallationId: id, installationId, sent: reason === null }, [
      ...(reason === null
        ? [fill(texts.sent, { id })]
        : [fill(texts.waiting, { id, reason }), texts.sentSoon]),
      notDeleted === null
        ? texts.filesDeleted
        : fill(texts.filesLeft, {
            problem: describeFileProblem(speech.telemetryTexts().fileProblems, notDeleted),
          }),
      ...(installationId === null ? [] : [fill(resetId.done, { id: installationId })]),
    ]);
  },
});

/** Fails, and says whom the person can ask instead, where no request can be sent. */
function refuseIfImpossible(context: Pick<Context, 'telemetry' | 'speech'>): void {
  const { telemetry, speech } = context;
  const { locked, endpoint, disabledByName, installationId: id, privacyUrl } = telemetry.status();
  const { erase: texts } = speech.texts.telemetry;
  if (!locked && endpoint === 'configured') return;
  // Without an ID, there is nothing to ask anybody for.
  if (id === null && locked) refuseIfLocked(context);
  if (id === null) return;
  const variable = namesOf(catalogue.namespace).endpointVariable;
  const problem = locked
    ? fill(texts.locked, { name: disabledByName ?? '', id })
    : fill(texts.noReceiver, { variable, id });
  const whom = privacyUrl === null ? '' : ` ${fill(texts.policy, { url: privacyUrl })}`;
  throw new CliFailure(locked ? 'locked' : 'failed', `${problem}${whom}`);
}

function ask({ telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>) {
  try {
    return telemetry.requestErasure();
  } catch (error) {
    const problem = describeDiskError(error, speech.telemetryTexts().fileProblems);
    throw new CliFailure('failed', fill(speech.texts.telemetry.erase.failed, { problem }));
  }
}

/** Tries to send the request. Null if the server has it; otherwise the reason why not, in a sentence. */
async function send(
  { telemetry, speech }: Pick<Context, 'telemetry' | 'speech'>,
  id: string,
): Promise<string | null> {
  const endsAt = performance.now() + PATIENCE_MS;
  const late = delay(PATIENCE_MS, { kind: 'late' } as const, { ref: false });
  for (;;) {
    const end = await Promise.race([telemetry.flush(), late]);
    if (!telemetry.status().erasuresWaiting.includes(id)) return null;
    const pauseMs = end.kind === 'keptApart' ? end.forMs : ASK_AGAIN_MS;
    const isWorthWaiting = end.kind === 'keptApart' || end.kind === 'elsewhere';
    if (!isWorthWaiting || performance.now() + pauseMs >= endsAt)
      return whyNot(end, telemetry.folder, speech);
    await delay(pauseMs);
  }
}

function whyNot(
  end: FlushEnd | { readonly kind: 'late' },
  folder: string,
  speech: Context['speech'],
): string {
  const { erase, flush } = speech.texts.telemetry;
  const { delivery, fileProblems, sendingPause } = speech.telemetryTexts();
  switch (end.kind) {
    case 'waiting':
      return `${delivery.problem[end.problem]}.`;
    case 'diskFailed':
      return describeFileProblem(fileProblems, fileProblemOf(end.error, folder));
    case 'held':
      return `${sendingPause.inApp}.`;
    case 'keptApart':
    case 'elsewhere':
      return `${delivery[end.kind]}.`;
    case 'notAllowed':
      return flush.noticeDue;
    case 'delivered':
      return `${delivery.problem.refused}.`;
    case 'late':
      return erase.noAnswer;
  }
}
