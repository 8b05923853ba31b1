#!/bin/bash
# The history as a client has it: the built commands on real files, on a bus of their own.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
demo=$build/tests/make-demo
full=tests/routines/weeks-1-4.routine

# gives STATUS COMMAND…: its output is in $out, its complaints in $err
gives() {
  local expected=$1 status=0
  shift
  out=$("$@" 2>"$HOME/err") || status=$?
  err=$(<"$HOME/err")
  equal "status of $*" "$status" "$expected"
}

# a history of DAYS days; client NAME has a data folder of their own
client() { export XDG_DATA_HOME=$HOME/$1; }

live() {
  "$demo" $full "${2:-2026-03-02}" "${1:-28}" "${3:-7}" >"$HOME/demo.jsonl"
  "$limber" import "$HOME/demo.jsonl" >/dev/null || fail import
}

install_full() {
  mkdir -p "$XDG_DATA_HOME/limber/routines/sciatica-weeks-1-4"
  cp $full "$XDG_DATA_HOME/limber/routines/sciatica-weeks-1-4/revision-3.routine"
}

as_nobody() {
  if [ "$(id -u)" -eq 0 ]; then
    chown -R 65534 "$HOME"
    setpriv --reuid 65534 --clear-groups "$@"
  else
    "$@"
  fi
}

usage() {
  live
  local row
  while IFS='|' read -r status said row; do
    gives "$status" "$limber" $row
    says "$err" "$said"
    [ -z "$out" ] || fail "$row printed: $out"
  done <<'END'
2|--from 2026-02-30: give a date|log --from 2026-02-30
2|--to tomorrow: give a date|report --to tomorrow
2|is after --to|log --from 2026-03-03 --to 2026-03-02
2|is after --to|report --from 2026-03-03 --to 2026-03-02
2|there is no such kind of row|log --event lunch
2|one word too many|log stretch
2|one word too many|report now
2|one word too many|export there
2|do not go together|log --json --csv
2|do not go together|report --json --html
2|do not go together|report --since-session --from 2026-03-01
2|see limber log --help|log --often
2|which file?|import
1|there is nothing to show|log --activity juggling
1|nothing was written in that time|report --from 2020-01-01 --to 2020-02-01
1|names a session before that day|report --since-session
1|nothing was written yet|export --from 2020-01-01 --to 2020-02-01
END
}

# Without any history there is nothing to show, and nothing is made.
empty() {
  gives 1 "$limber" log
  gives 1 "$limber" report
  gives 1 "$limber" export
  [ ! -e "$XDG_DATA_HOME" ] || fail "a folder was made"
}

filters() {
  live
  gives 0 "$limber" log --event pain --activity stretch --from 2026-03-03 --to 2026-03-04 --json
  equal rows "$(wc -l <<<"$out")" "$(sql "SELECT count(*) FROM event WHERE event = 'pain' AND
    activity = 'stretch' AND date BETWEEN '2026-03-03' AND '2026-03-04'")"
  equal kinds "$(jq -r '[.event, .activity] | join(" ")' <<<"$out" | sort -u)" 'pain stretch'
  gives 0 "$limber" log --activity sciatica-weeks-1-4/heat --json
  equal activity "$(jq -r .activity <<<"$out" | sort -u)" heat
  gives 1 "$limber" log --activity other/heat
}

