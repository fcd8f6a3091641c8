/** Fills standard error, which nobody reads, to the last byte. */
import { writeSync } from 'node:fs';

// Makes Node set it not to wait.
void process.stderr;
for (const size of [65_536, 1]) {
  try {
    for (;;) writeSync(2, Buffer.alloc(size));
  } catch {
    // It takes no more of this size.
  }
}
