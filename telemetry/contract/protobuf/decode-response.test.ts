import fc from 'fast-check';
import { expect, test } from 'vitest';
import { responseToProtobuf } from '../../testing/protocol.ts';
import { decodeLogsResponse } from './decode-response.ts';

test('reads how many records were rejected, and why', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.string({ unit: 'grapheme' }), (rejectedLogRecords, errorMessage) => {
      const response = { partialSuccess: { rejectedLogRecords, errorMessage } };
      expect(decodeLogsResponse(responseToProtobuf(response))).toEqual(response);
    }),
  );
});

test('an empty answer rejects nothing', () => {
  for (const response of [{}, { partialSuccess: {} }]) {
    expect(decodeLogsResponse(responseToProtobuf(response))).toEqual(response);
  }
});

test('skips fields that it does not know', () => {
  // A varint, four bytes, eight bytes and a text, as fields 15 to 18.
  const unknown = Buffer.from('7801' + '850101020304' + '89010102030405060708' + '9201026869', 'hex');
  const response = { partialSuccess: { rejectedLogRecords: 300 } };
  const known = responseToProtobuf(response);
  expect(decodeLogsResponse(Buffer.concat([unknown, known]))).toEqual(response);
});

test.each(['<html>', 'OK', '{}', '\n\x07partial', '\x08', `\x08${'\xff'.repeat(11)}`])(
  'finds no answer in %o',
  (text) => {
    expect(decodeLogsResponse(Buffer.from(text, 'latin1'))).toBe(null);
  },
);

test('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(() => decodeLogsResponse(bytes)).not.toThrow();
    }),
  );
});
