/**
 * What people may expect of an installed package, as scripts for a bare system; each fails if the expectation
 * is not met.
 */
import manifest from '../../package.json' with { type: 'json' };

export interface Check {
  readonly name: string;
  /** For sh, as root; exits at the first command that fails. */
  readonly script: string;
}

/** Runs a command as an ordinary account. */
const asAda = (command: string) => `runuser -u ada -- sh -euc '${command}'`;
const DATA = '/home/ada/.config/Kreya';

/** What `kreyac` does, whatever installed it. */
const KREYAC: readonly Check[] = [
  { name: 'there is no Node', script: '! command -v node' },
  { name: 'kreyac is on the PATH', script: `test "$(${asAda('kreyac version')})" = ${manifest.version}` },
  {
    name: 'kreyac telemetry status works, and telemetry is on',
    script: `${asAda('kreyac telemetry status --json')} | grep '"enabled": true'`,
  },
  {
    name: 'what kreyac records is kept',
    script: `${asAda('KREYA_TELEMETRY_ENDPOINT=http://127.0.0.1:9 kreyac environment list')} || true
      test -s ${DATA}/telemetry/installation-id`,
  },
  {
    name: 'kreyac ends with the code of a wrong call',
    script: `code=0; ${asAda('kreyac nonsense')} || code=$?; test "$code" = 2`,
  },
  {
    name: 'kreyac is no Node: it runs no other script, and takes no options of Node',
    script: `printf "require('node:fs').writeFileSync('/tmp/trace', '')" >/tmp/script.js
      kreyac /tmp/script.js || true
      NODE_OPTIONS=--require=/tmp/script.js kreyac version
      test ! -e /tmp/trace`,
  },
  {
    name: 'bash completes kreyac',
    script: `cat >/tmp/complete.sh <<'END'
. /usr/share/bash-completion/completions/kreyac
COMP_LINE='kreyac tele' COMP_POINT=11
_kreyac kreyac tele kreyac
test "$COMPREPLY" = telemetry
END
      ${asAda('bash /tmp/complete.sh')}`,
  },
  {
    name: 'man has a page of kreyac, and fish its completion',
    script: `zcat /usr/share/man/man1/kreyac.1.gz | grep '^.TH KREYAC 1'
      grep 'complete -c kreyac' /usr/share/fish/vendor_completions.d/kreyac.fish`,
  },
  { name: 'the app has every library that it needs', script: '! ldd /opt/Kreya/kreya | grep "not found"' },
];

const GONE: Check = {
  name: 'nothing of the package is left',
  // After a `!`, sh continues whatever the result.
  script: `for program in kreya kreyac; do
      if command -v "$program"; then exit 1; fi
    done
    test ! -e /opt/Kreya
    test ! -e /etc/apparmor.d/kreya
    test -z "$(find /usr/share -name '*kreyac*')"`,
};

/** A deb at `path`, on a system that downloads its dependencies. */
export const debChecks = (path: string): readonly Check[] => [
  {
    name: 'it installs with what it depends on',
    script: `useradd --create-home ada
      useradd --create-home mallory
      apt-get update
      apt-get install -y --no-install-recommends ${path}`,
  },
  { name: 'the app knows that it came by a deb', script: 'grep -x deb /opt/Kreya/resources/package-type' },
  ...KREYAC,
  {
    name: 'zsh finds its completion where Debian has it look',
    script: 'grep "^#compdef kreyac" /usr/share/zsh/vendor-completions/_kreyac',
  },
  {
    name: 'an update keeps everything',
    script: `apt-get install -y --reinstall ${path}
      test -s ${DATA}/telemetry/installation-id
      kreyac version`,
  },
  {
    name: 'removed, it leaves what it stored',
    script: `apt-get remove -y kreya; test -s ${DATA}/telemetry/installation-id`,
  },
  GONE,
  {
    name: 'purged, it leaves settings and no data of telemetry, and follows no link to what is not of the account',
    script: `${asAda('touch ~/.config/Kreya/config.json')}
      mkdir -p /srv/other/telemetry ~mallory/.config
      ln -s /srv/other ~mallory/.config/Kreya
      apt-get purge -y kreya
      test ! -e ${DATA}/telemetry
      test -e ${DATA}/config.json
      test -d /srv/other/telemetry`,
  },
];

/**
 * An rpm at `path`, on Debian: its dependencies have other systems' names, and are installed by those of the
 * deb.
 */
export const rpmChecks = (path: string): readonly Check[] => [
  {
    name: 'it installs',
    script: `apt-get install -y --no-install-recommends rpm
      rpm --install --nodeps ${path}`,
  },
  { name: 'the app knows that it came by an rpm', script: 'grep -x rpm /opt/Kreya/resources/package-type' },
  ...KREYAC,
  {
    name: 'zsh finds its completion where it looks by itself',
    script: 'grep "^#compdef kreyac" /usr/share/zsh/site-functions/_kreyac',
  },
  {
    name: 'an update keeps everything',
    script: `rpm --upgrade --force --nodeps ${path}
      kreyac version`,
  },
  { name: 'it can be erased', script: 'rpm --erase kreya' },
  GONE,
];
