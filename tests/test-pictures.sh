#!/bin/bash
# The pictures of the exercises and the icons: safe to put into a page or a notification, alike
# in form, and readable at 96 pixels on a light and on a dark screen and in grey print.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

holds() # FILE XPATH REASON
{
  [ "$(xmllint --nonet --xpath "$2" "$1")" = true ] || { echo "$3"; return 1; }
}

# What it may be made of is listed, so whatever runs, loads or writes is out. Ids and CSS of an
# SVG inside a page belong to the whole page: ids carry the picture's name, and there is no CSS.
is_harmless() # FILE
{
  xmllint --nonet --noout "$1" || return 1
  ! grep -q '<!DOCTYPE\|<?xml-' "$1" || { echo "has a document type or a style sheet"; return 1; }
  holds "$1" "not(//*[not(contains(' svg title desc rect g path circle ellipse ', concat(' ', name(), ' ')))])" \
    "has an element that a drawing does not need" &&
    holds "$1" "not(//@*[local-name() = 'href' or name() = 'style' or name() = 'class' or starts-with(name(), 'on')
      or contains(., '(') or contains(., ':')])" "has an attribute that styles, runs or refers to something"
}

is_described() # FILE NAME
{
  holds "$1" "/*/@viewBox = '0 0 400 300'" "viewBox is not 0 0 400 300" &&
    holds "$1" "string-length(normalize-space(/*/*[1][name() = 'title'])) > 3" "does not begin with a title" &&
    holds "$1" "string-length(normalize-space(/*/*[2][name() = 'desc'])) > 30" "has no desc after the title" &&
    holds "$1" "/*/@role = 'img' and /*/@aria-labelledby = '$2-title $2-desc' and count(//@id) = 2
      and /*/*[1]/@id = '$2-title' and /*/*[2]/@id = '$2-desc'" "is not labelled by its title and desc"
}

is_small() # FILE BYTES
{
  local size
  size=$(stat -c %s "$1") && [ "$size" -le "$2" ] || { echo "$size bytes, at most $2"; return 1; }
}

pixels() # FILE WIDTH BACKGROUND: "red green blue", a pixel a line
{
  rsvg-convert --width="$2" --background-color="$3" "$1" | pngtopnm -plain | tail -n +4 | tr -s ' \n' '\n' | paste -d ' ' - - -
}

# Contrast as WCAG 2 defines it. The moving limb is the only strong colour, the body is near black.
is_readable() # FILE
{
  pixels "$1" 96 white >"$work/white" && pixels "$1" 96 black >"$work/black" || return 1
  paste -d ' ' "$work/white" "$work/black" | awk '
    function linear(v) { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ^ 2.4 }
    function fail(why) { print why; bad = 1 }
    {
      light = 0.2126 * linear($1) + 0.7152 * linear($2) + 0.0722 * linear($3)
      high = $1 > $2 ? $1 : $2; high = high > $3 ? high : $3
      low = $1 < $2 ? $1 : $2; low = low < $3 ? low : $3
      if ($1 != $4 || $2 != $5 || $3 != $6) through++
      else if (high - low > 150) { strong++; strong_light += light }
      else if (light < 0.05) { dark++; dark_light += light }
      else if (light > 0.85) { panel++; panel_light += light }
    }
    END {
      if (NR != 96 * 72) fail(NR " pixels instead of 96 × 72")
      if (through > 0.08 * NR) fail("the background shows through " through " pixels")
      if (strong < 0.02 * NR) fail("only " strong + 0 " pixels of the moving limb")
      if (dark < 0.02 * NR) fail("only " dark + 0 " pixels of the body")
      if (panel < 0.15 * NR) fail("only " panel + 0 " pixels of the panel")
      if (bad) exit 1
      strong_light = strong_light / strong + 0.05
      if ((panel_light / panel + 0.05) / strong_light < 3) fail("the moving limb is too pale")
      if (strong_light / (dark_light / dark + 0.05) < 3) fail("the moving limb is as dark as the body")
      exit bad
    }'
}

is_built() # NAME
{
  local size
  size=$(pngtopnm -plain "$build/pictures/$1.png" | sed -n 2p) || return 1
  [ "$size" = '256 192' ] || { echo "$build/pictures/$1.png is ${size:-missing}, not 256 192"; return 1; }
}

is_square() # FILE SIDE
{
  holds "$1" "/*/@viewBox = '0 0 $2 $2' and /*/@width = '$2' and /*/@height = '$2'" "is not $2 by $2"
}

# Desktops recolour a symbolic icon through its fills only.
is_symbolic() # FILE
{
  holds "$1" "count(//@fill) = 1 and not(//@*[starts-with(name(), 'stroke') or name() = 'opacity'])" \
    "is not made of one fill"
}

covers() # FILE SIDE PERCENT: at SIDE pixels at least so much of it is drawn
{
  pixels "$1" "$2" '#ff00ff' | awk -v least="$3" '
    $1 != 255 || $2 != 0 || $3 != 255 { drawn++ }
    END { if (drawn * 100 < least * NR) { print drawn + 0 " of " NR " pixels drawn"; exit 1 } }'
}

for picture in routines/pictures/*.svg; do
  name=$(basename "$picture" .svg)
  point "$name is harmless" is_harmless "$picture"
  point "$name has a title and a description" is_described "$picture" "$name"
  point "$name is at most 12 KB" is_small "$picture" 12288
  point "$name is readable at 96 pixels" is_readable "$picture"
  point "$name is built as a PNG" is_built "$name"
done

named() # the pictures that routine files and built-in exercises use, and those that they may use
{
  grep -rhoE 'builtin:[a-z0-9-]+' routines src | sed 's/^builtin://'
  sed -n '/ pictures\[\]/,/;/p' src/core/library.c | grep -oE '"[a-z0-9-]+"' | tr -d '"'
}

for name in $(named | sort -u); do
  point "builtin:$name is drawn" test -f "routines/pictures/$name.svg"
done

icon=data/icons/org.limber.Limber
for file in $icon.svg $icon-symbolic.svg; do
  point "$file is harmless" is_harmless "$file"
  point "$file is drawn at 16 pixels" covers "$file" 16 25
done
point "the icon is square" is_square $icon.svg 128
point "the symbolic icon is square" is_square $icon-symbolic.svg 16
point "the symbolic icon can be recoloured" is_symbolic $icon-symbolic.svg

plan
