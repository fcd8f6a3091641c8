/** A shell as a person has it: interactive, in a pseudo-terminal, with the completion of kreyac that it would load. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { bundleKreyac, type Profile } from './kreyac.ts';

/** Ctrl-O shows the line as it is by then; what was typed before is done in order. */
const SHOW_LINE = '\u000f';
const CLEAR_LINE = '\u0015';
const TAB = '\t';
const LINE = /LINE<(.*)>END/;
const READY = 'READY>';

export type InteractiveShell = 'bash' | 'zsh' | 'fish';

/** How each is started without what this machine has in its files, and shows its line. */
const SHELLS: Readonly<Record<InteractiveShell, { readonly command: string; readonly startUp: string }>> = {
  bash: {
    command: 'bash --noprofile --rcfile rc -i',
    startUp: `
PS1='${READY} '
bind 'set bell-style none'
bind 'set enable-bracketed-paste off'
bind -x '"\\C-o": printf "LINE<%s>END\\n" "$READLINE_LINE"'
source <(kreyac completion bash)
`,
  },
  zsh: {
    command: 'zsh -d -i',
    startUp: `
PS1='${READY} '
unsetopt BEEP PROMPT_SP ZLE_BRACKETED_PASTE 2>/dev/null
bindkey -e
show-line() { print -r -- "LINE<$BUFFER>END" }
zle -N show-line
bindkey '^O' show-line
autoload -Uz compinit
compinit -u -D
source <(kreyac completion zsh)
`,
  },
  fish: {
    command: 'fish -i -N -C "source rc"',
    startUp: `
function fish_prompt; echo '${READY} '; end
function fish_title; end
bind \\co 'printf "\\nLINE<%s>END\\n" (commandline)'
set -g fish_autosuggestion_enabled 0
kreyac completion fish | source
`,
  },
};

export interface Session {
  /** What the line is after this was typed and Tab was pressed, and what was shown meanwhile. */
  tab(typed: string, presses?: number): Promise<{ readonly line: string; readonly shown: string }>;
}

/** Starts one on this profile, in this folder. It is ended with the test. */
export async function startShell(
  shell: InteractiveShell,
  profile: Profile,
  folder: string,
): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), `kreyac-${shell}-`));
  const bin = join(home, 'bin');
  mkdirSync(bin);
  const kreyac = join(bin, 'kreyac');
  writeFileSync(kreyac, `#!/bin/sh\nexec '${process.execPath}' '${await bundleKreyac()}' "$@"\n`);
  chmodSync(kreyac, 0o755);
  const { command, startUp } = SHELLS[shell];
  for (const name of ['rc', '.zshrc']) writeFileSync(join(home, name), `${startUp}cd '${folder}'\n`);
  const child = spawn('script', ['-qefc', `stty cols 200 rows 50; exec ${command}`, '/dev/null'], {
    cwd: home,
    env: {
      ...profile.env,
      PATH: `${bin}${delimiter}${profile.env['PATH'] ?? ''}`,
      HOME: home,
      ZDOTDIR: home,
      XDG_DATA_HOME: home,
      TERM: 'xterm',
      LC_ALL: 'C.UTF-8',
      SHELL: '/bin/sh',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let unread = '';
  let tell: () => void = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    unread += text;
    tell();
  });
  onTestFinished(async () => {
    const closed = once(child, 'close');
    child.stdin.write(`${CLEAR_LINE}exit\r`);
    await closed;
    rmSync(home, { recursive: true, force: true });
  });

  async function read(wanted: RegExp): Promise<string> {
    while (!wanted.test(plain(unread))) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    const text = plain(unread);
    unread = '';
    return text;
  }

  await read(new RegExp(`${READY} $`, 'm'));
  return {
    async tab(typed, presses = 1) {
      child.stdin.write(`${CLEAR_LINE}${typed}${TAB.repeat(presses)}${SHOW_LINE}`);
      const shown = await read(LINE);
      return { line: LINE.exec(shown)?.[1] ?? '', shown };
    },
  };
}

const plain = (text: string) => stripVTControlCharacters(text).replaceAll('\r\n', '\n');
