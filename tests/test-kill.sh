#!/bin/bash
# The real programs, killed with SIGKILL at random instants while commands answer reminders: every
# answer that a command reported as said stands in the log, and none stands there twice.
#
#     tests/test-kill.sh                      a few rounds, as part of `make check`
#     make check-kill ROUNDS=300 SEED=7       as many as one likes
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
asks_signs=yes
per_desk=15 activities=100

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
    local name=b$next word=done
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
    kill_limberd
    return
  fi
  gdbus wait --session --timeout 10 org.limber.Limber1 || exit 1
  (sleep "0.$(printf %03d $((RANDOM % 300)))" && kill -KILL "$daemon") &
  answer_until_dead
  wait "$daemon" 2>/dev/null
  wait
}

check_log() {
  local name outcome
  while read -r name outcome; do
    if ! counted "activity = '$name' AND outcome = '$outcome'" 1; then
      echo "$name: '$outcome' was said and does not stand in the log once:"
      sql "SELECT * FROM event WHERE activity = '$name'"
      exit 1
    fi
  done <"$HOME/said"
  sound_history
  [ "$(count "event = 'run-start'")" -ge "$1" ] || { echo 'a start is missing'; exit 1; }
  [ ! -e "$HOME/.local/share/limber/progress.db.set-aside-1" ] || { echo 'the history was set aside'; exit 1; }
}

# $1 rounds on one desk, with the random numbers that follow from $2
rounds() {
  RANDOM=$2 next=1 early=0
  touch "$HOME/said"
  routine $activities
  for _ in $(seq "$1"); do round; done
  # a life that nobody ends: it reads what the others left
  start_limberd
  "$limber" status >/dev/null && stop_limberd || exit 1
  check_log $(($1 + 1 - early))
  echo "# $(wc -l <"$HOME/said") answers said in $1 rounds"
}

if [ $# -gt 0 ]; then
  trap end_all EXIT
  it_is 6
  "$@"
  exit
fi

left=${ROUNDS:-15} seed=${SEED:-$RANDOM}
while [ "$left" -gt 0 ]; do
  rounds=$((left < per_desk ? left : per_desk))
  left=$((left - rounds))
  point "$rounds rounds of seed $seed" timeout 120 tests/desk dunst "$PWD/tests/test-kill.sh" rounds $rounds $seed
  seed=$((seed + 1))
done
plan
