import { setTimeout as delay } from 'node:timers/promises';
import { type OwnedProcess, own } from '../process/owned-process.ts';

export interface HealthyOptions {
  /** What people call the program. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Answers with a success once the program is ready. */
  readonly healthUrl: string;
  /** How often it is asked, a tenth of a second apart. */
  readonly tries: number;
}

const PAUSE_MS = 100;

/** Starts a server, and waits until it is ready. Throws if it does not get ready. */
export async function startHealthy(options: HealthyOptions): Promise<OwnedProcess> {
  const { name, program, args, healthUrl, tries } = options;
  const started = own(program, [...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let count = 0; count < tries; count += 1) {
    if (await isHealthy(healthUrl)) return started;
    if (started.child.exitCode !== null) break;
    await delay(PAUSE_MS);
  }
  await started.stop();
  throw new Error(`${name} does not start. What it says is above.`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
