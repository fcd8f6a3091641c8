/** What people may expect of the Windows installer, as scripts for sh with Wine; each fails if the expectation is not met. */
import type { Check } from './checks.ts';

const MACHINE = 'HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Environment';
const PERSON = 'HKCU\\Environment';
const VARIABLE = 'KREYA_DISABLETELEMETRY';

/** For each script. `C` is drive C, `HOME_C` the person's folder in it, `SETUP` the installer. */
export const PRELUDE = `
MACHINE='${MACHINE}'
PERSON='${PERSON}'
VARIABLE=${VARIABLE}
FOR_PERSON="$HOME_C/AppData/Local/Programs/Kreya"
FOR_MACHINE="$C/Program Files/Kreya"
MACHINE_FOLDER="$C/ProgramData/Kreya"
windows() { wine winepath -w "$1" | tr -d '\\r'; }
setup() { wine "$SETUP" /S "$@"; }
# It continues as a copy of itself.
uninstall() {
  wine "$(windows "$1/Uninstall Kreya.exe")" /S "$2" \${3+"$3"}
  for second in $(seq 60); do
    if ! test -e "$1"; then return; fi
    sleep 0.5
  done
  echo "$1 is still there"; exit 1
}
# What a registry value is, with its type.
value() { wine reg query "$1" /v "$2" 2>/dev/null | tr -d '\\r' | iconv -f CP437 -t UTF-8 | sed -n "s/^ *$2 *\\(REG_[A-Z_]*\\) */\\1 /Ip"; }
is() { if test "$1" != "$2"; then printf 'expected: %s\\n     got: %s\\n' "$2" "$1"; exit 1; fi; }
`;

/** Longer than a string of NSIS can be, and with variables that must stay variables. */
const LONG_PATH = `%SystemRoot%\\tools;${Array.from({ length: 600 }, (_, index) => `C:\\a folder\\${index}`).join(';')}`;

