/**
 * Measures the requests of days of work of one installation, to size a receiver. With a file's name, it appends the
 * requests there, one per line.
 */
import { appendFileSync } from 'node:fs';
import { type Sent, sendDay } from './day/send-day.ts';

const DAYS = 200;
const DAY_MS = 24 * 60 * 60_000;

async function tell(title: string, online: boolean, file: string | undefined): Promise<void> {
  const requests: Sent[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const startMs = Date.UTC(2026, 0, 5, 9) + (day % 20) * DAY_MS;
    const keep = (body: string) => (file === undefined ? undefined : appendFileSync(file, `${body}\n`));
    requests.push(...(await sendDay(startMs, online, keep)));
  }
  const sum = (key: keyof Sent) => requests.reduce((total, one) => total + one[key], 0);
  const events = sum('events');
  console.log(
    `${title}: ${(events / DAYS).toFixed(1)} events and ${(requests.length / DAYS).toFixed(1)} requests a day, ` +
      `${(events / requests.length).toFixed(2)} events per request; a request has ` +
      `${Math.round(sum('zipped') / requests.length)} bytes gzipped, an event ` +
      `${Math.round(sum('zipped') / events)} gzipped and ${Math.round(sum('plain') / events)} uncompressed`,
  );
}

const [file, ...more] = process.argv.slice(2);
if (more.length > 0 || file?.startsWith('-') === true) {
  console.log(
    'npm run day [-- <file>]\n\nMeasures the requests of days of work of one installation, and appends them to the file if you name one.',
  );
  process.exit(file === '--help' || file === '-h' ? 0 : 2);
}
await tell('receiver available', true, file);
await tell('receiver available only at the end of the day', false, undefined);
