#!/bin/bash
# The built programs in a world that fails them: after each fault nothing is lost, nothing stands
# there twice, and limberd goes on or leaves with the right status and a sentence.
#
#     tests/test-faults.sh       a little of each, as part of `make check`
#     make check-faults          every byte, every size, and waits beyond each time-out
#     SCENES='cut_files' …       these alone
#
# tests/test-kill.sh kills it at random instants, tests/test-history.sh and tests/check-system have
# homes and disks that cannot be written.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh

# A number for the short run and one for the long one.
long() { if [ -n "${LONG:-}" ]; then echo "$2"; else echo "$1"; fi; }

alive() { kill -0 "$daemon" 2>/dev/null || fail "limberd is gone: $(tail -3 "$HOME/limberd.log")"; }
said() { grep -q -- "$1" "$HOME/limberd.log" || fail "limberd did not say: $1"; }
reload() { gdbus call --session -d org.limber.Limber1 -o /org/limber/Limber1 -m org.limber.Limber1.Reload >/dev/null; }

# It works, or it leaves: not for ever undecided and not without a word. $@: what to run it under
leaves_or_works() {
  local status
  : >"$HOME/limberd.log"
  "$@" "$limberd" 2>"$HOME/limberd.log" &
  daemon=$!
  until_true settled
  kill -TERM "$daemon" 2>/dev/null
  wait "$daemon" 2>/dev/null
  status=$?
  case $status in
    0) worked=$((worked + 1)) ;;
    1 | 12[78] | 13[0-9]) [ -s "$HOME/limberd.log" ] || fail "under $* it left with $status and not a word" ;;
    *) fail "under $* it left with $status" ;;
  esac
}
settled() { ! kill -0 "$daemon" 2>/dev/null || gdbus wait --session --timeout 1 org.limber.Limber1 2>/dev/null; }

# The notification service stands still, with a reminder on the screen and before one.
stopped_server() {
  local server
  server=$(cat "$DESK/server.pid")
  routine 3
  start_limberd
  "$limber" remind b1 >/dev/null || exit 1
  until_true on_screen 1
  kill -STOP "$server"
  timeout 1 "$limber" status >/dev/null || fail 'status waits for the service'
  timeout 1 "$limber" done b1 >/dev/null || fail 'an answer waits for the service'
  timeout 1 "$limber" remind b2 >/dev/null || fail 'a reminder waits for the service'
  sleep "$(long 0 30)"
  timeout 1 "$limber" status >/dev/null || fail 'status waits for the service'
  kill -CONT "$server"
  until_true on_screen 1
  dunstctl close-all
  timeout 1 "$limber" done b2 >/dev/null || exit 1
  until_true on_screen 0
  stop_limberd || exit 1
  counted "outcome = 'done'" 2 || fail 'an answer is missing'
  sound_history
}

# The session bus is started again: limberd leaves with 1, and the next one knows all.
bus_restarted() {
  routine 3
  start_limberd
  "$limber" done b1 >/dev/null && "$limber" remind b2 >/dev/null || exit 1
  until_true on_screen 1
  kill "$(bus_pid)" || exit 1
  wait "$daemon"
  [ $? -eq 1 ] || fail 'it did not leave with 1'
  said 'the session bus is gone'
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$DESK/run/second
  dbus-daemon --config-file="$DESK/bus.conf" --address="$DBUS_SESSION_BUS_ADDRESS" --nofork --nopidfile 2>/dev/null &
  until_true test -S "$DESK/run/second"
  server start
  start_limberd
  until_true on_screen 1
  "$limber" done b1 2>/dev/null && fail 'an answered occurrence came back'
  "$limber" done b2 >/dev/null || fail 'an open occurrence did not come back'
  until_true on_screen 0
  stop_limberd || exit 1
  counted "outcome = 'done'" 2 || fail 'an answer is missing'
  sound_history
}

# A history that is no history, one from a later limber, and one that is damaged under the daemon.
damaged_history() {
  local file folder
  routine 4
  start_limberd
  "$limber" done b1 >/dev/null || exit 1
  stop_limberd || exit 1
  file=$(database) folder=$(dirname "$(database)")
  cp "$file" "$HOME/good.db"
  sqlite3 "$file" 'PRAGMA user_version = 99'
  cp "$file" "$HOME/newer.db"
  start_limberd
  said 'written by a newer limber'
  cmp "$HOME/newer.db" "$folder/progress.db.set-aside-1" || fail 'the newer one was touched'
  "$limber" done b2 >/dev/null || exit 1
  stop_limberd || exit 1
  echo 'this is a letter' >"$file"
  start_limberd
  said 'could not be read'
  grep -q letter "$folder/progress.db.set-aside-2" || fail 'the letter is gone'
  "$limber" done b3 >/dev/null || exit 1
  cp "$HOME/good.db" "$HOME/other.db"
  dd if=/dev/urandom of="$file" bs=1024 seek=1 count=40 conv=notrunc 2>/dev/null
  "$limber" done b4 >/dev/null || fail 'an answer was refused'
  "$limber" status >/dev/null || exit 1
  stop_limberd || exit 1
  start_limberd
  "$limber" done b4 2>/dev/null && fail 'what was said over a damaged file is forgotten'
  stop_limberd || exit 1
  sound_history
}

