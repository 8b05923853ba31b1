#!/bin/bash
# The session in a terminal: the built programs on a real bus, beside a real dunst, with keys pressed
# on a pseudo terminal and its screen read.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh
. tests/support/scene.sh
it_is 6
export BUILD=$build
timeout 200 tests/desk dunst /usr/bin/python3 tests/support/terminal-session.py "$@"
