#!/bin/bash
# The real programs, killed with SIGKILL at random instants while commands answer reminders: every
# answer that a command reported as said stands in the log, and none stands there twice.
#
#     tests/test-kill.sh                      a few rounds, as part of `make check`
#     make check-kill ROUNDS=300 SEED=7       as many as one likes
cd "$(dirname "$0")/.." || exit 1
build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
limber=$build/limber limberd=$build/limberd
per_desk=15 activities=100

sql() { sqlite3 "$HOME/.local/share/limber/progress.db" "$1"; }

# Enough activities that each is answered once; all are due late in the day.
routine() {
  {
    printf 'limber = 1;  id = "test";  title = "Test";\nday = { from = "00:00"; to = "23:59"; };\nplan = (\n'
    for n in $(seq $activities); do
      [ "$n" -gt 1 ] && printf ',\n'
      printf '{ id = "a%d";  kind = "posture";  title = "Stand up";  when = { at = "23:58"; }; }' "$n"
    done
    printf ');\n'
  } >"$HOME/test.routine"
  "$limber" install --yes "$HOME/test.routine" >/dev/null 2>&1 || exit 1
}

# Says something to the daemon. 1: it is dead, or died over it.
say() {
  local status
  "$limber" "$@" >/dev/null 2>>"$HOME/limber.log"
  status=$?
  [ $status -eq 0 ] && return 0
  # a daemon that lives refuses nothing here, and no command dies of a daemon's death
  if [ $status -ne 3 ]; then
    echo "limber $*: status $status: $(tail -1 "$HOME/limber.log")"
    exit 1
  fi
  return 1
}

# Answers one activity after the other until the daemon is dead; what was said goes to $HOME/said.
answer_until_dead() {
  while [ "$next" -le $activities ]; do
    local name=a$next word=done
    next=$((next + 1))
    [ $((RANDOM % 2)) -eq 0 ] && word=skip
    if [ $((RANDOM % 3)) -eq 0 ]; then
      say remind "$name" || return 0
    fi
    say $word "$name" || return 0
    echo "$name ${word/skip/skipped}" >>"$HOME/said"
  done
}

# One life of the daemon, of random length; some end before they have begun.
round() {
  "$limberd" 2>>"$HOME/limberd.log" &
  daemon=$!
  if [ $((RANDOM % 4)) -eq 0 ]; then
    early=$((early + 1))
    sleep "0.0$(printf %02d $((RANDOM % 60)))"
    kill -KILL "$daemon"
    wait "$daemon" 2>/dev/null
    return
  fi
  gdbus wait --session --timeout 10 org.limber.Limber1 || exit 1
  (sleep "0.$(printf %03d $((RANDOM % 300)))" && kill -KILL "$daemon") &
  answer_until_dead
  wait "$daemon" 2>/dev/null
  wait
}

check_log() {
  local name outcome wrong
  while read -r name outcome; do
    if [ "$(sql "SELECT count(*) FROM event WHERE activity = '$name' AND outcome = '$outcome'")" != 1 ]; then
      echo "$name: '$outcome' was said and does not stand in the log once:"
      sql "SELECT * FROM event WHERE activity = '$name'"
      exit 1
    fi
  done <"$HOME/said"
  wrong=$(sql "SELECT activity, date, time, count(*) FROM event WHERE event = 'outcome'
    GROUP BY file, activity, date, time HAVING count(*) > 1")
  [ -z "$wrong" ] || { echo "closed twice: $wrong"; exit 1; }
  [ "$(sql 'PRAGMA integrity_check')" = ok ] || { echo 'the file is damaged'; exit 1; }
  [ "$(sql "SELECT count(*) FROM event WHERE event = 'run-start'")" -ge "$1" ] || { echo 'a start is missing'; exit 1; }
  [ ! -e "$HOME/.local/share/limber/progress.db.set-aside-1" ] || { echo 'the history was set aside'; exit 1; }
}

# $1 rounds on one desk, with the random numbers that follow from $2
rounds() {
  RANDOM=$2 next=1 early=0
  touch "$HOME/said"
  routine
  for _ in $(seq "$1"); do round; done
  # a life that nobody ends: it reads what the others left
  "$limberd" 2>>"$HOME/limberd.log" &
  daemon=$!
  gdbus wait --session --timeout 10 org.limber.Limber1 && "$limber" status >/dev/null || exit 1
  kill -TERM "$daemon" && wait "$daemon" || exit 1
  check_log $(($1 + 1 - early))
  echo "# $(wc -l <"$HOME/said") answers said in $1 rounds"
}

if [ $# -gt 0 ]; then
  unset XDG_DATA_HOME XDG_CONFIG_HOME
  "$@"
  exit
fi

left=${ROUNDS:-15} seed=${SEED:-$RANDOM} number=0
while [ "$left" -gt 0 ]; do
  count=$((left < per_desk ? left : per_desk))
  left=$((left - count)) number=$((number + 1))
  if out=$(timeout 120 tests/desk dunst "$PWD/tests/test-kill.sh" rounds $count $seed 2>&1); then
    echo "ok $number - $count rounds of seed $seed"
  else
    echo "not ok $number - $count rounds of seed $seed"
  fi
  sed 's/^/# /' <<<"$out"
  seed=$((seed + 1))
done
echo "1..$number"
