#!/bin/sh
# After the files of a deb or an rpm are in place, the first time and at every update.
set -e

# Chromium's sandbox needs root's rights only where a user can't have namespaces.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Kreya/chrome-sandbox
else
  chmod 4755 /opt/Kreya/chrome-sandbox
fi

# Ubuntu 24 allows namespaces to programs with a profile only. An older AppArmor can't read this one and needs none.
profile=/opt/Kreya/resources/apparmor-profile
if command -v apparmor_parser >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/kreya
  apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/kreya || true
fi
