#!/bin/sh
# After the files of a deb (dpkg says "remove", "purge", "upgrade", …) or an rpm (rpm says how many versions stay) are gone.
set -e

remove_profile() {
  [ -f /etc/apparmor.d/kreya ] || return 0
  apparmor_parser --remove /etc/apparmor.d/kreya >/dev/null 2>&1 || true
  rm -f /etc/apparmor.d/kreya
}

# Of each account of this machine: the installation id, what waits, what was sent, and dumps of crashes. Settings and
# projects are the person's own and stay.
remove_telemetry() {
  while IFS=: read -r name _ uid _ _ home _; do
    [ "$uid" = 0 ] || [ "$uid" -ge 1000 ] || continue
    [ -d "$home/.config/Kreya" ] || continue
    # By the account itself, since a link in its folder may lead to what only root could delete.
    runuser -u "$name" -- sh -c 'rm -rf -- "$1/telemetry" "$1"/telemetry.unreadable-*' sh "$home/.config/Kreya" || true
  done </etc/passwd
}

case "$1" in
  remove | 0) remove_profile ;;
  purge)
    remove_profile
    remove_telemetry
    ;;
esac
