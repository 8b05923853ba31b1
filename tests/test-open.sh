#!/bin/bash
# From an e-mail attachment to an installed routine: what a double click does on a real desktop,
# with the buttons pressed as a person would, and what limber-unpack makes of archives.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh

# ——— on a desk ———

summaries() { dunstctl history | jq -r '[.data[0][].summary.data] | reverse | .[]'; }
bodies() { dunstctl history | jq -r '.data[0][].body.data'; }
store=$HOME/.local/share/limber/routines

# A browser that the desktop knows, and that notes what it was given.
settle() {
  export LIMBER_OPENED=$HOME/opened XDG_CURRENT_DESKTOP=X-Generic
  mkdir -p "$HOME/Downloads" "$HOME/.config" "$HOME/.local/share/applications"
  echo 'XDG_DOWNLOAD_DIR="$HOME/Downloads"' >"$HOME/.config/user-dirs.dirs"
  printf '#!/bin/sh\nprintf "%%s\\n" "$1" >>%s\n' "$LIMBER_OPENED" >"$HOME/browser"
  chmod +x "$HOME/browser"
  printf '[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\nMimeType=text/html;\n' "$HOME/browser" \
    >"$HOME/.local/share/applications/browser.desktop"
  printf '[Default Applications]\ntext/html=browser.desktop\n' >"$HOME/.config/mimeapps.list"
  cp routines/first-steps.routine "$HOME/Downloads/first.routine"
  file=$HOME/Downloads/first.routine
}

opened() { grep -q "/$1\$" "$LIMBER_OPENED" 2>/dev/null; }
browsed() { [ "$(cat "$LIMBER_OPENED" 2>/dev/null | wc -l)" = "$pages" ]; }

# Presses whichever of the buttons is there until `limber open` has ended; leaves its status.
answer() # LABEL…
{
  local label
  while kill -0 "$asking" 2>/dev/null; do
    for label in "$@"; do press "$label" >/dev/null 2>&1; done
    sleep 0.05
  done
  wait "$asking"
  status=$?
}

open_it() {
  pages=$((pages + 1))
  "$limber" open "$1" 2>>"$HOME/log" &
  asking=$!
}

is() { [ "$1" = "$2" ] || { printf 'wanted:\n%s\nbut it is:\n%s\n' "$2" "$1"; cat "$HOME/log"; exit 1; }; }
in_page() { grep -qF -- "$2" "$HOME/Downloads/$1" || { echo "not in $1: $2"; exit 1; }; }

# A .zip with the routine and a picture, limberd running: everything is asked once, then it is in force.
installs() {
  start_limberd
  python3 tests/support/make-zips.py "$HOME/Downloads" tests/routines/own-picture.routine "$build/pictures/walking.png" 2>/dev/null
  open_it "$HOME/Downloads/plain.zip"
  answer Install Yes 'I have read them' OK
  is "$status" 0
  is "$(summaries)" "$(printf '%s\n' 'A routine from Rosa Keller' 'Is this routine for you?' 'Before you begin' 'Installed: Own picture')"
  is "$(ls "$store/own-picture")" "$(printf 'revision-1.routine\nturn.png')"
  is "$(bodies | grep -c 'The first reminder comes on')" 1
  is "$(bodies | grep -c 'in an emergency call 112')" 1
  until_true opened home-routine.html
  in_page home-routine.html 'This routine is not installed yet'
  in_page home-routine.html 'src="data:image/png;base64,'
  "$limber" status --json | jq -e '.running and .routines[0].id == "own-picture"' >/dev/null || exit 1
  is "$(ls -d "$TMPDIR"/limber-?????? 2>/dev/null)" ""
}

# Nobody is reminded without limberd: that is said, and the routine waits for it.
without_limberd() {
  open_it "$file"
  answer Install Yes 'I have read them' OK
  is "$status" 3
  is "$(bodies | grep -c 'But no reminders will come yet')" 1
  [ -e "$store/first-steps/revision-1.routine" ]
}

