#!/bin/bash
# The built programs on a real desktop: a real session bus, a real dunst under Xvfb, a real SQLite
# file. Each scenario runs on a desk of its own (tests/desk), which starts this script again.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh

# but for the question that every first day begins with
count() { sql "SELECT count(*) FROM event WHERE ($1) AND question IS NOT 'signs'" 2>/dev/null; }

routine() {
  cat >"$HOME/test.routine" <<X
limber = 1;  id = "test";  title = "Test";
day = { from = "00:00"; to = "23:59"; };
plan = (
  { id = "stretch";  kind = "stretch";  title = "Stretches";  when = { at = "23:55"; };
    steps = ( { exercise = "knee-to-chest";  reps = 1;  hold_seconds = 5;  side = "left"; } ); },
  { id = "break";  kind = "posture";  title = "Stand up";  when = { at = "23:58"; }; }
);
X
  install_routine
}

# A reminder is seen, its button pressed, and the answer stands in the log.
answered() {
  routine
  start_limberd
  "$limber" remind break >/dev/null || exit 1
  until_true on_screen 1
  mkdir -p "$build/shots"
  shot "$build/shots/reminder-dunst.png"
  counted "event = 'shown'" 1 || exit 1
  press Done
  until_true counted "event = 'outcome' AND outcome = 'done' AND activity = 'break'" 1
  until_true on_screen 0
  "$limber" status --json | grep >/dev/null '"state" : "done"' || exit 1
  stop_limberd || exit 1
  counted "event = 'run-stop'" 1
}

