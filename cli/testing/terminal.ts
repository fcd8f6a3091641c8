/**
 * Runs a command in a pseudo-terminal, as a person has one, created by util-linux's `script`, which every
 * Debian and Ubuntu has: no native package is needed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bundleKreyac, type Profile } from './kreyac.ts';

export const KEYS = { ctrlC: '\u0003', ctrlD: '\u0004', enter: '\r' } as const;

/** What the person at the terminal can do while the command runs. */
export interface Person {
  type(keys: string): void;
  /** Sends the command a signal, as if from elsewhere. */
  signal(signal: NodeJS.Signals): void;
}

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A shell redirection, such as `2>/dev/null`. */
  readonly redirection?: string;
  /** What the person does when this has been printed. */
  readonly when?: { readonly printed: string; readonly react: (person: Person) => void };
}

export interface TerminalRun {
  /** As a shell reports it: 128 plus the number of the signal that ended the command, if any. */
  readonly exitCode: number | null;
  /** Everything sent to the terminal, with its escape sequences. */
  readonly raw: string;
  /** The same as a person reads it. */
  readonly text: string;
  /** Whether typed text is echoed afterwards, as before. */
  readonly echoes: boolean;
}

export async function runInTerminal(
  profile: Profile,
  args: readonly string[],
  { env = {}, cwd = profile.home, redirection = '', when }: TerminalOptions = {},
): Promise<TerminalRun> {
  const notes = mkdtempSync(join(tmpdir(), 'kreyac-terminal-'));
  const [pidFile, settingsFile] = [join(notes, 'pid'), join(notes, 'settings')];
  const command = [process.execPath, await bundleKreyac(), ...args].map(quote).join(' ');
  // The command keeps the process ID of the shell that becomes it.
  const kreyac = `sh -c ${quote(`echo $$ >${pidFile}; exec ${command} ${redirection}`)}`;
  // Ctrl-C reaches this shell, too, which still has to inspect the terminal.
  const session = `trap : INT; stty cols 80 rows 24; ${kreyac}; code=$?; stty -a >${settingsFile}; exit $code`;
  const child = spawn('script', ['-qefc', session, '/dev/null'], {
    env: { ...profile.env, TERM: 'xterm', SHELL: '/bin/sh', ...env },
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const person: Person = {
    type: (keys) => child.stdin.write(keys),
    signal: (signal) => process.kill(Number(readFileSync(pidFile, 'utf8')), signal),
  };
  let raw = '';
  let hasReacted = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    if (hasReacted || when === undefined || !raw.includes(when.printed)) return;
    hasReacted = true;
    when.react(person);
  });
  await once(child, 'close');
  const echoes = / echo\b/.test(readFileSync(settingsFile, 'utf8'));
  rmSync(notes, { recursive: true });
  const unix = raw.replaceAll('\r\n', '\n');
  return { exitCode: child.exitCode, raw: unix, text: stripVTControlCharacters(unix), echoes };
}

/** Quotes a single word for a shell command. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
