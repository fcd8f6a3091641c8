import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

const SHA512 = 'sha512-';

/** Throws unless the file has the expected SHA-512, given in npm's notation: `sha512-` and base64. */
export async function verifyIntegrity(file: string, expected: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const actual = SHA512 + hash.digest('base64');
  if (actual !== expected) {
    throw new Error(
      `${file} has the wrong checksum and is not used.\n  expected ${expected}\n  got      ${actual}`,
    );
  }
}

/**
 * Unpacks a zip file, keeping permissions. `place` maps an entry's name to its path below `folder`, or to
 * null to leave it out. Throws if the zip is damaged or an entry would end up outside `folder`.
 */
export async function unzip(
  zip: string,
  folder: string,
  place: (name: string) => string | null,
  stop?: AbortSignal,
): Promise<void> {
  const file = await yauzl.openPromise(zip);
  try {
    for await (const entry of file.eachEntry()) {
      stop?.throwIfAborted();
      const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (path === null) continue;
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await pipeline(
        await file.openReadStreamPromise(entry),
        createWriteStream(target, { mode: mode === 0 ? 0o644 : mode }),
      );
    }
  } finally {
    file.close();
  }
}
