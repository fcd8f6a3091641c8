/** Loaded when a receiver does not accept JSON, which few do. */
import { decodeLogsResponse } from '../../contract/protobuf/decode-response.ts';
import { encodeLogs } from '../../contract/protobuf/encode-logs.ts';
import { policy } from '../policy.ts';
import { parseJson } from './answer.ts';
import { wrapRecords } from './batch.ts';
import type { Slice } from './channel.ts';
import type { LogsEncoding } from './logs-channel.ts';

export const PROTOBUF: LogsEncoding = {
  contentType: 'application/x-protobuf',
  async encode(slices, rest) {
    const parts: Uint8Array[] = [];
    for (const slice of slices.flatMap(inPieces)) {
      await rest();
      parts.push(encodeLogs(String(wrapRecords([slice]))));
    }
    return Buffer.concat(parts);
  },
  // Some answer in JSON all the same.
  parse: (body) => decodeLogsResponse(body) ?? parseJson(body),
};

function inPieces(slice: Slice): Slice[] {
  const { protobufRecords } = policy.delivery;
  const count = Math.ceil(slice.records.length / protobufRecords);
  return Array.from({ length: count }, (_, at) => {
    const records = slice.records.slice(at * protobufRecords, (at + 1) * protobufRecords);
    return { ...slice, records };
  });
}
