#!/usr/bin/python3
"""gnome.py settle | press LABEL... | shot FILE.png: what a person does at a headless GNOME Shell.

Keys and pointer go through Mutter's remote desktop. Where a button is, the shell tells assistive
technology; it shows the buttons of a banner only while the pointer rests on it.
"""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_SECONDS = 15
ESCAPE, LEFT_BUTTON = 1, 0x110
REMOTE = "org.gnome.Mutter.RemoteDesktop"
BANNER = (640, 60)
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
    """A keyboard and a pointer, there as long as the process."""

    def __init__(self):
        self.session = call(REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession")[0]
        self.do("Start")

    def do(self, method, signature=None, *arguments):
        call(REMOTE, self.session, REMOTE + ".Session", method, signature, *arguments)

    def key(self, code):
        for down in (True, False):
            self.do("NotifyKeyboardKeycode", "(ub)", code, down)

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


def shot(path):
    # the shell obeys a few names only
    Gio.bus_own_name_on_connection(bus, "org.gnome.SettingsDaemon.MediaKeys", 0, None, None)
    run_for(0.3)
    name = "org.gnome.Shell.Screenshot"
    call(name, "/org/gnome/Shell/Screenshot", name, "Screenshot", "(bbs)", False, False, path)


def is_overview():
    name = "org.gnome.Shell"
    get = ("/org/gnome/Shell", "org.freedesktop.DBus.Properties", "Get", "(ss)", name, "OverviewActive")
    try:
        return call(name, *get)[0]
    except GLib.Error:
        return None


def settle():
    """Leaves the overview, which the shell shows while it starts, and once more when it has."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_overview() and time.monotonic() < end:
        run_for(0.2)
    hands = Hands()
    calm = 0
    while calm < 3 and time.monotonic() < end:
        if is_overview():
            hands.key(ESCAPE)
            calm = 0
        else:
            calm += 1
        run_for(0.5)
    hands.move(BANNER[0], HEIGHT - 100)
    if calm < 3:
        sys.exit("the overview stays")


def main():
    what, *arguments = sys.argv[1:]
    {"settle": settle, "press": lambda: press(arguments), "shot": lambda: shot(arguments[0])}[what]()


main()
