#!/bin/bash
# `make install` and `make uninstall`, for all users (with DESTDIR, as a package is made) and for
# one (PREFIX=~/.local), on a copy of the build; and what the compiler was asked to guard.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(tests/support/plain-folder) || exit 1
trap 'rm -rf "$work"' EXIT

copy_build "$work/build" || exit 1
export HOME=$work/home XDG_RUNTIME_DIR=$work/run
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

mk() { make --no-print-directory BUILD="$work/build" "$@"; }
files() { find "$1" ! -type d -printf '%P\n' | sort; }

# What an installation is made of, below PREFIX; UNITS is the folder for units there.
expected() # UNITS
{
  printf 'bin/limber\nbin/limberd\n%s/limber.service\n' "$1"
  printf 'libexec/limber-cue\nlibexec/limber-unpack\n'
  printf 'share/%s\n' bash-completion/completions/limber zsh/site-functions/_limber fish/vendor_completions.d/limber.fish
  printf 'share/%s\n' dbus-1/services/org.limber.Limber1.service mime/packages/org.limber.Limber.xml
  printf 'share/%s\n' applications/org.limber.Limber.desktop metainfo/org.limber.Limber.metainfo.xml
  printf 'share/icons/hicolor/%s\n' scalable/apps/org.limber.Limber.svg symbolic/apps/org.limber.Limber-symbolic.svg
  for file in po/*.po; do printf 'share/locale/%s/LC_MESSAGES/limber.mo\n' "$(basename "$file" .po)"; done
  for file in doc/*.[158]; do printf 'share/man/man%s/%s\n' "${file##*.}" "$(basename "$file")"; done
  echo share/limber/limber.conf.example
  echo share/dbus-1/interfaces/org.limber.Limber1.xml
  for file in routines/*.routine; do printf 'share/limber/%s\n' "$(basename "$file")"; done
  for file in routines/pictures/*.svg; do
    printf 'share/limber/pictures/%s\n' "$(basename "$file")" "$(basename "$file" .svg).png"
  done
}

# Beside it lie the lists that the desktop makes of what is installed.
same_files() { diff <(expected "$2" | sort) <(files "$1" | without_lists); }
without_lists() { grep -v -e '^share/mime/[^p]' -e '^share/applications/mimeinfo.cache$'; }

empty() { [ -z "$(files "$1" | without_lists)" ] || { files "$1"; return 1; }; }

modes() # only the programs may be run, and everybody may read
{
  local odd
  odd=$(find "$1" -type f \( -regex '.*/\(bin\|libexec\)/.*' ! -perm 755 -o ! -regex '.*/\(bin\|libexec\)/.*' ! -perm 644 \))
  [ -z "$odd" ] || { echo "$odd"; return 1; }
}

runs() { [ "$("$1/bin/limber" --version)" = "limber $2" ] && [ "$("$1/bin/limberd" --version)" = "limberd $2" ]; }

knows_no() # FOLDER TEXT: no installed file mentions TEXT, such as the folder that a package is made in
{
  ! grep -rlF -- "$2" "$1"
}

says() { grep -qxF -- "$2" "$1" || { cat "$1"; return 1; }; }

is_searched() { systemd-analyze --user unit-paths | grep -qxF "$1" || { systemd-analyze --user unit-paths; return 1; }; }

verifies() # UNIT: not a word about it, for systemd also tells what it ignores; other units may be as they are
{
  local said
  said=$(systemd-analyze --user --man=no verify "$1" 2>&1) || { echo "$said"; return 1; }
  ! grep -F limber <<<"$said"
}

german() { in_german "$1/bin/limber" --help | grep -q 'Verwendung: limber'; }

completes() # "WORDS BEFORE THE CURSOR" WANTED: bash proposes it
{
  # shellcheck disable=SC2016
  PATH=$HOME/.local/bin:$PATH bash -c '
    . "$HOME/.local/share/bash-completion/completions/limber"
    eval "words=($1)"
    COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
    _limber 2>/dev/null
    printf "%s\n" "${COMPREPLY[@]}"' - "$1" | grep -qxF -- "$2"
}

kept() # the client's history and installed routines lie where PREFIX=~/.local has its data
{
  [ -e "$HOME/.local/share/limber/progress.db" ] && [ -e "$HOME/.local/share/limber/routines/first/revision-1.routine" ]
}

autostart() # FOLDER: the entry and nothing else
{
  [ "$(files "$1")" = org.limber.Limber.desktop ] && desktop-file-validate "$1/org.limber.Limber.desktop"
}

launcher() # APPLICATIONS BINDIR: an entry as desktops want it, whose programs are those that were installed
{
  local file=$1/org.limber.Limber.desktop
  desktop-file-validate "$file" && ! grep -q '@' "$file" || return 1
  [ "$(grep -c "^Exec=.*$2/limber " "$file")" = "$(grep -c '^Exec=' "$file")" ]
}

