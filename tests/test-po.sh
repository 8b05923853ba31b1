#!/bin/bash
# The translations: every text of the source is there, placeholders fit, and the words that limber
# does not use are not used.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
work=$(tests/support/plain-folder) || exit 1
trap 'rm -rf "$work"' EXIT

collected() { make --no-print-directory BUILD="$work" pot && [ "$(grep -c '^msgid ' "$work/limber.pot")" -gt 100 ]; }

# xgettext cannot see behind G_GINT64_FORMAT; PRId64 it knows.
uncut() { ! msgattrib --no-wrap "$work/limber.pot" | grep -E '^msgid.*[^%]%"$'; }

fits() { msgfmt --check --output-file=/dev/null "$1"; }

# msgcmp also tells of texts that are not translated or only guessed.
complete() { msgcmp "$1" "$work/limber.pot"; }

none_too_many() { ! msgmerge --quiet --no-fuzzy-matching "$1" "$work/limber.pot" | grep '^#~'; }

words() # FILE PATTERN: no translation uses a word that sounds of diagnosis
{
  ! msgattrib --no-obsolete --no-wrap "$1" | sed -n '/^msgstr/,/^$/p' | grep -iE "$2"
}

english() # PATTERN: the same for the texts of the source
{
  ! msgattrib --no-wrap "$work/limber.pot" | sed -n '/^msgid/,/^msgstr/p' | grep -iE "$1"
}

point 'the texts of the source' collected
point 'no text is cut off at a macro' uncut
point 'no word of the source sounds of diagnosis' english 'prescri|treatment|\bpatient|diagnos'
for file in po/*.po; do
  point "$file: placeholders and header" fits "$file"
  point "$file: complete" complete "$file"
  point "$file: nothing that is not in the source" none_too_many "$file"
done
point 'no German word sounds of diagnosis' words po/de.po 'verschreib|verordn|behandl|patient|diagnos'

plan
