/**
 * Runs in a pseudo-terminal, as a person has one. `script` makes it, of util-linux, which is on every Debian and Ubuntu:
 * no package with native code is needed.
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
  /** Sends the command a signal, as from elsewhere. */
  signal(signal: NodeJS.Signals): void;
}

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Of the shell, such as `2>/dev/null`. */
  readonly redirection?: string;
  /** What the person does when this was printed. */
  readonly when?: { readonly printed: string; readonly react: (person: Person) => void };
}

export interface TerminalRun {
  /** As a shell tells it: 128 and the signal's number for a command that a signal ended. */
  readonly exitCode: number | null;
  /** All that came to the terminal, with its escape sequences. */
  readonly raw: string;
  /** The same as it is read. */
  readonly text: string;
  /** Whether what is typed afterwards is shown, as it was before. */
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
  // The number of a shell that becomes the command is the command's.
  const kreyac = `sh -c ${quote(`echo $$ >${pidFile}; exec ${command} ${redirection}`)}`;
  // Ctrl-C reaches this shell, too, which has still to look at the terminal.
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

/** As one word of a shell's command. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
