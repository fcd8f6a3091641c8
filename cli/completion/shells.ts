/**
 * The shells that complete, and the script with which each asks `kreyac` what can come next. All that is known of commands
 * is in `candidates.ts`; a script passes on what was typed as words, which no shell evaluates again.
 */
import type { Candidate } from '../command.ts';

/** How a script calls `kreyac`, and no person: `kreyac __complete <shell> …`. */
export const COMPLETE_CALL = '__complete';

const BASH = `# bash completion for kreyac
_kreyac() {
  local line kind=
  COMPREPLY=()
  # $2 is the part of the line that readline replaces.
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(command kreyac ${COMPLETE_CALL} bash "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  # Before bash 4 there is no compopt.
  if [[ $kind == files ]]; then compopt -o default -o filenames 2>/dev/null; fi
}
complete -F _kreyac kreyac
`;

const ZSH = `#compdef kreyac
# zsh completion for kreyac
_kreyac() {
  local -a lines candidates
  local line kind value
  lines=("\${(@f)$(command kreyac ${COMPLETE_CALL} zsh ":\${(Q)PREFIX}" "\${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}")
  kind=$lines[1]
  if [[ $kind == files ]]; then
    compset -P '--*='
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    value=\${line%%$'\\t'*}
    value=\${value//\\\\/\\\\\\\\}
    candidates+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V kreyac candidates
}
# Sourced, it registers itself; from a folder of fpath zsh calls it.
if [[ $funcstack[1] == _kreyac ]]; then
  _kreyac "$@"
else
  compdef _kreyac kreyac
fi
`;

const FISH = `# fish completion for kreyac
function __kreyac_complete
    set -l current (commandline -ct)
    set -l words (commandline -opc)
    set -e words[1]
    set -l lines (command kreyac ${COMPLETE_CALL} fish ":$current" $words 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    if test "$kind" = files
        set -l option (string match -r -- '^--[^=]*=' $current)
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $current))
            printf '%s\\n' "$option$path"
        end
    else if set -q lines[1]
        printf '%s\\n' $lines
    end
end
complete -c kreyac -f -k -a '(__kreyac_complete)'
`;

const POWERSHELL = `# PowerShell completion for kreyac
Register-ArgumentCompleter -Native -CommandName kreyac -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    $candidates = kreyac ${COMPLETE_CALL} powershell ":$wordToComplete" @words 2>$null | ConvertFrom-Json
    foreach ($candidate in $candidates) {
        [System.Management.Automation.CompletionResult]::new(
            $candidate.text, $candidate.value, 'ParameterValue', $candidate.description)
    }
}
`;

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};

export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish', 'powershell'];

/** The shell of this name, or undefined. */
export function shellNamed(name: string): Shell | undefined {
  return SHELLS.find((shell) => shell === name);
}

/** The names of the shells, to be chosen from. */
export const SHELL_CANDIDATES: readonly Candidate[] = SHELLS.map((value) => ({ value, description: '' }));
