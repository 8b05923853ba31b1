#!/bin/bash
# What bash, zsh and fish propose behind `limber`: every command and option that --help names, and
# what fits behind them.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data PATH=$build:$PATH
# commands are asked of limber as it is, without a daemon that may be running
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus

mapfile -t commands < <(limber --help | sed -nE 's/^  ([a-z-]+)  .*/\1/p')
options() { limber "$1" --help | grep -oE '^  (-., )?--[a-z-]+' | grep -oE -e '--[a-z-]+'; }

mkdir -p "$work/routines" "$work/fish/vendor_completions.d"
touch "$work/routines/evening.routine"
limber install --yes routines/first-steps.routine >"$work/log" 2>&1 || cat "$work/log"

# Each prints "# LINE" and what is proposed behind it, for all lines at once.

in_bash() {
  # shellcheck disable=SC2016
  bash -c '
    . data/completions/limber
    cd "$HOME"
    for line; do
      echo "# $line"
      read -ra COMP_WORDS <<<"$line"
      [[ $line != *" " ]] || COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _limber 2>/dev/null
      printf "%s\n" "${COMPREPLY[@]}"
    done' - "$@"
}

in_zsh() { (cd "$work" && timeout 60 zsh -f "$OLDPWD/tests/support/complete.zsh" "$OLDPWD/data/completions" "$@"); }

in_fish() {
  cp data/completions/limber.fish "$work/fish/vendor_completions.d"
  # shellcheck disable=SC2016
  XDG_DATA_DIRS=$work:/usr/local/share:/usr/share fish -c 'cd $HOME; for line in $argv; echo "# $line"; complete -C $line | string replace -r "\t.*" ""; end' "$@"
}

# What a client may have typed, and what has to be among the proposals then.
table='limber pre|preview
limber --ver|--version
limber preview --zone Europe/Ber|Europe/Berlin
limber skip --reas|--reason
limber log --event ou|outcome
limber check routines/ev|evening.routine
limber remove |first-steps'

proposals() # LINE: what FILE $answers holds for it
{
  awk -v line="# $1" '$0 == line { on = 1; next } /^# / { on = 0 } on' "$answers"
}

has_commands() { diff <(printf '%s\n' "${commands[@]}" | sort) <(proposals 'limber ' | grep -v '^-' | sort -u); }

has_options() # every one of every command, and none that is not there
{
  local command status=0
  for command in "${commands[@]}"; do
    diff <(options "$command" | sort) <(proposals "limber $command --" | sed 's/=$//' | sort -u) || { echo "limber $command"; status=1; }
  done
  return $status
}

# A path counts by its last part: some shells propose nothing else.
proposes() { proposals "$1" | sed 's|.*/||' | grep -qxF -- "${2##*/}" || { proposals "$1"; return 1; }; }

lines=('limber ')
for command in "${commands[@]}"; do lines+=("limber $command --"); done
while IFS='|' read -r line wanted; do [ -z "$wanted" ] || lines+=("$line"); done <<<"$table"

for shell in bash zsh fish; do
  answers=$work/proposals
  "in_$shell" "${lines[@]}" >"$answers" 2>"$work/complaints"
  point "$shell has nothing to complain of" diff /dev/null "$work/complaints"
  point "$shell has every command" has_commands
  point "$shell has every option of every command" has_options
  while IFS='|' read -r line wanted; do
    [ -z "$wanted" ] || point "$shell: $line" proposes "$line" "$wanted"
  done <<<"$table"
done

plan