type_of() # FILE: what a desktop takes it for, by name and by content
{
  XDG_DATA_HOME=$HOME/.local/share XDG_DATA_DIRS=/usr/share gio info -a standard::content-type "$1" | sed -n 's/^ *standard::content-type: //p'
}
is_routine() { [ "$(type_of "$1")" = application/x-limber-routine ] || { type_of "$1"; return 1; }; }
opens_with() # the desktop's own answer to a double click
{
  XDG_DATA_HOME=$HOME/.local/share XDG_DATA_DIRS=/usr/share gio mime application/x-limber-routine | grep -q 'org.limber.Limber.desktop'
}
is_none() { [ "$(type_of "$1")" != application/x-limber-routine ]; }

activates() # the bus starts limberd, as installed, for whoever asks for it, and limber talks to it
{
  XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_DATA_DIRS=$HOME/.local/share:/usr/share timeout 60 dbus-run-session -- bash -c '
    gdbus call --session --timeout 20 -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.StartServiceByName org.limber.Limber1 0 &&
      "$HOME/.local/bin/limber" status'
}

proposes() # SHELL: the other shells find their completions where they were put, in German too
{
  local proposals
  case $1 in
    zsh) proposals=$(zsh -f tests/support/complete.zsh "$HOME/.local/share/zsh/site-functions" 'limber check routines/first-' 'limber pre') ;;
    fish) proposals=$(XDG_DATA_DIRS=$HOME/.local/share:/usr/share fish -c 'complete -C "limber check routines/first-"; complete -C "limber pre"') ;;
  esac
  grep -q 'first-steps.routine' <<<"$proposals" && grep -q '^preview' <<<"$proposals" || { echo "$proposals"; return 1; }
}
in_german() { LOCPATH=$work LC_ALL=de_DE.UTF-8 PATH=$HOME/.local/bin:$PATH "$@"; }

version=$(sed -n 's/^VERSION = //p' Makefile)

usr=$work/root/usr
point 'make install for a package' mk install DESTDIR="$work/root" PREFIX=/usr
point 'a package holds what it should and nothing else' same_files "$usr" lib/systemd/user
point 'modes in a package' modes "$usr"
point 'the programs of a package run' runs "$usr" "$version"
point 'nothing in a package knows the folder it was made in' knows_no "$usr" "$work/root"
point 'the unit of a package starts /usr/bin/limberd' says "$usr/lib/systemd/user/limber.service" ExecStart=/usr/bin/limberd
point 'the launcher of a package starts /usr/bin/limber' says "$usr/share/applications/org.limber.Limber.desktop" 'Exec=/usr/bin/limber open %f'
point 'desktops start what a package brings' autostart "$work/root/etc/xdg/autostart"
point 'make uninstall of a package' mk uninstall DESTDIR="$work/root" PREFIX=/usr
point 'nothing is left of a package' empty "$work/root"

localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" 2>"$work/log" || cat "$work/log"
one=$HOME/.local
# shellcheck disable=SC2088
point 'make install for one user' mk install PREFIX='~/.local'
point 'one user has what there should be and nothing else' same_files "$one" share/systemd/user
point 'the programs of one user run' runs "$one" "$version"
point 'systemd looks where the unit is' is_searched "$one/share/systemd/user"
point 'systemd has nothing to say against the unit' verifies "$one/share/systemd/user/limber.service"
point 'the programs speak the language of the client' german "$one"
point 'completion of commands' completes 'limber pre' preview
point 'completion of options' completes 'limber preview --z' --zone
point 'completion of reasons' completes 'limber skip --reason h' hurts
point 'completion of routine files' completes 'limber check routines/first-' routines/first-steps.routine
point 'completion in zsh' in_german proposes zsh
point 'completion in fish' in_german proposes fish
cp routines/first-steps.routine "$work/home.routine"
cp routines/first-steps.routine "$work/home.routine.txt"
cp routines/first-steps.routine "$work/from-a-mail"
sed 1q "$work/from-a-mail" >"$work/notes"
point 'a routine file is known by its name' is_routine "$work/home.routine"
point 'a routine file that a mail program renamed is, too' is_routine "$work/home.routine.txt"
point 'a routine file without a name ending is known by its content' is_routine "$work/from-a-mail"
point 'other text is not' is_none "$work/notes"
point 'limber opens them' opens_with
point 'the desktop of one user starts limber' autostart "$HOME/.config/autostart"
point 'the launcher of one user opens today' launcher "$one/share/applications" "$one/bin"
point 'the session bus starts limberd' activates
mkdir -p "$one/share/limber/routines/first"
touch "$one/share/limber/progress.db" "$one/share/limber/routines/first/revision-1.routine"
point 'make uninstall for one user' mk uninstall PREFIX="$one"
point 'the history and the routines of the client stay' kept
point 'nothing of it is started any more' empty "$HOME/.config"
rm -rf "$one/share/limber/routines" "$one/share/limber/progress.db"
point 'nothing else is left for one user' empty "$one"

plan
