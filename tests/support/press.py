#!/usr/bin/python3
"""press.py SERVER LABEL...: presses the button of the notification on the screen of tests/desk that
has one of these labels.

mako draws no buttons, so its own command does it. Elsewhere the button is found by what the
desktop tells assistive technology, and clicked where it is; where no pointer can be moved, or
the place is out of date, its accessible action is used.
"""
import subprocess
import sys
import time

PATIENCE_SECONDS = 10


def press_mako(labels):
    from gi.repository import Gio, GLib

    # what makoctl prints differs from version to version
    reply = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.freedesktop.Notifications", "/fr/emersion/Mako", "fr.emersion.Mako", "ListNotifications", None,
        GLib.VariantType("(aa{sv})"), 0, 8000, None)
    for notice in reply.unpack()[0]:
        for key, text in notice["actions"].items():
            if text in labels:
                return subprocess.run(["makoctl", "invoke", "-n", str(notice["id"]), key]).returncode == 0
    return False


def buttons(atspi, node, labels):
    """Every button of such a name below node; what vanishes meanwhile is passed over."""
    try:
        if node.get_name() in labels and node.get_role_name() in ("push button", "button"):
            yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from buttons(atspi, child, labels)
    except Exception:
        return


def press_accessible(labels, with_pointer):
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    Atspi.init()
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        for button in buttons(Atspi, Atspi.get_desktop(0), labels):
            place = Atspi.Component.get_extents(button, Atspi.CoordType.SCREEN)
            if with_pointer and place.width > 0 and place.x >= 0 and place.y >= 0:
                x, y = place.x + place.width // 2, place.y + place.height // 2
                return subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"]).returncode == 0
            if not with_pointer and Atspi.Action.do_action(button, 0):
                return True
        time.sleep(0.1)
    return False


def main():
    server, *labels = sys.argv[1:]
    if server == "mako":
        pressed = press_mako(labels)
    else:
        pressed = press_accessible(labels, server != "swaync")
    if not pressed:
        sys.exit(f"press: no button is called {' or '.join(labels)!r}")


main()
