import { join } from 'node:path';
import { NODE_MODULES } from '../paths.ts';
import { installCommand, installPrefix, onPath } from '../process/apt.ts';
import { runCommand } from '../process/run-command.ts';
import { displayIsMissing } from './display.ts';
import type { Log } from './log.ts';

const PLAYWRIGHT = join(NODE_MODULES, 'playwright', 'cli.js');
/** What Electron needs in addition to Chromium's libraries, which Playwright installs. */
const EXTRA_PACKAGES = ['libgtk-3-0', 'xvfb'] as const;
const APT = installCommand(EXTRA_PACKAGES);
const BY_HAND = `sudo npx playwright install-deps chromium && sudo ${APT.join(' ')}`;

const CHECK_TIMEOUT_MS = 20_000;
const INSTALL_TIMEOUT_MS = 20 * 60_000;

/**
 * Makes sure that the system has the libraries this Electron is linked with, and Xvfb if there is no display:
 * installs them with apt if this user may, else throws an error with the command to run.
 */
export async function ensureLibraries(executable: string, log: Log, stop?: AbortSignal): Promise<void> {
  if (process.platform !== 'linux') return;
  let missing = await missingOnSystem(executable, stop);
  if (missing.length === 0) return;
  const prefix = await installPrefix(stop);
  if (prefix === null)
    throw new Error(`Electron needs ${missing.join(', ')}. Install the libraries:\n  ${BY_HAND}`);

  log(`Electron needs ${missing.join(', ')}: installing system packages with apt.`);
  await install([process.execPath, PLAYWRIGHT, 'install-deps', 'chromium'], stop);
  missing = await missingOnSystem(executable, stop);
  if (missing.length === 0) return;

  log(`Still missing: ${missing.join(', ')}. Installing ${EXTRA_PACKAGES.join(' and ')}.`);
  await install([...prefix, ...APT], stop);
  missing = await missingOnSystem(executable, stop);
  if (missing.length > 0) throw new Error(`Electron still needs ${missing.join(', ')}. Tried:\n  ${BY_HAND}`);
}

async function install(command: readonly string[], stop?: AbortSignal): Promise<void> {
  const [program = '', ...args] = command;
  await runCommand(program, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: INSTALL_TIMEOUT_MS,
    output: 'show',
    stop,
  });
}

async function missingOnSystem(executable: string, stop?: AbortSignal): Promise<string[]> {
  const ldd = await runCommand('ldd', [executable], { timeoutMs: CHECK_TIMEOUT_MS, output: 'collect', stop });
  const missing = missingLibraries(ldd.output);
  if (displayIsMissing() && !onPath('Xvfb')) missing.push('Xvfb (there is no display)');
  return missing;
}

/** The libraries that `ldd` reports as not found, each once. */
export function missingLibraries(lddOutput: string): string[] {
  return [...new Set(Array.from(lddOutput.matchAll(/^\s*(\S+) => not found/gm), (match) => match[1] ?? ''))];
}
