#!/bin/bash
# The built programs where the home cannot be written or is not there at all, and where the history
# is damaged, newer or locked: the daemon goes on reminding, says so in `limber status` and once on the
# screen, loses nothing, and asks nothing again. On a real bus and a real dunst.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh

done_today() { [ "$("$limber" status --json | grep -c '"state" : "done"')" = "$1" ]; }
# Whether the screen told what the pattern says, from the server's own memory of what it showed: once,
# or twice where something else took its place before it could be read.
told() { dunstctl close-all && [[ $(dunstctl history | grep -A3 '"summary"' | grep -c "$1") == [12] ]]; }

# $1: one more activity
routine() {
  cat >"$HOME/test.routine" <<X
limber = 1;  id = "test";  title = "Test";
day = { from = "00:00"; to = "23:59"; };
plan = (
  { id = "break";  kind = "posture";  title = "Stand up";  when = { at = "19:00"; }; },
  { id = "walk";  kind = "move";  title = "Walk";  when = { at = "23:30"; }; },
  { id = "swim";  kind = "move";  title = "Swim";  when = { at = "23:31"; }; }$1
);
X
  install_routine
  touch -d '2026-03-01 12:00' "$HOME"/.local/share/limber/routines/test/*.routine
}

# A run of the daemon that begins at $1 of the same evening.
begin() {
  start_limberd at_clock "2026-03-02 $1"
}

# The break was answered in its window, which is open all through the scenario.
answered_once() {
  routine "${1:-}"
  begin 19:00:30
  until_true on_screen 1
  "$limber" done break || exit 1
  until_true on_screen 0
}

freeze() { chmod a-w "$HOME/.local/share/limber" "$HOME/.local/share/limber/progress.db"; }
thaw() { chmod u+w "$HOME/.local/share/limber" "$HOME/.local/share/limber/progress.db"; }

read_only() {
  answered_once
  freeze
  "$limber" remind walk || exit 1
  "$limber" done walk || exit 1
  status_has 'cannot be noted right now' || exit 1
  until_true on_screen 1
  dunstctl close-all
  "$limber" done swim || exit 1
  until_true on_screen 0
  counted "outcome = 'done'" 1 || exit 1
  thaw
  "$limber" remind swim || exit 1
  until_true counted "outcome = 'done'" 3
  counted "event = 'storage'" 1 && status_lacks 'cannot be noted' || exit 1
  told 'cannot be noted'
}

# What was answered is known also where it can only be read, and so is what an earlier run could not write.
read_only_start() {
  answered_once ', { id = "eyes";  kind = "posture";  title = "Look up";  when = { at = "19:01"; }; }'
  stop_limberd || exit 1
  freeze
  begin 19:02:00
  # what nobody answered is due all the same
  until_true on_screen 1
  "$limber" done eyes || exit 1
  status_has 'cannot be noted right now' && done_today 2 || exit 1
  "$limber" done walk || exit 1
  # what changes nothing is no failure; what cannot be done says so, and what to do
  "$limber" install --yes "$HOME/test.routine" >/dev/null || exit 1
  sed 's/id = "test"/id = "more"/' "$HOME/test.routine" >"$HOME/more.routine"
  chmod a-w "$HOME/.local/share/limber/routines"
  "$limber" install --yes "$HOME/more.routine" 2>"$HOME/said"
  [ $? -eq 1 ] && grep 'could not be installed: .* see whether the disk is full' "$HOME/said" || exit 1
  chmod u+w "$HOME/.local/share/limber/routines"
  stop_limberd || exit 1
  begin 19:03:00
  until_true on_screen 1
  done_today 3 || exit 1
  dunstctl close-all
  thaw
  "$limber" done swim || exit 1
  counted "outcome = 'done'" 4 && counted "event = 'run-stop'" 2 && counted "event = 'installed'" 1 || exit 1
  [ -z "$(ls "$XDG_RUNTIME_DIR" | grep spool)" ] && counted "event = 'shown' AND activity = 'break'" 1
}

take_home_away() {
  chmod u+w "$DESK" && mv "$HOME" "$DESK/away" && chmod a-w "$DESK"
}

bring_home_back() {
  chmod u+w "$DESK" && mv "$DESK/away" "$HOME"
}

# It comes late, as one on another machine may.
missing_at_start() {
  answered_once
  stop_limberd || exit 1
  take_home_away
  begin 19:02:00
  until_true on_screen 1
  status_has 'cannot be noted right now' && status_has 'cannot be reached' && status_lacks 'Stand up' || exit 1
  [ ! -e "$HOME" ] || exit 1
  bring_home_back
  until_true status_has 'Stand up'
  done_today 1 && status_lacks 'cannot be' || exit 1
  until_true on_screen 0
  "$limber" done walk || exit 1
  counted "outcome = 'done'" 2 && counted "event = 'run-start'" 2 && counted "event = 'installed'" 1 &&
    counted "event = 'shown' AND activity = 'break'" 1
}

# It goes while the daemon runs: what was installed is still installed.
missing_meanwhile() {
  answered_once
  touch "$HOME/.local/share/limber/routines/noticed" "$HOME/.config/limber/noticed" && take_home_away
  until_true status_has 'routines: the folder cannot be reached'
  status_has 'Stand up' || exit 1
  "$limber" remind walk || exit 1
  until_true on_screen 1
  "$limber" done walk || exit 1
  bring_home_back
  until_true status_lacks 'routines: the folder cannot be reached'
  "$limber" done swim || exit 1
  counted "outcome = 'done'" 3 && counted "event = 'removed' OR outcome = 'cancelled'" 0 && counted "event = 'storage'" 1
}

aside() { ls "$HOME"/.local/share/limber/progress.db.set-aside-*; }

# $1 breaks the file, of which $2 answers can still be had. It is kept as it was.
set_aside() {
  answered_once
  stop_limberd || exit 1
  "$1"
  cp "$HOME/.local/share/limber/progress.db" "$HOME/broken"
  begin 19:02:00
  until_true on_screen 1
  until_true aside
  cmp "$(aside)" "$HOME/broken" && done_today "$2" || exit 1
  "$limber" done walk || exit 1
  counted "outcome = 'done'" $(($2 + 1)) && counted "event = 'storage'" 1 || exit 1
  until_true told 'had to be mended'
  stop_limberd || exit 1
  begin 19:03:00
  done_today $(($2 + 1)) && [ "$(aside | wc -l)" = 1 ]
}

break_header() { dd if=/dev/zero of="$HOME/.local/share/limber/progress.db" bs=64 count=1 conv=notrunc 2>/dev/null; }
# All rows lie in this page; the weekly copy has them.
break_page() {
  rm "$HOME/.local/share/limber/progress.db.backup"
  begin 19:01:00
  until_true [ -s "$HOME/.local/share/limber/progress.db.backup" ]
  stop_limberd || exit 1
  dd if=/dev/urandom of="$HOME/.local/share/limber/progress.db" bs="$(sql 'PRAGMA page_size')" count=1 conv=notrunc \
    seek=$(($(sql "SELECT rootpage FROM sqlite_master WHERE name = 'event'") - 1)) 2>/dev/null
}
make_newer() { sql 'PRAGMA user_version = 99'; }

damaged_head() { set_aside break_header 0; }
damaged() { set_aside break_page 1; }
newer() { set_aside make_newer 0; }

# Another program holds the file from before the start on.
locked() {
  answered_once
  stop_limberd || exit 1
  coproc sqlite3 "$HOME/.local/share/limber/progress.db"
  echo "BEGIN EXCLUSIVE; SELECT 'held';" >&"${COPROC[1]}"
  read -r held <&"${COPROC[0]}" && [ "$held" = held ] || exit 1
  begin 19:02:00
  # the break, of which nothing is known, is not asked for again
  until_true on_screen 1
  status_has 'cannot be noted right now' || exit 1
  "$limber" remind walk || exit 1
  "$limber" done walk || exit 1
  dunstctl close-all
  on_screen 0 || exit 1
  kill "$COPROC_PID"
  wait "$COPROC_PID" 2>/dev/null
  "$limber" done swim || exit 1
  counted "outcome = 'done'" 3 && counted "event = 'shown' AND activity = 'break'" 1 &&
    counted "event = 'run-start'" 2 && counted "event = 'storage'" 1 && done_today 3
}

# What there is to see when a scenario failed.
tell() {
  if [ "$1" != 0 ]; then
    "$limber" status
    sql 'SELECT seq, datetime(at / 1000000, "unixepoch"), event, activity, outcome, text FROM event'
    cat "$messages"
  fi
  end_all
  exit "$1"
}

if [ $# -gt 0 ]; then
  messages=$DESK_OUT/limberd.log
  # whatever became of it, the desk can be cleared away
  trap 'status=$?; chmod u+w "$DESK"; chmod -R u+w "$DESK/home" "$DESK/away" 2>/dev/null; tell $status' EXIT
  "$1"
  exit
fi

# root may write where nobody may, unless told not to
as=()
[ "$(id -u)" = 0 ] && as=(setpriv --inh-caps=-dac_override,-dac_read_search --bounding-set=-dac_override,-dac_read_search)

for scenario in read_only read_only_start missing_at_start missing_meanwhile damaged damaged_head newer locked; do
  point $scenario timeout 60 tests/desk dunst "${as[@]}" "$PWD/tests/test-home.sh" $scenario
done
plan
