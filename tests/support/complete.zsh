#!/usr/bin/env -S zsh -f
# complete.zsh FOLDER LINE…: what zsh proposes when Tab is pressed behind each LINE, with the
# completions in FOLDER: "# LINE", then its words.

# In the shell that is asked. What is added to the words is written down beside being added; asked
# only where words would go (-O, -A, -D), they are not meant to be seen.
if [[ $1 = inside ]]; then
  PS1=
  fpath=($COMPLETIONS $fpath)
  autoload -Uz compinit
  compinit -u -D
  compadd() {
    local -a found
    if [[ ! " $* " = *' '-[OAD]' '* ]]; then
      builtin compadd -O found "$@"
      ((! $#found)) || print -rl -- $found >>$SEEN
    fi
    builtin compadd "$@"
  }
  look() {
    _main_complete
    compstate[list]= compstate[insert]=
    print -r -- '<looked>'
  }
  zle -C look list-choices look
  bindkey '^I' look
  print -r -- '<ready>'
  return
fi

zmodload zsh/zpty
export COMPLETIONS=$1 SEEN=$(mktemp)
trap 'rm -f $SEEN' EXIT
zpty shell zsh -f -i
zpty -w shell ". ${(q)0:A} inside"
zpty -r -m shell answer '*<ready>*' || exit
shift
for line; do
  : >$SEEN
  zpty -w -n shell "$line"$'\t'
  zpty -r -m shell answer '*<looked>*' || exit
  print -r -- "# $line"
  sort -u $SEEN
  zpty -w -n shell $'\x15'
done
zpty -d shell
