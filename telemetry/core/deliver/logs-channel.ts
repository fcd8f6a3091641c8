import { describeLoss } from '../drops.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { installationOf, occurredAtOf } from '../record/encode.ts';
import { createRest } from '../slices.ts';
import {
  classifyLogsResponse,
  type EncodingName,
  otherEncoding,
  type ParseAnswer,
  parseJson,
  type ResponseOutcome,
} from './answer.ts';
import { wrapRecords } from './batch.ts';
import type { Channel, Slice } from './channel.ts';
import { post } from './post.ts';
import { markOf } from './separation.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

/** How records are encoded, and how a receiver's answer to that is read. */
export interface LogsEncoding {
  readonly contentType: string;
  /** Awaits `rest` between steps. Rejects if a record is not one. */
  readonly encode: (slices: readonly Slice[], rest: () => Promise<void>) => Promise<Buffer>;
  readonly parse: ParseAnswer;
}

const LOADED: Readonly<Record<EncodingName, () => Promise<LogsEncoding>>> = {
  json: async () => ({
    contentType: 'application/json',
    encode: async (slices) => wrapRecords(slices),
    parse: parseJson,
  }),
  protobuf: async () => (await import('./logs-protobuf.ts')).PROTOBUF,
};

type Unsupported = Extract<ResponseOutcome, { kind: 'unsupported' }>;

/**
 * Sends events to the collector at `url`, as OTLP/HTTP logs: in JSON, or in protobuf if the receiver refuses JSON,
 * until it refuses that.
 */
export function createLogsChannel(host: Needs, url: string): Channel {
  // Only for a receiver that refused JSON once: hashing loads one of Node's large modules.
  const mark = onFirstUse(() => markOf(url));
  /** What the receiver said to the other encoding, from then until it accepts one. */
  let before: Unsupported | null = null;

  const encoding: Channel['encoding'] = (memory) => {
    const marked = memory.protobufMark();
    return marked !== null && marked === mark() ? 'protobuf' : undefined;
  };

  return {
    encoding,
    receiver: 'receiver',
    batchRecords: policy.delivery.batchRecords,
    occurredAt: occurredAtOf,
    installationOf,
    describeLoss: (reason, records) => describeLoss(host.catalogue.namespace, reason, records),
    async post(slices, cancelled, memory, options) {
      const name = encoding(memory) ?? 'json';
      const { contentType, encode, parse } = await LOADED[name]();
      let content: Buffer;
      try {
        content = await encode(slices, createRest(host.clock));
      } catch {
        // As a receiver would say: one of the records is the cause.
        return { kind: 'malformed', status: 400 };
      }
      const outcome = await post(
        host,
        {
          url,
          contentType,
          content,
          classify: (response, now) => classifyLogsResponse(response, now, name, parse),
        },
        cancelled,
        options,
      );
      if (outcome.kind === 'delivered') before = null;
      if (outcome.kind !== 'unsupported') return outcome;
      const next = otherEncoding(name);
      memory.setProtobufMark(next === 'protobuf' ? mark() : null);
      if (before === null) {
        before = outcome;
        return { kind: 'again' };
      }
      // The words of a 400 can be mistaken: a record may be the cause, whose batch is to be tried in halves.
      const isCertain = before.status === 415 && outcome.status === 415;
      before = null;
      memory.setProtobufMark(null);
      return isCertain ? outcome : { kind: 'malformed', status: 400 };
    },
  };
}
