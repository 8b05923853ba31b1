#!/bin/bash
# The built programs on three of the servers that `make check-servers` knows: one without buttons,
# one with them, one under Wayland.
cd "$(dirname "$0")/.." || exit 1
POINTS='later picture' exec tests/check-servers dunst xfce mako
