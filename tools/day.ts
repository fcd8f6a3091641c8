/**
 * Shows what days of one installation look like on the wire, for sizing a receiver. Given a file name,
 * appends the requests to it, one per line.
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
      `${(events / requests.length).toFixed(2)} events a request; a request has ` +
      `${Math.round(sum('zipped') / requests.length)} bytes zipped, an event ` +
      `${Math.round(sum('zipped') / events)} zipped and ${Math.round(sum('plain') / events)} plain`,
  );
}

const [file, ...more] = process.argv.slice(2);
if (more.length > 0 || file?.startsWith('-') === true) {
  console.log(
    'npm run day [-- <file>]\n\nShows what days of one installation look like on the wire. Requests are appended to the file.',
  );
  process.exit(file === '--help' || file === '-h' ? 0 : 2);
}
await tell('receiver there', true, file);
await tell('receiver back at the end of the day', false, undefined);