# A history cut off at any size is read as far as it goes, and used.
cut_history() {
  local file folder size
  routine 2
  start_limberd
  "$limber" done b1 >/dev/null || exit 1
  stop_limberd || exit 1
  file=$(database) folder=$(dirname "$(database)")
  cp "$file" "$HOME/good.db"
  for size in $(seq 0 "$(long 7000 512)" $(($(stat -c %s "$file") - 1))); do
    rm -f "$folder"/progress.db*
    head -c "$size" "$HOME/good.db" >"$file"
    start_limberd
    # what is damaged is found at the start, or soon after it
    [ "$size" -eq 0 ] || until_true test -e "$folder/progress.db.set-aside-1"
    "$limber" done b2 >/dev/null || fail "of $size bytes: an answer was refused"
    stop_limberd || fail "of $size bytes: it did not stop well"
    counted "activity = 'b2' AND outcome = 'done'" 1 || fail "of $size bytes: the answer is missing"
    sound_history
  done
}

# Cut off at any byte, a routine file means something or is told what it lacks, and where; limberd
# keeps what it had.
cut_files() {
  local file=$PWD/tests/routines/every-kind.routine conf=$HOME/.config/limber/limber.conf size status
  local store=$HOME/.local/share/limber/routines/test
  for size in $(seq 1 "$(long 97 1)" "$(stat -c %s "$file")"); do
    head -c "$size" "$file" >"$HOME/cut.routine"
    timeout 5 "$limber" check "$HOME/cut.routine" >"$HOME/said" 2>&1
    status=$?
    [ $status -le 2 ] || fail "check of $size bytes: status $status"
    [ $status -ne 2 ] || grep -qE 'cut.routine:([0-9]+:[0-9]+:)? error: .' "$HOME/said" || fail "check of $size bytes: $(cat "$HOME/said")"
  done
  routine 2
  mkdir -p "$(dirname "$conf")"
  start_limberd
  sed 's/title = "Test";/title = "Test"; revision = 2;/' "$HOME/test.routine" >"$HOME/next.routine"
  size=$(stat -c %s "$HOME/next.routine")
  for size in $(seq 1 "$(long 41 1)" $((size - 8))); do
    head -c "$size" "$HOME/next.routine" >"$store/revision-2.routine"
    reload || fail "$size bytes of a revision: no answer"
    alive
    status_has 'revision-2.routine:.* Revision 1 stays in force' || fail "$size bytes of a revision: $("$limber" status)"
  done
  printf 'quiet = { from = "22:00"; to = "06:00"; };\nactivities = { activity = "b1"; at = "21:30"; };\n' >"$HOME/whole.conf"
  size=$(stat -c %s "$HOME/whole.conf")
  for size in $(seq 1 "$(long 13 1)" "$size"); do
    head -c "$size" "$HOME/whole.conf" >"$conf"
    reload || fail "$size bytes of limber.conf: no answer"
    alive
    "$limber" status | grep -v 'limber.conf:[0-9]*: ' | grep limber.conf && fail "$size bytes of limber.conf: told without a line"
  done
  rm "$store/revision-2.routine" "$conf"
  reload
  "$limber" status | grep Note: && fail 'all is well again, and status does not know'
  stop_limberd && sound_history
}