# Each way of not wanting it leaves nothing behind.
declines() {
  local first
  open_it "$file"
  answer 'Not now'
  is "$status" 1
  open_it "$file"
  answer Install 'Not mine' OK
  is "$status" 1
  is "$(summaries)" "$(printf '%s\n' 'A routine from your therapist' 'A routine from your therapist' \
    'Is this routine for you?' 'Nothing was installed')"
  # closing it is no answer
  open_it "$file"
  until_true on_screen 1
  dunstctl close-all
  wait "$asking"
  is "$?" 1
  # opened again while it still asks: one question stays, that of the later one
  open_it "$file"
  first=$asking
  until_true on_screen 1
  open_it "$file"
  wait "$first"
  is "$?" 1
  until_true on_screen 1
  answer 'Not now'
  is "$status" 1
  [ ! -e "$store/first-steps" ]
}

mistakes() {
  sed 's/hold_seconds = 3/hold_second = 3/; s/minutes = 15/minutes = 25/' "$file" >"$HOME/Downloads/bad.routine"
  open_it "$HOME/Downloads/bad.routine"
  answer OK
  is "$status" 2
  is "$(summaries)" 'This routine file cannot be used'
  until_true opened routine-file-mistakes.html
  in_page routine-file-mistakes.html 'There are 2 mistakes to mend.'
  in_page routine-file-mistakes.html 'Did you mean hold_seconds?'
  in_page routine-file-mistakes.html '<mark>hold_second</mark> = 3;'
  xmllint --nonet --noout <(sed 1d "$HOME/Downloads/routine-file-mistakes.html") || exit 1
  # what is wrong with an archive comes the same way
  python3 tests/support/make-zips.py "$HOME/Downloads" "$file" "$build/pictures/walking.png" 2>/dev/null
  open_it "$HOME/Downloads/symlink.zip"
  answer OK
  is "$status" 2
  in_page routine-file-mistakes.html 'The archive holds a link in place of a file.'
  open_it "$HOME/Downloads/two.zip"
  answer OK
  is "$status" 2
  in_page routine-file-mistakes.html 'The archive holds no routine file, or more than one.'
  is "$(ls -d "$TMPDIR"/limber-?????? 2>/dev/null)" ""
  [ ! -e "$store/first-steps" ]
}

# In a terminal, too, an archive will do.
in_a_terminal() {
  python3 tests/support/make-zips.py "$HOME/Downloads" tests/routines/own-picture.routine "$build/pictures/walking.png" 2>/dev/null
  "$limber" install --yes "$HOME/Downloads/plain.zip" >/dev/null 2>>"$HOME/log"
  is "$?" 0
  is "$(ls "$store/own-picture")" "$(printf 'revision-1.routine\nturn.png')"
  "$limber" install --yes "$HOME/Downloads/up.zip" 2>>"$HOME/log"
  is "$?" 2
  is "$(ls -d "$TMPDIR"/limber-?????? 2>/dev/null)" ""
}

# A later revision asks for no more than whether; the same and an earlier one change nothing.
revisions() {
  "$limber" install --yes "$file" >/dev/null 2>&1
  open_it "$file"
  answer OK
  is "$status" 0
  sed '/^id/s/$/ revision = 3;/; s/at = "19:00"/at = "18:00"/' "$file" >"$HOME/Downloads/third.routine"
  open_it "$HOME/Downloads/third.routine"
  answer Install OK
  is "$status" 3
  sed '/^id/s/$/ revision = 2;/' "$file" >"$HOME/Downloads/second.routine"
  open_it "$HOME/Downloads/second.routine"
  answer OK
  is "$status" 1
  is "$(summaries)" "$(printf '%s\n' 'This routine is installed already' 'A changed routine from your therapist' \
    'Installed: First steps' 'A newer routine is installed already')"
  is "$(bodies | grep -c 'every day, at 18:00 (before: every day, at 19:00)')" 1
  is "$(ls "$store/first-steps")" "$(printf 'revision-1.routine\nrevision-3.routine')"
}