/** Each continues where the one before it ended. */
export const windowsChecks: readonly Check[] = [
  {
    name: 'it installs for a person whose PATH is long, without a question',
    script: `wine reg add "$PERSON" /v Path /t REG_EXPAND_SZ /d '${LONG_PATH}' /f
      value "$MACHINE" Path >"$SCRATCH/machine-path"
      setup /currentuser
      test -e "$FOR_PERSON/Kreya.exe"`,
  },
  {
    name: 'kreyac comes at the end of the PATH of the person, and the rest stays',
    script: `is "$(value "$PERSON" Path)" 'REG_EXPAND_SZ ${LONG_PATH};'"$(windows "$FOR_PERSON/resources/kreyac")"`,
  },
  {
    name: 'nothing is changed for the machine, and telemetry is left as it is',
    script: `is "$(value "$MACHINE" Path)" "$(cat "$SCRATCH/machine-path")"
      is "$(value "$PERSON" $VARIABLE)$(value "$MACHINE" $VARIABLE)" ''
      test ! -e "$MACHINE_FOLDER"`,
  },
  {
    name: 'installed again with /NOTELEMETRY, it turns telemetry off, keeps data, and is on the PATH once',
    script: `mkdir -p "$HOME_C/AppData/Roaming/Kreya" "$HOME_C/AppData/Local/Kreya"
      touch "$HOME_C/AppData/Roaming/Kreya/config.json" "$HOME_C/AppData/Local/Kreya/data"
      setup /currentuser /NOTELEMETRY
      is "$(value "$PERSON" $VARIABLE)" 'REG_SZ true'
      is "$(value "$MACHINE" $VARIABLE)" ''
      test -e "$HOME_C/AppData/Roaming/Kreya/config.json"
      is "$(value "$PERSON" Path)" 'REG_EXPAND_SZ ${LONG_PATH};'"$(windows "$FOR_PERSON/resources/kreyac")"`,
  },
  {
    name: 'no copy of the installer stays for updates that the app does not make',
    // Written here, since an installer around so small an app makes none.
    script: `mkdir -p "$HOME_C/AppData/Local/kreya-updater"
      touch "$HOME_C/AppData/Local/kreya-updater/installer.exe"
      setup /currentuser
      test ! -e "$HOME_C/AppData/Local/kreya-updater"`,
  },
  {
    name: 'uninstalled without a question, it leaves data, the variable and the rest of the PATH',
    script: `uninstall "$FOR_PERSON" /currentuser
      test -e "$HOME_C/AppData/Roaming/Kreya/config.json"
      test -e "$HOME_C/AppData/Local/Kreya/data"
      is "$(value "$PERSON" $VARIABLE)" 'REG_SZ true'
      is "$(value "$PERSON" Path)" 'REG_EXPAND_SZ ${LONG_PATH}'
      ! wine reg query 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall' /s | grep -i kreya`,
  },
  {
    name: 'told to, it removes what it has stored for the person, and nothing else',
    script: `setup /currentuser
      touch "$HOME_C/AppData/Roaming/other"
      uninstall "$FOR_PERSON" /currentuser --delete-app-data
      test ! -e "$HOME_C/AppData/Roaming/Kreya"
      test ! -e "$HOME_C/AppData/Local/Kreya"
      test -e "$HOME_C/AppData/Roaming/other"
      wine reg delete "$PERSON" /v $VARIABLE /f`,
  },
  {
    name: 'it installs where it is told to, among umlauts and spaces, for a person without a PATH',
    script: `wine reg delete "$PERSON" /v Path /f
      setup /currentuser '/D=C:\\Jürgens Ordner\\Kreya'
      test -e "$C/Jürgens Ordner/Kreya/Kreya.exe"
      is "$(value "$PERSON" Path)" 'REG_EXPAND_SZ C:\\Jürgens Ordner\\Kreya\\resources\\kreyac'
      uninstall "$C/Jürgens Ordner/Kreya" /currentuser
      is "$(value "$PERSON" Path)" 'REG_EXPAND_SZ '`,
  },
  {
    name: 'it installs for the machine',
    script: `setup /allusers
      test -e "$FOR_MACHINE/Kreya.exe"
      is "$(value "$MACHINE" Path)" "$(cat "$SCRATCH/machine-path")"';C:\\Program Files\\Kreya\\resources\\kreyac'
      is "$(value "$MACHINE" $VARIABLE)" ''`,
  },
  {
    name: 'only administrators may write to the folder of the machine-wide file',
    // Wine keeps of access rights what a file's mode can express. That of a folder made without any is 755.
    script: 'is "$(stat -c %a "$MACHINE_FOLDER")" 750',
  },
  {
    name: 'an update keeps the machine-wide file',
    script: `echo '{ "DisableTelemetry": false }' >"$MACHINE_FOLDER/kreya.config.json"
      setup /allusers
      test -s "$MACHINE_FOLDER/kreya.config.json"
      is "$(value "$MACHINE" $VARIABLE)" ''`,
  },
  {
    name: 'a folder of an administrator that others may write to is theirs no more',
    script: `chmod 777 "$MACHINE_FOLDER"
      setup /allusers
      is "$(stat -c %a "$MACHINE_FOLDER")" 770
      test -s "$MACHINE_FOLDER/kreya.config.json"
      is "$(value "$MACHINE" $VARIABLE)" ''`,
  },
  {
    name: "a machine-wide file that is not an administrator's is set aside, and telemetry is off",
    script: `chown nobody "$MACHINE_FOLDER/kreya.config.json"
      setup /allusers
      test ! -e "$MACHINE_FOLDER/kreya.config.json"
      test -s "$MACHINE_FOLDER/kreya.config.json set aside "*
      is "$(value "$MACHINE" $VARIABLE)" 'REG_SZ true'
      wine reg delete "$MACHINE" /v $VARIABLE /f`,
  },
  {
    name: "a folder that is not an administrator's is set aside, and telemetry is off",
    script: `chown nobody "$MACHINE_FOLDER"
      setup /allusers
      test -d "$MACHINE_FOLDER set aside "*
      is "$(stat -c %a "$MACHINE_FOLDER")" 750
      test -z "$(ls "$MACHINE_FOLDER")"
      is "$(value "$MACHINE" $VARIABLE)" 'REG_SZ true'`,
  },
  {
    name: 'uninstalled, it leaves the variable and the folder of the machine, and the rest of the PATH',
    script: `uninstall "$FOR_MACHINE" /allusers
      test -d "$MACHINE_FOLDER"
      is "$(value "$MACHINE" $VARIABLE)" 'REG_SZ true'
      is "$(value "$MACHINE" Path)" "$(cat "$SCRATCH/machine-path")"`,
  },
];