# The clock jumps about: what was answered stays so, and nothing is shown more often than it may.
clock_jumps() {
  local jump often
  cat >"$HOME/test.routine" <<E
limber = 1;  id = "test";  title = "Test";
day = { from = "06:00"; to = "23:00"; };
plan = ( { id = "a";  kind = "move";  title = "A";  when = { at = [ "08:00", "12:00", "16:00", "20:00" ]; }; },
         { id = "b";  kind = "posture";  title = "B";  when = { every_minutes = 60; }; } );
E
  install_routine
  touch -d '2026-02-01 12:00' "$HOME"/.local/share/limber/routines/test/*.routine
  export TZ=Europe/Berlin NO_FAKE_STAT=1 FAKETIME_NO_CACHE=1 FAKETIME_TIMESTAMP_FILE=$HOME/now
  # libfaketime counts from when a program began, and an absolute time would stand still
  jump_to() {
    echo "$(($(TZ=UTC date -d "$1" +%s) - $(date +%s)))" | sed 's/^[0-9]/+&/' >"$HOME/now.new"
    mv "$HOME/now.new" "$HOME/now"
  }
  jump_to '2026-03-27 12:01'
  start_limberd env LD_PRELOAD="$(ls /usr/lib/*/faketime/libfaketime.so.1)"
  until_true on_screen 1
  "$limber" done a >/dev/null || fail 'there is nothing to answer'
  for jump in '2026-03-27 11:30' '2026-03-27 12:20' '2026-03-27 10:00' '2026-03-28 12:30' '2026-03-27 12:30' \
    '2026-03-29 00:59' '2026-03-29 01:01' '2026-03-29 00:30' '2026-03-29 19:30' '2027-03-29 12:00' '2026-03-29 19:40' \
    '2025-03-29 12:00' '2026-03-30 12:10'; do
    jump_to "$jump"
    reload || fail "$jump: no answer"
    alive
    [ "$(dunstctl count displayed)" -le 1 ] || fail "$jump: more than one on the screen"
    [ "$(dunstctl count waiting)" -eq 0 ] || fail "$jump: more than one to be shown"
  done
  counted "event = 'outcome' AND activity = 'a' AND date = '2026-03-27' AND time = '12:00'" 1 || fail 'the answer stands there twice'
  counted "event = 'outcome' AND activity = 'a' AND date = '2026-03-27' AND time = '12:00' AND outcome = 'done'" 1 || fail 'the answer is lost'
  often=$(sql "SELECT activity, date, time, count(*) FROM event WHERE event = 'shown' GROUP BY activity, date, time HAVING count(*) > 2")
  [ -z "$often" ] || fail "shown too often: $often"
  stop_limberd || exit 1
  sound_history
}

# Too few files may be open: at its start, and later.
files_run_out() {
  local limit said
  routine 3
  worked=0
  for limit in $(seq 3 "$(long 7 1)" 45); do
    leaves_or_works prlimit --nofile="$limit"
  done
  [ "$worked" -gt 0 ] || fail 'it never worked'
  start_limberd
  "$limber" done b1 >/dev/null || exit 1
  # GLib ends a program that can open nothing at all; the unit starts it again
  prlimit --pid "$daemon" --nofile=3:4096
  said=1
  "$limber" done b2 >/dev/null 2>&1 && said=2
  prlimit --pid "$daemon" --nofile=1024:4096 2>/dev/null
  if ! "$limber" done b3 >/dev/null 2>&1; then
    wait "$daemon" 2>/dev/null
    [ $? -gt 128 ] || fail 'the unit would not start it again'
    said 'Too many open files'
    # two faults at once: what could not be written waited in a memory that is gone
    said=1
    start_limberd
    "$limber" done b3 >/dev/null || fail 'an answer was refused afterwards'
  fi
  stop_limberd || exit 1
  [ "$(count "outcome = 'done'")" -gt $said ] || fail 'an answer is missing'
  sound_history
}

# Too little memory: it may die of it, but what was said stands there.
memory_runs_out() {
  local size next=1 said=0
  routine 40
  worked=0
  for size in $(seq 10 "$(long 90 4)" 400); do
    leaves_or_works prlimit --as=$((size << 20))
  done
  [ "$worked" -gt 0 ] || fail 'it never worked'
  for size in $(seq 1 "$(long 2 20)"); do
    start_limberd
    prlimit --pid "$daemon" --as=$(($(awk '/VmSize/ { print $2 }' "/proc/$daemon/status") * 1024 + (RANDOM << 5)))
    /usr/bin/python3 tests/support/bad-calls.py big >/dev/null 2>&1
    for _ in 1 2; do
      "$limber" done "b$next" >/dev/null 2>&1 && said=$((said + 1))
      next=$((next + 1))
    done
    kill -KILL "$daemon" 2>/dev/null
    wait "$daemon" 2>/dev/null
  done
  start_limberd
  stop_limberd || exit 1
  [ "$(count "outcome = 'done'")" -ge "$said" ] || fail 'an answer is missing'
  sound_history
}

# Calls that no client of ours makes are refused, each with an error, and change nothing.
bad_calls() {
  local before after
  routine 2
  start_limberd
  "$limber" status >/dev/null || exit 1
  before=$(count 1)
  /usr/bin/python3 tests/support/bad-calls.py all || exit 1
  alive
  after=$(count 1)
  [ "$before" = "$after" ] || fail "rows were written: $(sql "SELECT * FROM event ORDER BY id LIMIT 9 OFFSET $before")"
  "$limber" done b1 >/dev/null || exit 1
  stop_limberd && counted "outcome = 'done'" 1
}

if [ $# -gt 0 ]; then
  # What the routine plans for the end of the day is still to come, whenever this runs.
  it_is 6
  trap end_all EXIT
  "$@"
  exit
fi

on_desk() { timeout "$(long 100 3000)" tests/desk dunst "$PWD/tests/test-faults.sh" "$1"; }
for scene in ${SCENES:-stopped_server bus_restarted damaged_history cut_history cut_files clock_jumps files_run_out \
  memory_runs_out bad_calls}; do
  point "${scene//_/ }" on_desk $scene
done
plan
