import { join } from 'node:path';
import type { Profile } from './kreyac.ts';

const UUID = (version: number) =>
  new RegExp(`[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`, 'g');

/** The output, with everything that differs between runs and machines replaced by an example. */
export function stable(text: string, { home, receiver }: Profile): string {
  return text
    .replaceAll(join(home, 'Kreya'), '/home/ada/.config/Kreya')
    .replaceAll(home, '/home/ada')
    .replaceAll(receiver.url, 'https://telemetry.example.com')
    .replaceAll(UUID(7), '0199f2a4-7c11-7abc-8def-0123456789ab')
    .replaceAll(UUID(4), '2f1c8e0a-5b1d-4c3e-9a7f-6d5e4c3b2a10')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-02T03:04:05.678Z')
    .replaceAll(/(?<before>"timeUnixNano": ?")\d+/g, '$<before>1767323045678000000')
    .replaceAll(/(?<before>duration_ms"[^}]*?"intValue": ?")\d+/g, '$<before>23')
    .replaceAll(/(?<before>"durationMs": )\d+/g, '$<before>23')
    .replaceAll(/^((?:Time|Dauer) +)\d+ ms$/gm, '$123 ms')
    .replaceAll(
      /(durationMs +)(\d+ +)/g,
      (_, name: string, value: string) => name + '23'.padEnd(value.length),
    )
    .replaceAll(/^(Node\.js +).*$/gm, '$120.19.0')
    .replaceAll(/^(System +).*$/gm, '$1linux x64')
    .replaceAll(/"node": ".*"/g, '"node": "20.19.0"')
    .replaceAll(/"platform": ".*"/g, '"platform": "linux"')
    .replaceAll(/"arch": ".*"/g, '"arch": "x64"')
    .replaceAll(/\bin \d+ (seconds|minutes|hours|Sekunden|Minuten|Stunden)\b/g, 'in 23 $1')
    .replaceAll(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M\b/g, 'Jan 2, 2026, 3:04 AM')
    .replaceAll(/\b\d\d\.\d\d\.\d{4}, \d\d:\d\d\b/g, '02.01.2026, 03:04');
}
