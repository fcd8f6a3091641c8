import { type CheckOutcome, type ConnectionCheck, fill } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { CHECK_CODES, EXIT_CODES } from '../exit-codes.ts';
import { members, oneOf, orNull } from '../json-shape.ts';
import { labelled } from '../labelled.ts';
import { wholeNumber } from '../option-values.ts';
import { styled } from '../output.ts';
import type { Speech } from '../speech.ts';
import { refuseIfLocked } from './telemetry-choice.ts';
import { refuseWithoutReceiver } from './telemetry-flush.ts';

const DEFAULT_SECONDS = 10;

const CERTIFICATE = members({
  subject: 'string',
  issuer: 'string',
  validUntil: orNull('string', 'if it does not say'),
  trustedBy: orNull(oneOf<'node' | 'system'>({ node: true, system: true }), 'if nobody trusts it'),
});

export const telemetryCheck = defineCommand({
  name: 'telemetry check',
  describe: ({ commands }) => commands.telemetryCheck,
  options: [
    {
      flags: '--timeout <seconds>',
      describe: ({ commands }) => fill(commands.telemetryCheck.timeout, { default: String(DEFAULT_SECONDS) }),
      value: wholeNumber(1, 60 * 60),
    },
  ],
  json: members({
    outcome: oneOf<CheckOutcome>({ accepted: EXIT_CODES.ok, ...CHECK_CODES }),
    url: 'string',
    address: orNull('string', 'if there was no connection'),
    proxy: orNull('string', 'without a proxy'),
    certificate: orNull(CERTIFICATE, 'without TLS, or if none was shown'),
    status: orNull('number', 'if there was no response'),
    code: orNull('string', 'if there was a response'),
    message: orNull('string', 'if the server says nothing'),
    retryAfterMs: orNull('number', 'if the server does not ask for a pause'),
    durationMs: 'number',
  }),
  // It sends nothing of the person's.
  event: null,
  async run(context, { timeout }) {
    refuseIfLocked(context);
    refuseWithoutReceiver(context);
    const { telemetry, output, speech, exitWith } = context;
    const seconds = typeof timeout === 'number' ? timeout : DEFAULT_SECONDS;
    const check = await telemetry.check({ timeoutMs: seconds * 1_000 });
    output.result(check, linesFor(check, speech));
    if (check.outcome !== 'accepted') exitWith(check.outcome);
  },
});

function linesFor(check: ConnectionCheck, speech: Speech) {
  const { labels, time } = speech.texts.telemetry.check;
  const { address, proxy, certificate, message } = check;
  return labelled([
    [labels.result, styled(check.outcome === 'accepted' ? 'green' : 'red', describeOutcome(check, speech))],
    [labels.receiver, check.url],
    ...(address === null ? [] : [[labels.address, address] as const]),
    ...(proxy === null ? [] : [[labels.proxy, proxy] as const]),
    ...(certificate === null
      ? []
      : [[labels.certificate, describeCertificate(certificate, speech)] as const]),
    [labels.response, describeResponse(check, speech)],
    ...(message === null ? [] : [[labels.message, message] as const]),
    [labels.time, fill(time, { ms: speech.number(check.durationMs) })],
  ]);
}

/** What stands in the way, and what to do about it. */
function describeOutcome({ outcome, url, status, retryAfterMs }: ConnectionCheck, speech: Speech): string {
  const { outcomes, retryAfter } = speech.texts.telemetry.check;
  const { protocol, host, hostname } = new URL(url);
  const sentence = fill(outcomes[outcome], {
    host,
    name: hostname,
    status: String(status),
    variable: protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY',
  });
  if (retryAfterMs === null) return sentence;
  return `${sentence} ${fill(retryAfter, { duration: speech.duration(retryAfterMs) })}`;
}

function describeCertificate(
  { subject, issuer, validUntil, trustedBy }: NonNullable<ConnectionCheck['certificate']>,
  speech: Speech,
): string {
  const { certificate, trust, unknownTime } = speech.texts.telemetry.check;
  return fill(certificate, {
    subject,
    issuer,
    time: validUntil === null ? unknownTime : speech.localTime(Date.parse(validUntil)),
    trust: trust[trustedBy ?? 'nobody'],
  });
}

function describeResponse({ status, code }: ConnectionCheck, speech: Speech): string {
  const { response, noResponse, noResponseBecause } = speech.texts.telemetry.check;
  if (status !== null) return fill(response, { status: String(status) });
  return code === null ? noResponse : fill(noResponseBecause, { code });
}
