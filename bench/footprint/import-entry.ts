/**
 * Runs as the main process of an app that does nothing else: imports one entry of a package, and writes how
 * long that took and how much memory it added. What any app using the entry has anyway is imported before.
 */
import { writeFileSync } from 'node:fs';
import { app } from 'electron';

const entry = process.env['KREYA_BENCH_IMPORT'] ?? '';
const before = (process.env['KREYA_BENCH_BEFORE'] ?? '').split(' ').filter((name) => name !== '');
for (const name of before) await import(name);

const bytesBefore = process.memoryUsage.rss();
const startedAt = process.hrtime.bigint();
await import(entry);
const importMs = Number(process.hrtime.bigint() - startedAt) / 1e6;
const addedBytes = process.memoryUsage.rss() - bytesBefore;

writeFileSync(process.env['KREYA_BENCH_REPLY'] ?? '', JSON.stringify({ importMs, addedBytes }));
app.exit(0);
