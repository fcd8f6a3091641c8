/** Fills standard error, which nobody reads, to the last byte. */
import { writeSync } from 'node:fs';

// Makes Node set it to non-blocking.
void process.stderr;
for (const size of [65_536, 1]) {
  try {
    for (;;) writeSync(2, Buffer.alloc(size));
  } catch {
    // It is full for this size.
  }
}