# Text fits 80 columns, JSON is one object a line, CSV reads back as RFC 4180 has it.
forms() {
  live
  sql "UPDATE event SET text = 'a, \"b\"' || char(13, 10) || 'c' WHERE seq = 3"
  gives 0 "$limber" log
  equal 'widest line' "$(wc -L <<<"$out" | awk '{ print ($1 <= 80) }')" 1
  gives 0 "$limber" log --json
  equal objects "$(jq -s length <<<"$out")" "$(count 1)"
  equal first "$(head -1 <<<"$out" | jq -c '[.seq, .origin, .at, .zone, .event, .date]')" \
    '[1,"demo","2026-03-02T07:00:00+00:00","Europe/London","run-start","2026-03-02"]'
  equal summer "$(jq -r 'select(.date == "2026-03-29") | .at' <<<"$out" | tail -1 | cut -c 20-)" +01:00
  gives 0 "$limber" log --csv
  "$limber" log --csv >"$HOME/log.csv"
  sqlite3 "$HOME/read.db" ".import --csv '$HOME/log.csv' log"
  equal records "$(sqlite3 "$HOME/read.db" 'SELECT count(*) FROM log')" "$(count 1)"
  equal quoted "$(sqlite3 "$HOME/read.db" "SELECT hex(text) FROM log WHERE seq = '3'")" \
    "$(printf 'a, "b"\r\nc' | od -An -tx1 | tr -d ' \n' | tr a-f A-F)"
  # what is no file is written to and stays what it is, for root too
  mkfifo "$HOME/pipe"
  cat "$HOME/pipe" >"$HOME/through" &
  gives 0 "$limber" export --output "$HOME/pipe"
  wait $!
  [ -p "$HOME/pipe" ] || fail 'the pipe is gone'
  "$limber" export | cmp - "$HOME/through" || fail 'other rows came through the pipe'
  gives 1 "$limber" export --output "$HOME"
}

# Export and import give the same rows back, in whatever pieces and order, and twice is once.
any_order() {
  live 35
  local whole pieces=4 round order
  "$limber" export >"$HOME/whole.jsonl"
  cmp -s "$HOME/whole.jsonl" "$HOME/demo.jsonl" || fail "the export is not what was imported"
  for round in 1 2 3 4; do
    tail -n +2 "$HOME/whole.jsonl" | shuf --random-source=<(yes $round) >"$HOME/rows"
    # pieces overlap by half of each
    for piece in $(seq $pieces); do
      awk -v p="$piece" -v n=$pieces 'int(NR * 7 / 3) % n == p - 1 || NR % n == p - 1' "$HOME/rows" >"$HOME/body"
      { echo "{\"limber-history\": 1, \"rows\": $(wc -l <"$HOME/body")}"; cat "$HOME/body"; } >"$HOME/piece-$piece.jsonl"
    done
    client "round-$round"
    order=$(seq $pieces | shuf --random-source=<(yes $round$round))
    for piece in $order 1; do
      "$limber" import "$HOME/piece-$piece.jsonl" >/dev/null || fail "piece $piece"
    done
    "$limber" import "$HOME/whole.jsonl" >/dev/null || fail whole
    "$limber" export | cmp -s - "$HOME/whole.jsonl" || fail "round $round: another export than the first"
  done
  gives 0 "$limber" import "$HOME/whole.jsonl"
  says "$out" ' 0 rows were new'
}

