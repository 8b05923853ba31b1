#!/bin/bash
# What a therapist starts from and hands out: the shipped routine files, `limber new` and
# `limber handout`, as they are when installed.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(tests/support/plain-folder) || exit 1
trap 'rm -rf "$work"' EXIT

installed() { copy_build "$work/build" && make --no-print-directory BUILD="$work/build" install PREFIX="$work/usr"; }

export HOME=$work/home TZ=Europe/Berlin
mkdir "$HOME"
limber=$work/usr/bin/limber

# ——— the shipped files ———

crlf() { sed 's/$/\r/' "$1"; }
bom() { printf '\357\273\277'; crlf "$1"; }
utf16() { printf '\377\376'; crlf "$1" | iconv -t UTF-16LE; }

clean() # FILE: good, without a warning
{
  local said
  said=$("$limber" check "$1") || { echo "$said"; return 1; }
}

clean_as() # FORM FILE: also as editors on other computers save it
{
  "$1" "$2" >"$work/$1.routine.txt" && clean "$work/$1.routine.txt"
}

narrow() { ! grep -nE '.{121}' "$1"; }

# ——— limber new ———

lists() { diff <("$limber" new | sed -nE 's/^  ([a-z0-9-]+)  .*/\1/p' | sort) <(basename -s .routine routines/*.routine); }

written() # NAME: word for word, where it was asked for
{
  "$limber" new --template "$1" -o "$work/$1.routine" && cmp "routines/$1.routine" "$work/$1.routine"
}

by_default() { (cd "$work" && rm -f first-steps.routine && "$limber" new -t first-steps && [ -f first-steps.routine ]); }

never_replaces() {
  local status
  echo mine >"$work/mine.routine"
  "$limber" new -t first-steps -o "$work/mine.routine"
  status=$?
  [ $status = 1 ] && [ "$(cat "$work/mine.routine")" = mine ]
}

never_follows() # a link that leads nowhere is there, too
{
  ln -s "$work/elsewhere" "$work/link.routine"
  ! "$limber" new -t first-steps -o "$work/link.routine" && [ ! -e "$work/elsewhere" ]
}

guesses() { "$limber" new -t desk-postures 2>&1 | grep -q 'did you mean desk-posture?'; }
unknown() { "$limber" new -t ../../etc/passwd; [ $? = 2 ]; }

# ——— limber handout ———

# The value of an XPath expression in the page of FILE.
look() { "$limber" handout -o - "$1" 2>/dev/null | xmllint --nonet --xpath "$2" -; }
holds() { [ "$(look "$1" "$2")" = true ] || { echo "not so: $2"; return 1; }; }

self_contained() {
  holds "$1" "not(//script | //link | //iframe | //object | //form | //a)" &&
    holds "$1" "not(//@src[not(starts-with(., 'data:image/'))] | //@href | //@onclick | //@style)" &&
    holds "$1" "not(contains(//style, 'url(') or contains(//style, '@import'))" &&
    holds "$1" "contains(//meta[@http-equiv]/@content, \"default-src 'none'\")"
}

has_pictures() # FILE: one for every card
{
  holds "$1" "count(//article[@class='card']) > 0 and count(//article[@class='card']) = count(//article[@class='card']//img)"
}

says() { "$limber" handout -o - "$1" 2>/dev/null | grep -qF -- "$2" || { "$limber" handout -o - "$1" | sed 's/base64,[^"]*//'; return 1; }; }

own=$work/own
mkdir "$own"
cat >"$own/own.routine" <<'X'
limber = 1;  id = "own";  title = "<Own> & only";  revision = 3;  sessions = [ "2026-03-02", "2026-03-09" ];
therapist = { name = "Rosa \"R\" Keller"; phone = "0123"; };
client = { name = "A.M."; affected_side = "right"; };
exercises = {
  good  = { name = "Good";   how = "Do <b>this</b>."; picture = "good.png"; };
  photo = { name = "Photo";  how = "Do."; picture = "photo.jpg"; };
  large = { name = "Large";  how = "Do."; picture = "large.png"; };
  text  = { name = "Text";   how = "Do."; picture = "text.png"; };
  link  = { name = "Link";   how = "Do."; picture = "link.png"; };
};
plan = ( { id = "s"; kind = "stretch"; title = "S"; when = { at = "19:00"; };
  steps = ( { exercise = "good"; reps = 2; hold_seconds = 7; note = "Half way."; }, { exercise = "photo"; reps = 1; hold_seconds = 5; },
            { exercise = "large"; reps = 1; hold_seconds = 5; }, { exercise = "text"; reps = 1; hold_seconds = 5; },
            { exercise = "link"; reps = 1; hold_seconds = 5; } ); } );
X
cp "$build/pictures/walking.png" "$own/good.png"
printf '\377\330\377\340 a photo, as far as its first bytes go' >"$own/photo.jpg"
{ cat "$build/pictures/walking.png"; head -c 600000 /dev/zero; } >"$own/large.png"
echo 'no picture' >"$own/text.png"
ln -s "$build/pictures/walking.png" "$own/link.png"

picture() { holds "$own" "boolean(//article[.//h3='$1']//img[starts-with(@src, 'data:$2;base64,')])"; }
no_picture() { holds "$own" "boolean(//article[.//h3='$1']) and not(//article[.//h3='$1']//img)"; }
escaped() { holds "$own" "//h1 = '<Own> & only' and //article[1]//p[2] = 'Do <b>this</b>.'"; }
no_number() { holds "$own" "//h3[.='Call your local emergency number now']/following-sibling::ul[1]/li[4] = 'Pain, numbness or weakness in both legs'"; }
german() { LOCPATH=$work LC_ALL=de_DE.UTF-8 says "$own" 'Wann aufhören' && LOCPATH=$work LC_ALL=de_DE.UTF-8 says "$own" 'jeden Tag, um 19:00'; }
beside() { (cd "$work" && cp "$own/own.routine" mail.routine.txt && "$limber" handout mail.routine.txt && [ -s mail.html ]); }
into_a_pipe() # which stays one: what is no file is not replaced
{
  local reader
  mkfifo "$work/pipe"
  cat "$work/pipe" >"$work/read" &
  reader=$!
  timeout 10 "$limber" handout -o "$work/pipe" "$own" && [ -p "$work/pipe" ] || { kill $reader; return 1; }
  wait $reader
  cmp "$work/read" <("$limber" handout -o - "$own")
}

refused() { printf 'limber = 1;\nid = "a"\ntitle = "A";\n' >"$work/bad.routine"; "$limber" handout -o "$work/bad.html" "$work/bad.routine"; [ $? = 2 ] && [ ! -e "$work/bad.html" ]; }

point 'make install' installed
for file in routines/*.routine; do
  point "$file: good, without a warning" clean "$file"
  for form in crlf bom utf16; do
    point "$file: the same as $form" clean_as "$form" "$file"
  done
  point "$file: not too wide for an editor" narrow "$file"
  point "limber new writes $file" written "$(basename "$file" .routine)"
  point "handout of $file: well formed" xmllint --nonet --noout <("$limber" handout -o - "$file" | sed 1d)
  point "handout of $file: self-contained" self_contained "$file"
  point "handout of $file: a picture for every card" has_pictures "$file"
done
point 'limber new lists what is there' lists
point 'limber new writes into this folder' by_default
point 'limber new never replaces a file' never_replaces
point 'limber new never writes through a link' never_follows
point 'limber new guesses what was meant' guesses
point 'limber new takes no path for a name' unknown
point 'handout: whose it is' says "$own" 'For A.M., right side.'
point 'handout: without a name, room to write it' says routines/first-steps.routine 'For ________________, left side.'
point 'handout: without a side' says routines/heat-and-walk.routine '<p>For ________________.</p>'
point 'handout: from whom' says "$own" 'From Rosa &quot;R&quot; Keller, 0123.'
point 'handout: sessions' says "$own" 'Sessions: Mon 2 March 2026, Mon 9 March.'
point 'handout: which revision' says "$own" 'own, revision 3.'
point 'handout: when' says "$own" 'every day, at 19:00'
point 'handout: how much' says "$own" '<b>Good</b>: 2 times, 7 s. <i>Half way.</i>'
point 'handout: the stop rules' says "$own" 'Stop if the pain moves further down the leg'
point 'handout: without an emergency number' no_number
point 'handout: with one' says routines/first-steps.routine '<h3>Call 112 now</h3>'
point 'handout: the text of a file is text' escaped
point 'handout: a PNG of the client' picture Good image/png
point 'handout: a JPEG of the client' picture Photo image/jpeg
point 'handout: a picture that is too large is left out' no_picture Large
point 'handout: what is no picture is left out' no_picture Text
point 'handout: a link is left out' no_picture Link
localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" 2>"$work/log" || cat "$work/log"
point 'handout: in German' german
point 'handout: a name of its own beside the file' beside
point 'handout: into a pipe' into_a_pipe
point 'handout: none of a bad file' refused

plan
