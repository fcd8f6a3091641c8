import { open, rm } from 'node:fs/promises';
import { recordsOf } from '../core/telemetry/records.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

/**
 * Writes all records to a file one by one, so that the app stays responsive. Rejects with the disk's error;
 * then leaves no partial file, and a file that can't be written stays as it is.
 */
export async function writeActivity(activity: Telemetry['activity'], path: string): Promise<void> {
  await using file = await open(path, 'w', 0o600);
  try {
    let separator = '[\n';
    for (const one of activity.list().files) {
      const records = activity.read([one.id]).flatMap((content) => recordsOf(one, content));
      for (const record of records) {
        await file.write(`${separator}${JSON.stringify(record)}`);
        separator = ',\n';
      }
    }
    await file.write(separator === '[\n' ? '[]\n' : '\n]\n');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