# A file with a mistake changes nothing, and the mistake is named with its line.
refused() {
  live 2
  local before after good file
  good=$(sed -n 2p "$HOME/demo.jsonl" | sed 's/"seq": 1,/"seq": 9999,/')
  before=$("$limber" export | sha256sum)
  refuse() { # SAID CONTENT…
    local said=$1
    shift
    printf '%s\n' "$@" >"$HOME/bad.jsonl"
    gives 2 "$limber" import "$HOME/bad.jsonl"
    says "$err" "$said"
    equal history "$("$limber" export | sha256sum)" "$before"
  }
  refuse 'this is no file of' 'hello'
  refuse 'this is no file of' '{"rows": 1}' "$good"
  refuse 'a newer limber wrote this file' '{"limber-history": 2, "rows": 1}' "$good"
  refuse 'cut off: it should have 2 rows and has 1' '{"limber-history": 1, "rows": 2}' "$good"
  refuse 'line 3: it is no line of JSON' '{"limber-history": 1, "rows": 2}' "$good" '{"seq": 10000'
  refuse 'line 3: it is no row' '{"limber-history": 1, "rows": 2}' "$good" '[]'
  refuse 'line 3: "colour": this version' '{"limber-history": 1, "rows": 2}' "$good" '{"colour": 1}'
  refuse 'line 2: "event": this version' '{"limber-history": 1, "rows": 1}' "${good/run-start/dance}"
  refuse 'line 2: "date": a date' '{"limber-history": 1, "rows": 1}' "${good/\"2026-03-02\"/\"2026-02-30\"}"
  refuse 'line 2: "at": a time' '{"limber-history": 1, "rows": 1}' "${good/T07:00/T25:00}"
  refuse 'line 2: "seq": a whole number' '{"limber-history": 1, "rows": 1}' "${good/9999/\"9999\"}"
  refuse 'line 2: "seq": a number from 1 on' '{"limber-history": 1, "rows": 1}' "${good/9999/0}"
  refuse 'line 2: "origin": it is missing' '{"limber-history": 1, "rows": 1}' "${good/\"origin\": \"demo\", /}"
  refuse 'line 2: "text": the text is too long' '{"limber-history": 1, "rows": 1}' \
    "${good/boot-1/$(printf %030000d 0)}"
  refuse 'line 2: it is too long' '{"limber-history": 1, "rows": 1}' "${good/boot-1/$(printf %0300000d 0)}"
  refuse 'it is no UTF-8' '{"limber-history": 1, "rows": 1}' "${good/boot-1/$'\xff'}"
  mkfifo "$HOME/fifo"
  for file in "$HOME/fifo" "$HOME" "$HOME/none"; do
    gives 2 "$limber" import "$file"
  done
  gives 0 "$limber" import "$HOME/demo.jsonl"
  gives 0 "$limber" import - <"$HOME/demo.jsonl"
}

# What can be read is read, and that something is missing is said; the file stays as it is.
damaged() {
  live 90
  install_full
  local page before
  # the page of the table, not of an index, that holds the rows of that day
  page=$(($(grep -abo 'sciatica-weeks-1-4walk2026-04-10' "$(database)" | head -1 | cut -d: -f1) / 4096))
  dd if=/dev/urandom of="$(database)" bs=4096 seek="$page" count=1 conv=notrunc status=none
  before=$(sha256sum <"$(database)")
  gives 2 "$limber" log --json
  says "$err" 'The history is damaged'
  [ "$(wc -l <<<"$out")" -gt 1000 ] || fail "only $(wc -l <<<"$out") rows"
  gives 2 "$limber" report --from 2026-03-02 --to 2026-05-30
  says "$err" 'The history is damaged'
  says "$out" 'The history is damaged'
  gives 2 "$limber" export -o "$HOME/saved.jsonl"
  equal file "$(sha256sum <"$(database)")" "$before"
  client new
  gives 0 "$limber" import "$HOME/saved.jsonl"
}

garbage() {
  mkdir -p "$XDG_DATA_HOME/limber"
  head -c 20000 /dev/urandom >"$(database)"
  for command in log report export; do
    gives 2 "$limber" $command
    says "$err" 'is no history of limber'
  done
  rm "$(database)"
  live 1
  sql 'PRAGMA user_version = 99'
  for command in log report export; do
    gives 2 "$limber" $command
    says "$err" 'written by a newer limber'
  done
}

# A copy on a medium that nobody can write.
read_only() {
  live
  install_full
  chmod 0400 "$(database)"
  chmod 0500 "$XDG_DATA_HOME/limber" "$XDG_DATA_HOME"
  as_nobody "$limber" log >"$HOME/log" || fail log
  as_nobody "$limber" report --from 2026-03-02 --to 2026-03-29 >"$HOME/report" || fail report
  [ -s "$HOME/log" ] && [ -s "$HOME/report" ]
}

# A writer died in the middle of a change: the change is undone, the rest is there.
cut_short() {
  live
  local rows
  rows=$("$limber" log | wc -l)
  (
    echo "PRAGMA cache_size = 1; BEGIN; UPDATE event SET zone = zone || 'x';"
    echo ".shell kill -KILL \$PPID"
  ) | sqlite3 "$(database)" 2>/dev/null
  [ -e "$(database)-journal" ] || fail 'nothing was cut short'
  gives 0 "$limber" log
  equal rows "$(wc -l <<<"$out")" "$rows"
}