# The clock says the time and the reminder is there: the whole way, by the real timer.
on_time() {
  routine
  touch -d '2026-03-01 12:00' "$HOME"/.local/share/limber/routines/test/*.routine
  start_limberd at_clock '2026-03-02 23:54:57'
  until_true on_screen 1
  [ "$(sql "SELECT datetime(at / 1000000, 'unixepoch', 'localtime') FROM event
    WHERE event = 'shown' AND activity IS NOT NULL")" = '2026-03-02 23:55:00' ]
}

# Killed between shown and answered: the reminder comes back, and one answer is one outcome.
killed() {
  routine
  start_limberd
  "$limber" remind break >/dev/null || exit 1
  until_true on_screen 1
  kill_limberd
  start_limberd
  until_true counted "event = 'shown'" 2
  # the notice of the dead process is off the screen
  until_true on_screen 1
  "$limber" done break >/dev/null || exit 1
  kill_limberd
  start_limberd
  "$limber" status >/dev/null || exit 1
  counted "event = 'outcome' AND activity = 'break' AND outcome = 'done'" 1 && counted "event = 'shown'" 2
}

# What a killed daemon left is taken off the screen, and nobody else's: not beside it, not after the
# server counted its ids anew, not by a second daemon that has to leave.
left() {
  notify-send -t 0 other 'somebody else'
  routine
  start_limberd
  "$limber" remind break >/dev/null || exit 1
  until_true on_screen 2
  "$limberd" 2>/dev/null
  on_screen 2 || exit 1
  kill_limberd
  on_screen 2 || exit 1
  start_limberd
  "$limber" done break >/dev/null || exit 1
  until_true on_screen 1
  "$limber" remind stretch >/dev/null || exit 1
  until_true on_screen 2
  kill_limberd
  server stop
  server start
  for n in 1 2 3 4 5; do notify-send -t 0 other "somebody else $n"; done
  on_screen 5 || exit 1
  start_limberd
  until_true on_screen 6
  stop_limberd
  until_true on_screen 5
  [ -z "$(ls "$XDG_RUNTIME_DIR" | grep notices)" ]
}

# A second one says so and leaves with 4; the first goes on.
second() {
  routine
  start_limberd
  said=$("$limberd" 2>&1)
  [ $? -eq 4 ] && [[ $said == *"another limberd is running"* ]] && "$limber" status >/dev/null
}

# One beside the installed one, as `make run` has it.
beside() {
  routine
  start_limberd
  XDG_DATA_HOME=$HOME/other "$limberd" --bus-name org.limber.Limber1.Try 2>/dev/null &
  gdbus wait --session --timeout 10 org.limber.Limber1.Try || exit 1
  "$limber" --bus-name org.limber.Limber1.Try status | grep >/dev/null 'No routine is installed' && "$limber" status | grep -q Stretches
}

# The bus goes: status 1, so that the service manager starts a new one.
bus_gone() {
  routine
  start_limberd
  kill "$(bus_pid)" || exit 1
  wait "$daemon"
  [ $? -eq 1 ]
}

# A server that never answers: the daemon does, all the while, and the log does not say "seen".
hung() {
  routine
  start_limberd
  "$limber" remind break >/dev/null || exit 1
  for _ in 1 2 3 4 5; do
    timeout 1 "$limber" status >/dev/null || exit 1
  done
  timeout 1 "$limber" done break >/dev/null || exit 1
  counted "event = 'outcome' AND outcome = 'done'" 1 || exit 1
  SECONDS=0
  stop_limberd && [ "$SECONDS" -le 3 ]
}

# limber.conf counts as soon as it is saved; a mistake in it is told, with its line, and changes nothing.
settings() {
  local conf=$HOME/.config/limber/limber.conf
  routine
  start_limberd
  status_has '23:55 .*Stretches' || exit 1
  echo 'activities = { activity = "stretch"; at = "23:53"; };' >"$conf"
  until_true status_has '23:53 .*Stretches'
  "$limber" preview "$HOME/test.routine" --days 1 | grep >/dev/null '23:55' || exit 1
  printf '# mine\nactivites = { activity = "stretch"; at = "23:52"; };\n' >"$conf"
  until_true status_has 'limber.conf:2: The name activites is not known here.'
  until_true on_screen 1
  status_has '23:53 .*Stretches' || exit 1
  dunstctl close-all
  until_true on_screen 0
  rm "$conf"
  until_true status_has '23:55 .*Stretches'
  ! status_has limber.conf || exit 1
  # without limberd they count as well
  echo 'activities = { activity = "stretch"; off = true; };' >"$conf"
  stop_limberd || exit 1
  ! status_has Stretches && status_has 'Stand up'
}

# Dropped into the inbox: a good file goes into the store, a bad one stays and is told of.
inbox() {
  local inbox=$HOME/.local/share/limber/inbox store=$HOME/.local/share/limber/routines
  routine
  start_limberd
  sed 's/id = "test"/id = "other"/; s/Stretches/More stretches/' "$HOME/test.routine" >"$HOME/other.routine"
  cp "$HOME/other.routine" "$inbox/"
  until_true status_has 'More stretches'
  until_true on_screen 1
  [ -z "$(ls "$inbox")" ] && [ -f "$store/other/revision-1.routine" ] || exit 1
  dunstctl close-all
  until_true on_screen 0
  sed '2s/kind/knid/' "$HOME/other.routine" >"$inbox/bad.routine"
  echo 'plan = ;' >>"$inbox/bad.routine"
  until_true status_has 'inbox/bad.routine:.* It was not installed'
  until_true on_screen 1
  [ -f "$inbox/bad.routine" ] || exit 1
  rm "$inbox/bad.routine"
  until_true on_screen 0
  ! status_has inbox
}

# A new revision: what changes is shown, a bad one leaves the old in force, and there is a way back.
revisions() {
  local store=$HOME/.local/share/limber/routines/test
  routine
  start_limberd
  mkdir "$HOME/new"
  sed 's/title = "Test";/title = "Test"; revision = 2;/; s/23:55/23:50/' "$HOME/test.routine" >"$HOME/new/x.routine"
  "$limber" install --yes "$HOME/new" | grep >/dev/null 'other times: Stretches: every day, at 23:50 (before: every day, at 23:55)' || exit 1
  until_true status_has '23:50 .*Stretches'
  echo 'limber = ;' >"$store/revision-3.routine"
  until_true status_has 'revision-3.routine:1: .* Revision 2 stays in force'
  until_true on_screen 1
  "$limber" rollback test | grep >/dev/null 'revision 1 is in force again' || exit 1
  until_true status_has '23:55 .*Stretches'
  ! status_has revision-3 && until_true on_screen 0
  ! "$limber" rollback test 2>/dev/null || exit 1
  [ "$(ls "$store" | grep -c set-aside)" = 2 ]
}

# Yesterday's entry amended by command: a row more, none less.
corrected() {
  routine
  start_limberd
  "$limber" remind break >/dev/null || exit 1
  "$limber" skip break >/dev/null || exit 1
  "$limber" correct break done --date yesterday 2>/dev/null
  [ $? -eq 1 ] || exit 1
  "$limber" correct break done | grep >/dev/null 'the first entry stays' || exit 1
  "$limber" correct break often 2>/dev/null
  [ $? -eq 2 ] && counted "event = 'corrected' AND outcome = 'done' AND ref = (SELECT seq FROM event WHERE event = 'outcome')" 1
}

# Presses LABEL until the log has COUNT rows of what that brings about.
answer() # LABEL WHERE COUNT
{
  for _ in $(seq 20); do
    press "$1"
    within 10 counted "$2" "$3" && return
  done
  fail "pressed in vain: $1"
}

# The first day's question, pain by the buttons, and a yes that stays until somebody was seen.
health() {
  local asks_signs=yes
  mkdir -p "$build/shots"
  routine
  start_limberd
  until_true on_screen 1
  sql "SELECT question FROM event WHERE event = 'shown'" | grep -qx signs || exit 1
  shot "$build/shots/question-dunst.png"
  press Open
  answer 'No, none' "question = 'signs-emergency' AND value = 0" 1
  answer 'No, none' "question = 'signs-same-day' AND value = 0" 1
  answer 'No, none' "question = 'signs-doctor' AND value = 0" 1
  "$limber" pain >/dev/null || exit 1
  until_true on_screen 1
  shot "$build/shots/pain-dunst.png"
  # a number by one button, and the place after it
  press 4
  answer thigh "event = 'pain' AND score = 4 AND place = 'thigh' AND \"when\" = 'now'" 1
  "$limber" warning-signs --screen >/dev/null || exit 1
  until_true on_screen 1
  shot "$build/shots/signs-dunst.png"
  answer 'Yes, one or more' "event = 'held' AND activity IS NULL AND reason = 'emergency'" 1
  until_true on_screen 1
  shot "$build/shots/sign-dunst.png"
  "$limber" status | head -1 | grep -q 'Call your local emergency number now' || exit 1
  ! "$limber" start stretch 2>/dev/null || exit 1
  "$limber" report | grep -q 'warning sign: emergency (not released yet)' || exit 1
  kill_limberd
  "$limber" status | head -1 | grep -q 'Call your local emergency number now' || exit 1
  start_limberd
  "$limber" resume --seen >/dev/null && "$limber" status | head -1 | grep -q '^Test'
}

# What the applications menu calls, without a terminal.
launcher() {
  routine
  start_limberd
  "$limber" pause --ask || exit 1
  until_true on_screen 1
  shot "$build/shots/pause-dunst.png"
  answer 'An hour' "event = 'paused' AND until BETWEEN at + 3599000000 AND at + 3601000000" 1
  "$limber" resume || exit 1
  "$limber" remind break >/dev/null || exit 1
  "$limber" done break >/dev/null || exit 1
  "$limber" undo --show | grep -q 'Stand up .*: the answer was taken back (done)' || exit 1
  until_true on_screen 1
  shot "$build/shots/undo-dunst.png"
  stop_limberd || exit 1
  "$limber" pain 3 2>"$HOME/complaint"
  [ $? -eq 3 ] && grep -q 'limberd is not running' "$HOME/complaint"
}

if [ $# -gt 0 ]; then
  trap end_all EXIT
  it_is 6
  "$1"
  exit
fi

on() { point "$2 on $1" timeout 60 tests/desk "$1" "$PWD/tests/test-e2e.sh" "$2"; }

on dunst answered
on dunst on_time
on dunst killed
on dunst left
on dunst second
on dunst beside
on dunst settings
on dunst inbox
on dunst revisions
on dunst corrected
on dunst health
on dunst launcher
on none bus_gone
on hung hung
plan
