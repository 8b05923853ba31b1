#!/bin/bash
# Pages that limber opens in the browser: today, and the page for a session. The browser is a
# program of the test that writes down what it was asked to open.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
demo=$build/tests/make-demo asks_signs=yes
full=tests/routines/weeks-1-4.routine

# A desktop with a browser, and a service manager that starts nothing.
desktop() {
  export XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_RUNTIME_DIR=$HOME/run PATH=$HOME/bin:$PATH
  mkdir -p "$HOME/bin" "$XDG_DATA_HOME"
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  printf '#!/bin/sh\necho "$1" >"%s/opened.new" && mv "%s/opened.new" "%s/opened"\n' "$HOME" "$HOME" "$HOME" >"$HOME/bin/xdg-open"
  printf '#!/bin/sh\necho "$@" >>"%s/systemctl"\nexit 1\n' "$HOME" >"$HOME/bin/systemctl"
  chmod +x "$HOME/bin/xdg-open" "$HOME/bin/systemctl"
}

# Three weeks up to today, with a session a week ago and one tomorrow.
client() {
  local store=$XDG_DATA_HOME/limber/routines/sciatica-weeks-1-4 from
  from=$(date -d '20 days ago' +%F)
  mkdir -p "$store"
  sed "s/^start .*/start = \"$from\";/
    s/^sessions .*/sessions = [ \"$(date -d '7 days ago' +%F)\", \"$(date -d tomorrow +%F)\" ];/
    s/^day .*/day = { from = \"00:00\"; to = \"23:59\"; };/" $full >"$store/revision-3.routine"
  "$demo" $full "$from" 20 >"$HOME/demo.jsonl"
  "$limber" import "$HOME/demo.jsonl" >/dev/null || fail import
}

# What the browser was asked for is a file that nobody else can read, and it needs no other.
shown() {
  until_true [ -s "$HOME/opened" ]
  file=$(<"$HOME/opened")
  rm "$HOME/opened"
  equal mode "$(stat -c %a "$file")" 600
  equal folder "$(stat -c '%a %n' "$(dirname "$file")")" "700 $XDG_RUNTIME_DIR/limber"
  page=$(<"$file")
  says "$page" "default-src 'none'"
  for word in '<script' 'http:' 'https:' 'url(' '<link' '@import'; do
    lacks "$page" "$word"
  done
}

today() {
  desktop
  client
  "$limber" open 2>"$HOME/said" || fail "$(<"$HOME/said")"
  shown
  says "$(<"$HOME/said")" "$file"
  equal name "$(basename "$file")" today.html
  says "$page" '<title>Today</title>'
  says "$page" 'Next session: tomorrow.'
  says "$page" 'limberd is not running'
  says "$page" 'Hamstring'
  says "$page" '3 times on each side'
  says "$page" 'Call 112 now'
  equal asked "$(<"$HOME/systemctl")" '--user start limber.service'
  equal 'rows of a history that was only read' "$("$limber" export | sha256sum)" "$(sha256sum <"$HOME/demo.jsonl")"
}

# A hold stands before everything else, and nothing is praised meanwhile.
held() {
  desktop
  client
  local origin
  { read -r _; origin=$(tail -1 | jq -r .origin); } <"$HOME/demo.jsonl"
  cat >"$HOME/held.jsonl" <<X
{"limber-history": 1, "rows": 1}
{"seq": 900001, "origin": "$origin", "at": "$(date -u -d '1 hour ago' +%FT%TZ)", "zone": "Europe/London", "event": "held", "date": "$(date +%F)", "reason": "same-day"}
X
  "$limber" import "$HOME/held.jsonl" >/dev/null || fail import
  "$limber" open 2>/dev/null || fail open
  shown
  says "${page%%<table*}" 'Speak to a doctor today'
  lacks "$page" 'You did something'
  "$limber" status >"$HOME/status"
  says "$(head -1 "$HOME/status")" 'Speak to a doctor today'
}

# The daemon is started where it is not there, and then it is its word that counts.
starts() {
  desktop
  client
  printf '#!/bin/sh\n"%s" 2>/dev/null & echo $! >"%s/pid"; gdbus wait --session --timeout 10 org.limber.Limber1\n' \
    "$limberd" "$HOME" >"$HOME/bin/systemctl"
  "$limber" open 2>/dev/null || fail open
  shown
  lacks "$page" 'limberd is not running'
  "$limber" status --json | jq -e .running >/dev/null || fail 'it does not run'
  kill "$(<"$HOME/pid")"
  until_true [ ! -e "/proc/$(<"$HOME/pid")" ]
}

# It stays until the client has read on the screen what went wrong.
without_browser() {
  PATH=$HOME/bin "$limber" open "$@" 2>"$HOME/said" &
  asking=$!
  until_true on_screen 1
  dunstctl close-all
  wait $asking
}

# Who has no browser is told where the page is; who has no routine is told what to do.
bare() {
  desktop
  rm "$HOME/bin/xdg-open"
  for program in /bin/* /usr/bin/*; do
    [ "${program##*/}" = xdg-open ] || ln -s "$program" "$HOME/bin/" 2>/dev/null
  done
  without_browser || fail "$(<"$HOME/said")"
  says "$(<"$HOME/said")" 'open it with a browser'
  page=$(<"$XDG_RUNTIME_DIR/limber/today.html")
  says "$page" 'No routine is installed'
  without_browser --report || fail 'open --report'
  says "$(<"$XDG_RUNTIME_DIR/limber/page.html")" 'Nothing was written down yet.'
  chmod 500 "$XDG_RUNTIME_DIR/limber"
  [ "$(id -u)" -eq 0 ] || ! without_browser || fail 'a page was written where nothing can be'
}

# Shown, not kept: nothing is left but what is gone at the end of the session.
report() {
  desktop
  client
  mkdir "$HOME/here"
  (cd "$HOME/here" && "$limber" open --report 2>/dev/null) || fail 'open --report'
  shown
  equal name "$(basename "$file")" "page-$(date +%F).html"
  says "$page" 'it is not kept'
  says "$page" 'since the last session'
  equal 'files beside it' "$(ls -A "$HOME/here")" ''
  lacks "$page" 'After carrying the shopping'
  "$limber" open --report --with-notes 2>/dev/null || fail 'open --with-notes'
  shown
  lacks "$("$limber" report --html)" 'it is not kept'
}

# The browser of a snap, which is refused what snapd's rules keep from it, opened by the real xdg-open.
snap_desktop() {
  desktop
  rm "$HOME/bin/xdg-open"
  export XDG_CURRENT_DESKTOP=X-Generic
  mkdir -p "$HOME/snapd/snap/bin" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME/applications"
  cat >"$HOME/snapd/snap/bin/firefox" <<X
#!/bin/sh
path=\$(realpath "\${1#file://}")
case \$path in
  $HOME/snap/firefox/* | $XDG_RUNTIME_DIR/snap.firefox/*) ;;
  $HOME/.* | $HOME/snap/* | $XDG_RUNTIME_DIR/*) echo "\$path: refused" >>$HOME/refused; exit ;;
  $HOME/*) ;;
  *) echo "\$path: refused" >>$HOME/refused; exit ;;
esac
echo "\$path" >$HOME/opened.new && mv $HOME/opened.new $HOME/opened
X
  chmod +x "$HOME/snapd/snap/bin/firefox"
  printf '[Desktop Entry]\nType=Application\nName=Browser\nExec=env A=b %s/snapd/snap/bin/firefox %%u\nMimeType=text/html;\n' "$HOME" \
    >"$XDG_DATA_HOME/applications/firefox_firefox.desktop"
  printf '[Default Applications]\ntext/html=firefox_firefox.desktop\n' >"$XDG_CONFIG_HOME/mimeapps.list"
}

# Its own part of the folder that goes with the session.
snap() {
  snap_desktop
  client
  "$limber" open 2>/dev/null || fail open
  until_true [ -s "$HOME/opened" ]
  equal page "$(<"$HOME/opened")" "$XDG_RUNTIME_DIR/snap.firefox/limber/today.html"
  equal mode "$(stat -c %a "$(<"$HOME/opened")")" 600
  equal folders "$(stat -c %a "$XDG_RUNTIME_DIR"/snap.firefox{,/limber} | tr '\n' ' ')" '700 700 '
  rm "$HOME/opened"
  "$limber" open --report 2>/dev/null || fail 'open --report'
  until_true [ -s "$HOME/opened" ]
  equal page "$(<"$HOME/opened")" "$XDG_RUNTIME_DIR/snap.firefox/limber/page-$(date +%F).html"
  [ ! -e "$HOME/refused" ] || fail "$(<"$HOME/refused")"
}

# What is kept lies among the downloads where it can read them, else in its own part of the home.
snap_kept() {
  local place body
  snap_desktop
  mkdir -p "$HOME/Downloads" "$HOME/.hidden" "$DESK/elsewhere"
  ln -s "$DESK/elsewhere" "$HOME/linked"
  echo 'limber = 1; id =' >"$HOME/bad.routine"
  while read -r downloads place; do
    printf 'XDG_DOWNLOAD_DIR="%s"\n' "$HOME/$downloads" >"$XDG_CONFIG_HOME/user-dirs.dirs"
    "$limber" open "$HOME/bad.routine" 2>/dev/null &
    asking=$!
    until_true [ -s "$HOME/opened" ]
    equal "page with $downloads" "$(<"$HOME/opened")" "$HOME/$place/routine-file-mistakes.html"
    equal mode "$(stat -c %a "$(<"$HOME/opened")")" 600
    rm "$HOME/opened"
    until_true on_screen 1
    dunstctl close-all
    wait $asking
    # without what keeps names from becoming links
    body=$(dunstctl history | jq -r '.data[0][0].body.data')
    says "${body//$'\u2060'/}" "in the folder $place."
  done <<'X'
Downloads Downloads
.hidden snap/firefox/common/limber
linked snap/firefox/common/limber
missing snap/firefox/common/limber
X
  [ ! -e "$HOME/refused" ] || fail "$(<"$HOME/refused")"
}

# The evening before a session, on the screen: the button leads to the page in the browser.
evening() {
  desktop
  it_is 19
  client
  # and nothing else is due
  sed -i 's/at = "[12][0-9]:/at = "06:/' "$XDG_DATA_HOME"/limber/routines/*/*.routine
  start_limberd
  until_true on_screen 1
  mkdir -p "$build/shots"
  shot "$build/shots/page-offer.png"
  press 'Make the page'
  shown
  equal name "$(basename "$file")" "page-$(date +%F).html"
  "$limber" log --event answer --json | jq -e 'select(.reason == "make-page")' >/dev/null || fail 'no answer in the log'
  stop_limberd
}

if [ $# -gt 0 ]; then
  trap end_all EXIT
  it_is 12
  "$1"
  exit
fi

for scenario in today held starts bare report snap snap_kept evening; do
  point $scenario timeout 120 tests/desk dunst "$PWD/tests/test-pages.sh" $scenario
done
plan