# While the daemon writes a command waits; while a command prints the daemon can write.
busy() {
  live 90
  mkfifo "$HOME/to" "$HOME/locked" "$HOME/out"
  (cd "$HOME" && exec sqlite3 "$(database)") <"$HOME/to" &
  exec 3>"$HOME/to"
  printf 'BEGIN EXCLUSIVE;\n.shell echo >locked\n' >&3
  read -r _ <"$HOME/locked"
  "$limber" log >"$HOME/log" &
  # it has been waiting for the lock for a while when it has slept this often
  until awk '/^voluntary/ { exit $2 < 14 }' "/proc/$!/status"; do kill -0 $! || break; done
  echo 'COMMIT;' >&3
  exec 3>&-
  wait $! || fail 'log did not wait for the writer'
  "$limber" log --json >"$HOME/out" &
  exec 4<"$HOME/out"
  read -r -N 10 _ <&4
  gives 0 sqlite3 "$(database)" 'BEGIN EXCLUSIVE; ROLLBACK'
  cat <&4 >/dev/null
  wait $!
}

# The daemon alone writes while it runs.
running() {
  "$demo" $full 2026-03-02 2 >"$HOME/demo.jsonl"
  start_limberd
  gives 1 "$limber" import "$HOME/demo.jsonl"
  says "$err" "stop it with 'systemctl --user stop limber'"
  gives 0 "$limber" log --event run-start
  stop_limberd || fail 'it did not stop well'
  gives 0 "$limber" import "$HOME/demo.jsonl"
  # rows of another computer do not keep it from starting, and it writes on
  start_limberd
  stop_limberd || fail 'it did not stop well'
  equal starts "$(sql "SELECT group_concat(seq) FROM event WHERE event = 'run-start' AND origin != 'demo'")" \
    '1,3'
}

# Without a period it is since the last session before today.
since_session() {
  local from
  it_is 12
  from=$(date -d '9 days ago' +%F)
  install_full
  sed -i "s/^sessions .*/sessions = [ \"$(date -d '30 days ago' +%F)\", \"$from\", \"$(date +%F)\" ];/;
    s/^start .*/start = \"$(date -d '30 days ago' +%F)\";/" "$XDG_DATA_HOME"/limber/routines/*/*.routine
  live 30 "$(date -d '30 days ago' +%F)"
  gives 0 "$limber" report --json
  equal period "$(jq -r '.from + " " + .to' <<<"$out")" "$from $(date +%F)"
  gives 0 "$limber" report --since-session --json
  equal period "$(jq -r .from <<<"$out")" "$from"
  gives 0 "$limber" report --to "$(date -d '9 days ago' +%F)" --json
  equal 'until the session' "$(jq -r .from <<<"$out")" "$(date -d '30 days ago' +%F)"
  gives 0 "$limber" report
  says "$out" ', 10 days, since the last session'
  gives 0 "$limber" report --html
  says "$out" ', 10 days, since the last session'
  # a file without sessions: four weeks, and that is said
  sed -i '/^sessions/d' "$XDG_DATA_HOME"/limber/routines/*/*.routine
  gives 0 "$limber" report --since-session
  says "$out" ', 28 days (the routine names no earlier'
  says "$err" 'no routine here names a session before that day; these are four weeks'
  gives 0 "$limber" report
  says "$out" 'names no earlier'
  equal complaints "$err" ''
  gives 0 "$limber" report --from "$from"
  case $out in *'no earlier'* | *'since the last'*) fail 'it says why a period was chosen that the client chose' ;; esac
}

