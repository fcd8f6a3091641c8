/** The checksum of a frame. */

/**
 * XXH32 with seed 0 of the bytes from `start` to before `end`, as a 32-bit integer ("xxHash fast digest
 * algorithm", version 0.1.1). Detects every change within 32 consecutive bits. Not the CRC-32 of `node:zlib`:
 * a native call costs three times as much as hashing these few hundred bytes.
 */
export function xxh32(bytes: DataView, start: number, end: number): number {
  // Inside the function: bundlers turn a module's constants into variables.
  const prime1 = 0x9e3779b1 | 0;
  const prime2 = 0x85ebca77 | 0;
  const prime3 = 0xc2b2ae3d | 0;
  const prime4 = 0x27d4eb2f;
  const prime5 = 0x165667b1;
  const { imul } = Math;

  let at = start;
  let hash = prime5;
  if (end - start >= 16) {
    let lane1 = (prime1 + prime2) | 0;
    let lane2 = prime2;
    let lane3 = 0;
    let lane4 = -prime1 | 0;
    for (; at + 16 <= end; at += 16) {
      lane1 = imul(rotateLeft(lane1 + imul(bytes.getInt32(at, true), prime2), 13), prime1);
      lane2 = imul(rotateLeft(lane2 + imul(bytes.getInt32(at + 4, true), prime2), 13), prime1);
      lane3 = imul(rotateLeft(lane3 + imul(bytes.getInt32(at + 8, true), prime2), 13), prime1);
      lane4 = imul(rotateLeft(lane4 + imul(bytes.getInt32(at + 12, true), prime2), 13), prime1);
    }
    hash = (rotateLeft(lane1, 1) + rotateLeft(lane2, 7) + rotateLeft(lane3, 12) + rotateLeft(lane4, 18)) | 0;
  }
  hash = (hash + end - start) | 0;
  for (; at + 4 <= end; at += 4) {
    hash = imul(rotateLeft(hash + imul(bytes.getInt32(at, true), prime3), 17), prime4);
  }
  for (; at < end; at += 1) {
    hash = imul(rotateLeft(hash + imul(bytes.getUint8(at), prime5), 11), prime1);
  }
  hash = imul(hash ^ (hash >>> 15), prime2);
  hash = imul(hash ^ (hash >>> 13), prime3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Rotates a 32-bit word. */
function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
