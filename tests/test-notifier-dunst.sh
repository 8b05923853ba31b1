#!/bin/bash
# The notifier on a real dunst, on a screen that is looked at.
cd "$(dirname "$0")/.." || exit 1
tests/desk dunst tests/support/server-steps "${BUILD:-build}/tests/support/notify-demo"