# The file belongs to the client alone, and its name says nothing.
page() {
  live
  install_full
  gives 0 "$limber" report --from 2026-03-02 --to 2026-03-29 --html -o "$HOME/page.html"
  equal mode "$(stat -c %a "$HOME/page.html")" 600
  gives 0 "$limber" report --from 2026-03-02 --to 2026-03-29 --html
  cmp -s "$HOME/page.html" - <<<"$out" || fail 'another page on stdout'
  cd "$HOME" || exit 1
  script -qec "$limber report --from 2026-03-02 --to 2026-03-29 --html" /dev/null >"$HOME/said" </dev/null
  says "$(<"$HOME/said")" page-2026-03-29.html
  cmp -s page.html page-2026-03-29.html || fail 'another page in the file'
  gives 1 "$limber" report --from 2026-03-02 --to 2026-03-29 --html -o "$HOME/no/page.html"
  gives 1 bash -c "'$limber' report --from 2026-03-02 --to 2026-03-29 >/dev/full"
  gives 1 bash -c "'$limber' log >/dev/full"
}

# In a language that writes a comma in a number the charts and what programs read are the same.
comma() {
  live
  install_full
  localedef -i de_DE -f UTF-8 "$HOME/de_DE.UTF-8" || fail 'no such locale'
  german() { LOCPATH=$HOME LC_ALL=de_DE.UTF-8 "$@"; }
  equal number "$(german bash -c 'printf %.1f 1,5')" 1,5
  shapes() { "$@" report --from 2026-03-02 --to 2026-03-29 --html | grep -oE '<(svg|path|rect|circle|text)[^>]*>' | sha256sum; }
  equal charts "$(shapes german "$limber")" "$(shapes "$limber")"
  for form in --json --csv; do
    equal $form "$(german "$limber" report --from 2026-03-02 --to 2026-03-29 $form | grep -v '"text"')" \
      "$("$limber" report --from 2026-03-02 --to 2026-03-29 $form | grep -v '"text"')"
  done
  equal export "$(german "$limber" export | sha256sum)" "$("$limber" export | sha256sum)"
}

# The recipe of the manual, run as it stands there, adds up to what each client's report says.
recipe() {
  local name numbers
  mkdir "$HOME/clinic"
  for name in a-m b-h c-k; do
    client "$name"
    install_full
    live 28 2026-03-02 "$((${#name} + $(printf %d "'$name")))"
    if [ $name = b-h ]; then # on two computers, of which one was off
      "$demo" $full 2026-03-09 14 99 | sed 's/"origin": "demo"/"origin": "office"/' >"$HOME/office.jsonl"
      "$limber" import "$HOME/office.jsonl" >/dev/null || fail office
    fi
    "$limber" export -o "$HOME/clinic/$name.jsonl" || fail export
  done
  sed -n '/^\.\\" recipe: begin/,/^\.\\" recipe: end/p' doc/limber-history.5 | sed '/^\.\\"/d; /^\.Bd/d; /^\.Ed/d; s/^\\&//' >"$HOME/recipe"
  cd "$HOME/clinic" || exit 1
  bash "$HOME/recipe" >/dev/null 2>"$HOME/err" || fail "$(<"$HOME/err")"
  numbers=$(bash "$HOME/recipe" 2>"$HOME/err" | tr -d '\r')
  equal complaints "$(<"$HOME/err")" ''
  for name in a-m b-h c-k; do
    client "$name"
    equal "$name" "$(grep "^$name," <<<"$numbers")" \
      "$("$limber" report --from 2026-03-02 --to 2026-03-29 --json | jq -r --arg n "$name" '.activities | sort_by(.id)[] |
        [$n, .id, .counted, (.outcomes | .done + .partial + .natural + .stopped)] | map(tostring) | join(",")')"
  done
}

if [ $# -gt 0 ]; then
  HOME=$(mktemp -d "${TMPDIR:-/tmp}/limber-history-XXXXXX") || exit 1
  export HOME TZ=Europe/London
  trap 'chmod -R u+w "$HOME"; rm -rf "$HOME"' EXIT
  unset XDG_RUNTIME_DIR
  asks_signs=yes
  client data
  "$1"
  exit
fi

for scenario in usage empty filters forms any_order refused damaged garbage read_only cut_short busy running \
  since_session page comma recipe; do
  point $scenario timeout 120 dbus-run-session -- bash "$0" $scenario
done
plan
