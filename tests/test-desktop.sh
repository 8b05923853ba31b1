#!/bin/bash
# What the desktop shows and runs: the launcher and its actions, the page of the software centre,
# the type of routine files. It is valid, in every language, and of one piece with the programs.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
launcher=$build/org.limber.Limber.desktop metainfo=$build/org.limber.Limber.metainfo.xml

# desktop-file-validate has hints, too, at which it succeeds
is_valid() { ! desktop-file-validate "$1" | grep . && desktop-file-validate "$1"; }

page_is_valid() # limber has no place on the web that the page could lead to, which newer validators warn of
{
  local said
  said=$(appstreamcli validate --no-net --explain "$metainfo" 2>&1)
  case $said in *successful* | *failed*) ;; *) echo "$said"; return 1 ;; esac
  ! grep -E '^[EW]: ' <<<"$said" | grep -v ' url-homepage-missing$'
}

commands_exist() # what the launcher runs is a command, with options that it has
{
  local command option words status=0
  while read -r command words; do
    "$limber" --help | grep -q "^  $command  " || { echo "limber $command"; status=1; }
    for option in $words; do
      case $option in
        --*) "$limber" "$command" --help | grep -q -e " $option\b" || { echo "limber $command $option"; status=1; } ;;
      esac
    done
  done < <(sed -n 's|^Exec=.*/limber ||p' "$launcher")
  return $status
}

is_listed() # every action that is described is offered, and the other way round
{
  diff <(sed -n 's/^Actions=//p' "$launcher" | tr ';' '\n' | grep . | sort) <(sed -n 's/^\[Desktop Action \(.*\)\]/\1/p' "$launcher" | sort)
}

speaks() # LANGUAGE: as many lines of each kind as there are in English
{
  local key status=0
  for key in Name GenericName Comment Keywords; do
    [ "$(grep -c "^$key=" "$launcher")" -le "$(grep -c "^$key\[$1\]=" "$launcher")" ] || { echo "$key"; status=1; }
  done
  return $status
}

# A name is a name in every language; all else differs.
page_speaks() {
  local english other
  english=$(xmllint --xpath "count((//summary|//p|//li)[not(@xml:lang)])" "$metainfo")
  other=$(xmllint --xpath "count((//summary|//p|//li)[@xml:lang='$1'])" "$metainfo")
  [ "$english" -gt 5 ] && [ "$english" = "$other" ] || { echo "$english in English, $other in $1"; return 1; }
}

type_speaks() { xmllint --xpath "//*[local-name()='comment'][@xml:lang='$1']" data/org.limber.Limber.mime.xml; }

same() # WHAT WHAT…: all are the same, and something
{
  [ -n "$1" ] && [ "$(printf '%s\n' "$@" | sort -u | wc -l)" = 1 ] || { printf '%s\n' "$@"; return 1; }
}

in_page() { xmllint --xpath "string($1)" "$metainfo"; }

point 'the launcher is valid' is_valid "$launcher"
point 'so is what other desktops start at login' is_valid data/autostart.desktop
point 'the commands of the launcher are there' commands_exist
point 'its actions are those that it describes' is_listed
point 'the page of the software centre is valid' page_is_valid
for file in po/*.po; do
  language=$(basename "$file" .po)
  point "the launcher speaks $language" speaks "$language"
  point "the page speaks $language" page_speaks "$language"
  point "the type of routine files speaks $language" type_speaks "$language"
done
point 'one name for the launcher' same org.limber.Limber.desktop "$(in_page "//launchable[@type='desktop-id']")" "$(basename "$launcher")" \
  "$(sed -n 's/^#define DESKTOP_ENTRY "\(.*\)"$/\1/p' src/world/notifier-showing.c).desktop"
point 'one name on the bus' same "$(in_page //provides/dbus)" "$(sed -n 's/^Name=//p' data/org.limber.Limber1.service.in)" \
  "$(sed -n 's/^#define LIMBER_BUS_NAME "\(.*\)"$/\1/p' src/bus/bus.h)"
point 'one type of routine files' same "$(in_page //provides/mediatype)" "$(sed -n 's/^MimeType=\(.*\);$/\1/p' "$launcher")" \
  "$(xmllint --xpath "string(//*[local-name()='mime-type']/@type)" data/org.limber.Limber.mime.xml)"
point 'one version' same "$(sed -n 's/^VERSION = //p' Makefile)" "$(in_page '//release[1]/@version')" \
  "$(sed -n '1s/^limber (\(.*\)) .*/\1/p' debian/changelog)"

plan
