/** What telemetry adds to a run of the command line, and whether it leaves any process behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { ROOT } from '../../tools/paths.ts';
import { BUILT } from '../build.ts';
import { median } from '../statistics.ts';
import { type Context, freshFolder } from './context.ts';

/** Medians of whole runs of `kreyac version`, in milliseconds. */
export interface KreyacCost {
  readonly onMs: number;
  readonly offMs: number;
  /** With telemetry on, and a receiver that accepts requests and never answers. */
  readonly hangingMs: number;
  /** Runs that left a process of their group behind. */
  readonly leftProcesses: number;
}

interface Way {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly tookMs: number[];
}

export async function measureKreyac(runs: number, { stop }: Context): Promise<KreyacCost> {
  const kreyac = await bundleKreyac();
  const receiver = await startReceiver();
  const hanging = await startReceiver({ answer: () => 'hangAfterReading' });
  const on = wayTo(kreyac, receiver.url);
  const off = wayTo(kreyac, receiver.url, '--disable-telemetry');
  const atHanging = wayTo(kreyac, hanging.url);
  const ways = [on, off, atHanging];
  let leftProcesses = 0;
  // The first run of each shows the notice and creates the profile; they take turns, so that a slow moment
  // affects all.
  for (let run = -1; run < runs; run += 1) {
    for (const way of ways) {
      stop.throwIfAborted();
      const { tookMs, left } = await time(way);
      if (run >= 0) way.tookMs.push(tookMs);
      if (left) leftProcesses += 1;
    }
  }
  await Promise.all([receiver.close(), hanging.close()]);
  return {
    onMs: median(on.tookMs),
    offMs: median(off.tookMs),
    hangingMs: median(atHanging.tookMs),
    leftProcesses,
  };
}

async function bundleKreyac(): Promise<string> {
  const outDir = join(BUILT, 'out', 'cli');
  await build({
    configFile: join(ROOT, 'cli', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: false },
  });
  return join(outDir, 'kreyac.js');
}

function wayTo(kreyac: string, url: string, ...options: readonly string[]): Way {
  const folder = freshFolder();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    KREYA_TELEMETRY_ENDPOINT: url,
  };
  return { args: [kreyac, 'version', ...options], env, tookMs: [] };
}

async function time({ args, env }: Way): Promise<{ tookMs: number; left: boolean }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: 'ignore', detached: true });
  await once(child, 'exit');
  return { tookMs: performance.now() - startedAt, left: isThere(child.pid) };
}

function isThere(group: number | undefined): boolean {
  try {
    return group !== undefined && process.kill(-group, 0);
  } catch {
    return false;
  }
}
