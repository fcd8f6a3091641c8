#!/bin/sh
# Installs the disk image that `npm run package -- --installers` made, tries what a person may expect, and removes it.
set -eu

mounted=$(mktemp -d)
folder=$(mktemp -d)
trap 'hdiutil detach -quiet "$mounted" || true; rm -rf "$folder"' EXIT

hdiutil attach -quiet -nobrowse -mountpoint "$mounted" dist/*.dmg
cp -R "$mounted/Kreya.app" "$folder/"
codesign --verify --deep "$folder/Kreya.app" || echo 'The app is not signed.'

# As docs/installing.md tells a person to.
ln -s "$folder/Kreya.app/Contents/Resources/kreyac/kreyac" "$folder/kreyac"
PATH="$folder:/usr/bin:/bin"
! command -v node
kreyac version
kreyac telemetry status
code=0
kreyac nonsense || code=$?
test "$code" = 2

"$folder/Kreya.app/Contents/MacOS/Kreya" --disable-telemetry &
app=$!
sleep 15
kill "$app"
wait "$app" || test $? = 143
echo 'Kreya ran until it was told to end.'
