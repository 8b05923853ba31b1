# For scripts that print TAP; to be sourced from the top of the tree.

# As it is said here, whatever whoever runs this speaks, keeps elsewhere or makes.
unset LANGUAGE MAKEFLAGS MFLAGS XDG_DATA_HOME XDG_CONFIG_HOME
export LC_ALL=C.UTF-8

build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
limber=$build/limber limberd=$build/limberd
number=0 failures=0

# point NAME COMMAND…: one point. What COMMAND prints is the reason where it fails; where it does
# not, lines that begin with # are there to be read all the same.
point() {
  local name=$1 out
  shift
  number=$((number + 1))
  if out=$("$@" 2>&1); then
    echo "ok $number - $name"
    grep '^#' <<<"$out"
  else
    failures=$((failures + 1))
    echo "not ok $number - $name"
    sed 's/^/# /' <<<"$out"
  fi
}

# The last line, and the status of the script.
plan() {
  echo "1..$number"
  [ "$failures" = 0 ]
}

# Copies what was built to FOLDER, with its times: only what knows its place is compiled again.
copy_build() {
  mkdir "$1" && (cd "$build" && cp -a src gen pictures locale liblimber.a limber limberd limber-cue limber-unpack "$1")
}
