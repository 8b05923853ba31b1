#!/bin/bash
# An idle daemon sleeps: between two deadlines no thread of it wakes up, with a notification service
# and a source of idle time there. Counted by the kernel, over three seconds.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
asks_signs=yes

switches() {
  awk '/ctxt_switches/ { sum += $2 } END { print sum + 0 }' /proc/"$daemon"/task/*/status
}

# What a start sets going has ended when a second goes by without any of it.
settle() {
  local before after=0
  for _ in $(seq 20); do
    before=$(switches)
    sleep 1
    after=$(switches)
    [ "$before" = "$after" ] && return 0
  done
  echo 'it never came to rest'
  exit 1
}

idle() {
  cat >"$HOME/test.routine" <<X
limber = 1;  id = "test";  title = "Test";
day = { from = "00:00"; to = "23:59"; };
plan = (
  { id = "break";  kind = "posture";  title = "Stand up";
    when = { after_sitting_minutes = 45; from = "00:00"; to = "23:59"; }; }
);
X
  install_routine
  start_limberd
  settle
  "$limber" status | grep -F 'Notifications: dunst. Presence: active (' || exit 1
  settle
  before=$(switches)
  sleep 3
  woken=$(($(switches) - before))
  echo "# woken $woken times in 3 s, with $(ls /proc/"$daemon"/task | wc -l) threads"
  stop_limberd && [ "$woken" -eq 0 ]
}

if [ $# -gt 0 ]; then
  trap end_all EXIT
  it_is 6
  "$@"
  exit
fi

point 'no wake-ups while nothing is due' timeout 60 tests/desk dunst "$PWD/tests/test-idle.sh" idle
plan
