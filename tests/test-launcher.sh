#!/bin/bash
# The launcher's icon and its actions, for whoever has no terminal: limberd is started where it does
# not run, what was clicked is done, and what cannot be done is said on the screen, or in the browser
# where nothing shows notices. The lines that a desktop would run, on real session buses.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
launcher=$build/org.limber.Limber.desktop

# ——— on a desk ———

# A browser that notes what it is given, and a service manager that does as $1 says.
settle() {
  export PATH=$HOME/bin:$PATH
  mkdir -p "$HOME/bin"
  printf '#!/bin/sh\ncp "$1" "%s/opened.new" && mv "%s/opened.new" "%s/opened"\n' "$HOME" "$HOME" "$HOME" >"$HOME/bin/xdg-open"
  printf '#!/bin/sh\n%s\n' "$1" >"$HOME/bin/systemctl"
  chmod +x "$HOME/bin/xdg-open" "$HOME/bin/systemctl"
  trap 'end_limberd' EXIT
}

# Whoever started it, it goes with the desk.
end_limberd() {
  local pid
  pid=$(gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.GetConnectionUnixProcessID org.limber.Limber1 2>/dev/null |
    grep -o '[0-9]*,' | tr -d ,)
  [ -z "$pid" ] || { kill "$pid" && until_true runs_no_more; }
}
runs_no_more() { ! "$limber" status --json | jq -e .running >/dev/null; }

starting=$(printf '"%s" 2>/dev/null & gdbus wait --session --timeout 10 org.limber.Limber1' "$limberd")

# What the desktop runs for the action; "" is the icon itself. Nobody sees what it prints.
click() {
  local line
  line=$(awk -v name="[Desktop ${1:+Action }${1:-Entry}]" '/^\[/ { on = $0 == name } on' "$launcher" | sed -n 's/^Exec=[^ ]*limber //p')
  # shellcheck disable=SC2086 # the words of a command
  "$limber" ${line% %f} >>"$HOME/said" 2>>"$HOME/said" </dev/null &
  clicked=$!
}

summaries() { dunstctl history | jq -r '.data[0][].summary.data'; }
told() { dunstctl close-all && dunstctl history | jq -r '.data[0][] | .summary.data + ": " + .body.data' | grep -qF -- "$1"; }
browser_has() { grep -qF -- "$1" "$HOME/opened" 2>/dev/null; }

# Each one starts limberd, and then asks or does what it says.
from_nothing() { # ACTION WHAT
  settle "$starting"
  routine 1
  click "$1"
  until_true told "$2"
  "$limber" status --json | jq -e .running >/dev/null || fail 'it does not run'
}
pause() { from_nothing pause 'Pause reminders'; }
pain() { from_nothing pain 'How much does it hurt'; }
wrong() { from_nothing wrong 'Is any one of these true'; }
undo() { from_nothing undo 'There is nothing to take back'; }

# A hold is ended by whoever says yes to that, and by nobody else.
seen() {
  settle "$starting"
  routine 1
  click seen
  until_true told 'Nothing is on hold.'
  "$limber" warning-signs --screen >/dev/null || exit 1
  until_true on_screen 1
  press 'Yes, one or more'
  until_true counted "event = 'held'" 1
  for answer in 'Not yet' Yes; do
    counted "event = 'released'" 0 || fail 'it was released unasked'
    click seen
    until_true press "$answer"
    [ "$answer" = Yes ] || wait "$clicked"
  done
  until_true counted "event = 'released'" 1
  until_true told 'Nothing is on hold any more'
}

icon() {
  settle "$starting"
  routine 1
  click ''
  until_true browser_has '<title>Today</title>'
  ! grep -qF 'limberd is not running' "$HOME/opened" || fail 'the page was made before it ran'
}

# Who installs a routine by a double click is reminded after the next login, too; what is enabled for
# everybody is left as it is.
enabled() {
  local is
  for is in 1 0; do
    settle 'case $2 in is-enabled) exit '$is' ;; enable) echo enable '$is' >>'"$HOME"'/asked ;; *) '"$starting"' ;; esac'
    sed "s/first-steps/first-$is/" routines/first-steps.routine >"$HOME/first.routine"
    "$limber" open "$HOME/first.routine" 2>"$HOME/said" &
    clicked=$!
    while kill -0 $clicked 2>/dev/null; do
      press Install Yes 'I have read them' OK >/dev/null 2>&1
    done
    wait $clicked || fail "$(<"$HOME/said")"
    end_limberd
  done
  equal 'what was asked for' "$(<"$HOME/asked")" 'enable 1'
}

# Without a service manager the bus starts it, as its file there says.
by_the_bus() {
  settle 'exit 1'
  routine 1
  printf '[D-BUS Service]\nName=org.limber.Limber1\nExec=%s\n' "$limberd" >"$DESK/services/org.limber.Limber1.service"
  gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.ReloadConfig >/dev/null || exit 1
  click pause
  until_true told 'Pause reminders'
}

# Who switched it off for good is told so; nothing else starts it then.
masked() {
  settle 'printf "%s\n" "Failed to start limber.service: Unit limber.service is masked." "See the logs." >&2; exit 1'
  routine 1
  printf '[D-BUS Service]\nName=org.limber.Limber1\nExec=%s\n' "$limberd" >"$DESK/services/org.limber.Limber1.service"
  gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.ReloadConfig >/dev/null || exit 1
  # a manager there is
  /usr/bin/python3 -c 'from gi.repository import Gio, GLib
Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.systemd1", 0, None, None, None)
GLib.MainLoop().run()' &
  manager=$!
  trap 'kill $manager; wait $manager' EXIT
  gdbus wait --session --timeout 10 org.freedesktop.systemd1 || exit 1
  click pain
  until_true told 'limber could not do that: limber could not be started (systemctl --user start limber: Failed to start limber'
  told 'is masked). Log out and in again' || fail 'it does not say what to do'
  wait "$clicked"
  [ $? = 3 ] || fail 'the status is not 3'
  click ''
  until_true browser_has 'Unit limber.service is masked)'
  browser_has 'so nobody reminds you' || fail 'the page does not say what that means'
  runs_no_more
}

# A manager that says yes and does nothing.
empty_promise() {
  settle 'exit 0'
  routine 1
  click pain
  until_true told 'limber could not do that: limber could not be started (systemctl --user start limber: nothing came of it)'
}

refused() {
  settle "$starting"
  click pain
  until_true told 'limber could not do that: No routine is installed; open the file from your therapist with a double click'
  wait "$clicked"
  [ $? = 1 ] || fail 'the status is not 1'
}

# No browser: the screen says where the page is.
no_browser() {
  settle "$starting"
  printf '#!/bin/sh\nexit 3\n' >"$HOME/bin/xdg-open"
  click page
  until_true told "No browser could be opened (xdg-open: Child process exited with code 3). The page is in"
}

# Nothing shows notices: the browser says so.
unseen() {
  settle "$starting"
  PATIENCE=400
  routine 1
  click pain
  until_true browser_has 'This desktop shows no notifications now'
  click undo
  until_true browser_has 'no answer was given in the last'
}

if [ $# -gt 0 ]; then
  it_is 6
  "$1"
  exit
fi

for scenario in pause pain wrong undo seen icon enabled by_the_bus masked empty_promise refused no_browser; do
  point "$scenario" timeout 60 tests/desk dunst "$PWD/tests/test-launcher.sh" $scenario
done
point 'nobody shows notices' timeout 60 tests/desk none "$PWD/tests/test-launcher.sh" unseen
plan
