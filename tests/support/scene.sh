# For scripts that run the built programs on a desk or under a manager of their own; to be sourced.

# For what sends no signal: looks twenty times a second, ten seconds at most or $PATIENCE looks.
until_true() {
  local try
  for try in $(seq "${PATIENCE:-200}"); do
    "$@" && return
    sleep 0.05
  done
  echo "# waited in vain for: $*"
  exit 1
}

fail() {
  echo "# $*"
  exit 1
}

database() { echo "${XDG_DATA_HOME:-$HOME/.local/share}/limber/progress.db"; }
# The daemon may be in the middle of a row.
sql() { sqlite3 -cmd '.timeout 3000' "$(database)" "$1"; }
count() { sql "SELECT count(*) FROM event WHERE $1" 2>/dev/null; }
counted() { [ "$(count "$1")" = "$2" ]; }
on_screen() { [ "$(dunstctl count displayed)" = "$1" ]; }
status_has() { "$limber" status | grep -q -- "$1"; }

# Whatever happened: the file is sound, every occurrence is over at most once, and rows that may
# only be one are one.
sound_history() {
  local twice
  [ "$(sql 'PRAGMA integrity_check')" = ok ] || fail 'the history is damaged'
  twice=$(sql "SELECT activity, date, time, count(*) FROM event WHERE event = 'outcome'
    GROUP BY file, activity, date, time HAVING count(*) > 1")
  [ -z "$twice" ] || fail "over more than once: $twice"
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
  "$limber" install --yes "$HOME/test.routine" >/dev/null 2>&1 || fail 'the routine could not be installed'
}

# $@: what it is to be run under. Its messages go to $HOME/limberd.log.
start_limberd() {
  "$@" "$limberd" 2>>"$HOME/limberd.log" &
  daemon=$!
  gdbus wait --session --timeout 10 org.limber.Limber1 || fail "limberd did not come: $(tail -3 "$HOME/limberd.log")"
  tests/support/no-signs
}

stop_limberd() {
  kill -TERM "$daemon" && wait "$daemon"
}

# point NAME COMMAND…: one line of TAP, with what COMMAND said.
number=0
point() {
  local name=$1 out
  shift
  number=$((number + 1))
  out=$("$@" 2>&1) || printf 'not '
  echo "ok $number - $name"
  sed 's/^/# /' <<<"$out"
}
