#!/usr/bin/python3
"""gnome.py settle | hover | press LABEL... | shot FILE.png: what a person does at a headless GNOME Shell.

The pointer goes through Mutter's remote desktop. Where a button is, the shell tells assistive
technology; it shows the buttons of a banner only while the pointer rests on it.
"""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_SECONDS = 15
LEFT_BUTTON = 0x110
REMOTE = "org.gnome.Mutter.RemoteDesktop"
BANNER = (640, 60)
GREETING = ("Screen Lock disabled",)
WIDTH, HEIGHT = 1280, 800

bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, signature=None, *arguments):
    parameters = GLib.Variant(signature, arguments) if signature else None
    return bus.call_sync(name, path, interface, method, parameters, None, 0, 8000, None).unpack()


def run_for(seconds):
    loop = GLib.MainLoop()
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    loop.run()


class Hands:
    """A pointer, there as long as the process."""

    def __init__(self):
        self.session = call(REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession")[0]
        self.do("Start")

    def do(self, method, signature=None, *arguments):
        call(REMOTE, self.session, REMOTE + ".Session", method, signature, *arguments)

    def move(self, x, y):
        """Only relative motion exists, so from a corner: the lower left one holds no pointer back."""
        self.do("NotifyPointerMotionRelative", "(dd)", -3.0 * WIDTH, 3.0 * HEIGHT)
        run_for(0.1)
        self.do("NotifyPointerMotionRelative", "(dd)", float(x), float(y - (HEIGHT - 1)))
        run_for(0.2)

    def click(self):
        for down in (True, False):
            self.do("NotifyPointerButton", "(ib)", LEFT_BUTTON, down)
            run_for(0.05)


def walk(node):
    """Everything below node; what vanishes meanwhile is passed over."""
    try:
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child)
    except GLib.Error:
        return


def visible(labels):
    for node in walk(Atspi.get_desktop(0)):
        try:
            if node.get_name() in labels and node.get_role_name() in ("push button", "button", "label"):
                place = node.get_extents(Atspi.CoordType.SCREEN)
                if place.width > 0 and place.x >= 0 and place.y >= 0:
                    return place.x + place.width // 2, place.y + place.height // 2
        except GLib.Error:
            continue
    return None


def press(labels):
    hands = Hands()
    Atspi.init()
    end = time.monotonic() + PATIENCE_SECONDS
    nudge = 0
    while time.monotonic() < end:
        hands.move(BANNER[0] + nudge, BANNER[1])
        nudge = 2 - nudge
        run_for(0.5)
        place = visible(labels)
        if place is not None:
            hands.move(*place)
            run_for(0.2)
            hands.click()
            hands.move(BANNER[0], HEIGHT - 100)
            return
    sys.exit(f"press: no button is called {' or '.join(labels)!r}")


def hover():
    hands = Hands()
    hands.move(*BANNER)
    hands.move(BANNER[0] + 2, BANNER[1])
    run_for(0.5)


def shot(path):
    # the shell obeys a few names only
    Gio.bus_own_name_on_connection(bus, "org.gnome.SettingsDaemon.MediaKeys", 0, None, None)
    run_for(0.3)
    name = "org.gnome.Shell.Screenshot"
    call(name, "/org/gnome/Shell/Screenshot", name, "Screenshot", "(bbs)", False, False, path)


def settle():
    """Waits until the shell has said what it misses here; its banner goes once the pointer moves."""
    Atspi.init()
    hands = Hands()
    end = time.monotonic() + PATIENCE_SECONDS
    seen = False
    while time.monotonic() < end:
        hands.move(BANNER[0], HEIGHT // 2 + (0 if seen else 2))
        if visible(GREETING):
            seen = True
        elif seen:
            return
        run_for(0.5)


def main():
    what, *arguments = sys.argv[1:]
    {"settle": settle, "hover": hover, "press": lambda: press(arguments), "shot": lambda: shot(arguments[0])}[what]()


main()
