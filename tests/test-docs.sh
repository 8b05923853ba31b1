#!/bin/bash
# The words about limber are true: the manual pages and the help of the commands name the same
# commands and options, and what README.md shows is what the programs do.
#   tests/test-docs.sh --show    prints what the commands of the README's console blocks print now
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export TZ=Europe/Berlin HOME=$work

# The helps and the manual pages, as sorted lists.

commands_of_help() { "$limber" --help | sed -nE 's/^  ([a-z-]+)  .*/\1/p' | sort; }
commands_of_page() { sed -nE 's/^\.Ss limber ([a-z-]+).*/\1/p' doc/limber.1 | sort; }

# Both forms of an option, "-y" and "--yes"; --help belongs to every command.
options_of_help() { "$@" --help | sed -nE 's/^ +(-(.), )?(--[a-z-]+).*/\2 \3/p' | sed -E 's/^(.) /-\1\n/; s/^ //' | grep -vx -e --help -e -h | sort; }
options_of_text() { grep -E '^\.(It|Op|Ss|Fl)' | grep -oE 'Fl [^ ]+( , -[a-z-]+)?' | sed -E 's/^Fl ([^ ]+)( , (-.*))?$/-\1\n\3/; s/\n(-)/\n-\1/' | grep -v '^$' | grep -vx -e --help | sort -u; }

section() { awk -v "name=.Ss limber $1" 'index($0 " ", name " ") == 1 { on = 1; print; next } /^\.S[hs]/ { on = 0 } on' doc/limber.1; }

same() { diff <("$1") <("$2"); }

# In the synopsis of a command and in its list alike.
same_options() # COMMAND
{
  local lines
  lines=$(section "$1")
  diff <(options_of_help "$limber" "$1") <(options_of_text <<<"$lines") &&
    diff <(grep '^\.Ss' <<<"$lines" | options_of_text) <(grep '^\.It' <<<"$lines" | options_of_text)
}

daemon_options() { diff <(options_of_help "$limberd") <(grep '^\.It Fl' doc/limberd.8 | options_of_text); }

# The page has what the interface has, and what the source adds to that.
same_interface() {
  diff <(python3 tests/support/interface.py src/bus/org.limber.Limber1.xml src/bus/bus.c src/core/session-card.c | sort) \
    <(python3 tests/support/interface.py doc/limberd.8 | sort)
}

# A command says what it does, and takes what it does not know for a mistake.
explains() { "$limber" "$1" --help | grep -q "^  limber $1 " && ! "$limber" "$1" --no-such-option; }

# A terminal of the usual width shows every line whole.
fits() { ! "$@" --help | awk 'length > 80' | grep .; }

lints() { mandoc -T lint -W warning "$1"; }

pages_exist() # every page that a page or the README refers to is there, or belongs to another program
{
  local name volume status=0
  while read -r name volume; do
    case $name in limber*) [ -f "doc/$name.$volume" ] || { echo "there is no $name($volume)"; status=1; } ;; esac
  done < <(grep -hE '^\.Xr' doc/*.[158] | cut -d' ' -f2,3 | sort -u)
  while read -r name; do
    ls "doc/$name".[158] >/dev/null 2>&1 || { echo "there is no page called $name"; status=1; }
  done < <(grep -oE 'man limber[a-z-]*' README.md | cut -d' ' -f2 | sort -u)
  return $status
}

# README.md

block() # LANGUAGE: what stands in such blocks
{
  awk -v fence="\`\`\`$1" '$0 == "```" { on = 0 } on; $0 == fence { on = 1 }' README.md
}

# What the README would have a reader type.
# shellcheck disable=SC2016
typed() {
  block sh
  block console | sed -n 's/^\$ //p'
  grep -oE '`limber [a-z][^`]*`' README.md | tr -d '`'
}

known_commands() # every `limber COMMAND` of the README is a command
{
  local command status=0
  while read -r command; do
    commands_of_help | grep -qx -- "$command" || { echo "limber $command"; status=1; }
  done < <(typed | sed -nE 's/^limber ([a-z-]+).*/\1/p' | sort -u)
  return $status
}

known_options() # … with options that it has
{
  local command options option status=0
  while read -r command options; do
    while read -r option; do
      options_of_help "$limber" "$command" | grep -qx -e "$option" || { echo "limber $command $option"; status=1; }
    done < <(grep -oE -e '--[a-z-]+' <<<"$options")
  done < <(typed | sed -n 's/#.*//; s/^limber \([a-z].*\)/\1/p')
  return $status
}

known_targets() # every `make TARGET` is one
{
  local target status=0
  while read -r target; do
    make --no-print-directory --question "$target" >/dev/null 2>&1
    [ $? -le 1 ] || { echo "make $target"; status=1; }
  done < <(grep -oE '(^ *|`)make [a-z-]+' README.md CONTRIBUTING.md | sed 's/.*make //' | sort -u)
  return $status
}

links_lead_somewhere() {
  local file link status=0
  for file in README.md CONTRIBUTING.md; do
    while read -r link; do
      case $link in http*) ;; *) [ -e "$link" ] || { echo "$file: $link"; status=1; } ;; esac
    done < <(grep -oE '\]\([^)]+\)' "$file" | tr -d ']()')
  done
  return $status
}

checks_clean() { "$limber" check "$work/evening.routine"; }

# The console blocks, with what each command prints in place of what the README says.
replay() {
  local line
  while IFS= read -r line; do
    case $line in
      '$ limber '*)
        printf '%s\n' "$line"
        # shellcheck disable=SC2086
        (cd "$work" && "$limber" ${line#\$ limber } 2>&1)
        ;;
    esac
  done < <(block console)
}

prints_that() { diff <(block console) <(replay); }

block libconfig >"$work/evening.routine"
sed '9s/hold_seconds/hold_second/' "$work/evening.routine" >"$work/typing-error.routine"
if [ "${1:-}" = --show ]; then
  replay
  exit
fi

for page in doc/*.[158]; do
  point "$page: no warnings" lints "$page"
done
point 'every page that is referred to is there' pages_exist
point 'limber(1) has the commands of limber --help' same commands_of_help commands_of_page
for command in $(commands_of_help); do
  point "limber $command explains itself" explains "$command"
  point "limber $command --help fits 80 columns" fits "$limber" "$command"
  point "limber(1) has the options of limber $command --help" same_options "$command"
done
point 'limber --help fits 80 columns' fits "$limber"
point 'limberd --help fits 80 columns' fits "$limberd"
point 'limberd(8) has the options of limberd --help' daemon_options
point 'limberd(8) has the methods, signals, properties and errors of the interface' same_interface
point 'the commands in the README are there' known_commands
point 'the options in the README are there' known_options
point 'the make targets in the README are there' known_targets
point 'the links lead somewhere' links_lead_somewhere
point "the README's routine checks clean" checks_clean
point 'limber prints what the README shows' prints_that

plan
