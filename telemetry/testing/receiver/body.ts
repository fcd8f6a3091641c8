import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** The size limit of a body in bytes, both as received and after gunzip. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A request that can't be accepted, with the status that says so. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The client disconnected before its request had been read. */
export class ClientGone extends Error {}

/**
 * Reads a whole body. Throws a {@link Refused} with 413 if it is too large, {@link ClientGone} if it breaks
 * off.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new ClientGone();
  }
  return Buffer.concat(chunks);
}

/**
 * Decodes a content encoding. Throws a {@link Refused}: 415 for an unknown one, 400 for bad gzip, 413 for a
 * bomb.
 */
export async function decode(raw: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return raw;
  if (encoding !== 'gzip') throw new Refused(415, `unsupported content encoding ${encoding}`);
  try {
    return await promisify(gunzip)(raw, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new Refused(400, 'the body is not valid gzip');
  }
}

function tooLarge(): Refused {
  return new Refused(413, `the body is larger than ${MAX_BODY_BYTES} bytes`);
}