# As the file manager of that desktop would open it, and answered by mouse on a server that draws buttons.
by_mouse() {
  local button
  XDG_CURRENT_DESKTOP=XFCE XDG_DATA_DIRS=$TEST_PREFIX/share:/usr/share xdg-open "$file" 2>>"$HOME/log" &
  asking=$! pages=1
  mkdir -p "$build/shots"
  for button in Install Yes 'I have read them' OK; do
    press "$button" || exit 1
    [ "$button" != Yes ] || shot "$build/shots/open-xfce.png"
  done
  # status 3, since no limberd runs here, is a failure to xdg-open
  wait "$asking"
  [ -e "$store/first-steps/revision-1.routine" ]
}

# Nobody shows notifications: the page says what to do.
nobody() {
  pages=1
  "$limber" open "$file" 2>>"$HOME/log"
  is "$?" 1
  in_page home-routine.html 'type in a terminal: limber install'
  [ ! -e "$store/first-steps" ]
}

if [ -n "${1:-}" ]; then
  asks_signs=yes limber=$TEST_PREFIX/bin/limber limberd=$TEST_PREFIX/bin/limberd
  export TMPDIR=$HOME/tmp
  mkdir "$TMPDIR"
  settle
  pages=0
  trap end_all EXIT
  it_is 12
  "$1" || exit 1
  # or the browser, on its way still while the desk is cleared away, would be the machine's own
  until_true browsed
  exit
fi

# ——— outside ———

work=$(tests/support/plain-folder) || exit 1
trap 'rm -rf "$work"' EXIT
export TEST_PREFIX=$work/usr

on() { point "$2 on $1" timeout 60 tests/desk "$1" "$PWD/tests/test-open.sh" "$2"; }

installed() { copy_build "$work/build" && make --no-print-directory BUILD="$work/build" install PREFIX="$work/usr"; }

unpacks() # ARCHIVE FILE…: these land in the folder, readable by their owner only
{
  local zip=$1 said
  shift
  rm -rf "$work/folder"
  mkdir "$work/folder"
  said=$("$build/limber-unpack" "$work/$zip.zip" "$work/folder") || { echo "$said"; return 1; }
  [ -z "$(find "$work/folder" -type f ! -perm 600)" ] && diff <(printf '%s\n' "$@") <(LC_ALL=C ls -A "$work/folder")
}

refuses() # ARCHIVE WORD: and nothing lands outside the folder
{
  local said status
  rm -rf "$work/in"
  mkdir -p "$work/in/folder"
  said=$("$build/limber-unpack" "$work/$1.zip" "$work/in/folder")
  status=$?
  [ "$status $said" = "1 $2" ] || { echo "status $status, says: $said"; return 1; }
  [ "$(ls -A "$work/in")" = folder ] && [ -z "$(find "$work/in" ! -type f ! -type d)" ] && [ ! -e /tmp/limber-outside.png ]
}

point 'make install' installed
point 'archives' python3 tests/support/make-zips.py "$work" routines/first-steps.routine "$build/pictures/walking.png"
for zip in plain stored folder windows lying; do
  point "$zip.zip" unpacks "$zip" home.routine turn.png
done
for zip in umlaut dos; do
  point "$zip.zip" unpacks "$zip" Dehnübung.png home.routine
done
for zip in mac nested bomb-aside; do
  point "$zip.zip: what is of no use is left out" unpacks "$zip" home.routine
done
for zip in up up-inside up-windows root drive escape backwards; do
  point "$zip.zip: no name leads elsewhere" refuses "$zip" name
done
for zip in symlink symlink-folder device; do
  point "$zip.zip: files only" refuses "$zip" link
done
for zip in many many-empty; do
  point "$zip.zip: a hundred files at most" refuses "$zip" many
done
for zip in large-routine large-picture bomb total heavy; do
  point "$zip.zip: nothing that grows beyond measure" refuses "$zip" large
done
for zip in cut no-zip; do
  point "$zip.zip: damaged" refuses "$zip" damaged
done
point 'twice.zip: no file takes the place of another' refuses twice twice
point 'locked.zip: a password' refuses locked locked
for scenario in installs without_limberd declines mistakes in_a_terminal revisions; do
  on dunst "$scenario"
done
on xfce by_mouse
on none nobody
plan
