# For scripts that run the built programs on a desk or under a manager of their own; to be sourced.

fail() {
  echo "# $*"
  exit 1
}

# LOOKS COMMAND…: for what sends no signal; looks twenty times a second, so often at the most.
within() {
  local looks=$1
  shift
  for _ in $(seq "$looks"); do
    "$@" && return
    sleep 0.05
  done
  return 1
}

# Ten seconds at most, or $PATIENCE looks.
until_true() {
  within "${PATIENCE:-200}" "$@" || fail "waited in vain for: $*"
}

# equal WHAT FOUND EXPECTED
equal() { [ "$2" = "$3" ] || fail "$1: $2, not $3"; }

says() {
  case $1 in *"$2"*) ;; *) fail "\"$1\" does not say \"$2\"" ;; esac
}

lacks() {
  case $1 in *"$2"*) fail "it says \"$2\"" ;; esac
}

database() { echo "${XDG_DATA_HOME:-$HOME/.local/share}/limber/progress.db"; }
# The daemon may be in the middle of a row.
sql() { sqlite3 -cmd '.timeout 3000' "$(database)" "$1"; }
count() { sql "SELECT count(*) FROM event WHERE $1" 2>/dev/null; }
counted() { [ "$(count "$1")" = "$2" ]; }
on_screen() { [ "$(dunstctl count displayed)" = "$1" ]; }
status_has() { "$limber" status | grep -q -- "$1"; }
status_lacks() { ! status_has "$1"; }

# Whatever happened: the file is sound, every occurrence is over at most once, and rows that may
# only be one are one.
sound_history() {
  local twice
  [ "$(sql 'PRAGMA integrity_check')" = ok ] || fail 'the history is damaged'
  twice=$(sql "SELECT activity, date, time, count(*) FROM event WHERE event = 'outcome'
    GROUP BY file, activity, date, time HAVING count(*) > 1")
  [ -z "$twice" ] || fail "over more than once: $twice"
}

# Wherever it is between $1 and $1:59 o'clock now.
it_is() {
  local ahead=$((($1 - 10#$(date -u +%H)) % 24))
  [ $ahead -le 14 ] || ahead=$((ahead - 24))
  [ $ahead -ge -12 ] || ahead=$((ahead + 24))
  TZ=Etc/GMT$(printf %+d $((-ahead)))
  export TZ
}

install_routine() {
  "$limber" install --yes "$HOME/test.routine" >/dev/null 2>&1 || fail 'the routine could not be installed'
}

# As many posture breaks, b1 to bN, as $1 says, late in the day.
routine() {
  local n
  {
    printf 'limber = 1;  id = "test";  title = "Test";\nday = { from = "00:00"; to = "23:59"; };\nplan = (\n'
    for n in $(seq "$1"); do
      [ "$n" -gt 1 ] && printf ',\n'
      printf '{ id = "b%d";  kind = "posture";  title = "Break %d";  when = { at = "23:58"; }; }' "$n" "$n"
    done
    printf ');\n'
  } >"$HOME/test.routine"
  install_routine
}

# $@: what it is to be run under. Its messages go to $messages or $HOME/limberd.log. The warning
# signs, which every first day begins with, are answered unless $asks_signs.
start_limberd() {
  local log=${messages:-$HOME/limberd.log}
  "$@" "$limberd" 2>>"$log" &
  daemon=$!
  gdbus wait --session --timeout 10 org.limber.Limber1 || fail "limberd did not come: $(tail -3 "$log")"
  [ -n "${asks_signs:-}" ] || tests/support/no-signs
}

# at_clock TIME COMMAND…: for whom it is TIME when it begins; the times of files are what they are.
at_clock() {
  local time=$1
  shift
  exec env NO_FAKE_STAT=1 FAKETIME="@$time" LD_PRELOAD="$(ls /usr/lib/*/faketime/libfaketime.so.1)" "$@"
}

stop_limberd() {
  kill -TERM "$daemon" && wait "$daemon"
}

kill_limberd() {
  kill -KILL "$daemon"
  wait "$daemon" 2>/dev/null
}

# What a scene started ends before its desk is cleared away, where it would still write.
end_all() {
  # shellcheck disable=SC2046
  kill $(jobs -p) 2>/dev/null
  wait
}

# Asked of the session bus itself.
bus_pid() {
  gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.GetConnectionUnixProcessID \
    org.freedesktop.DBus | tr -dc '[:digit:] ' | awk '{ print $NF }'
}
