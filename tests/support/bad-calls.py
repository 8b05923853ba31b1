"""bad-calls.py all|big: calls limberd as no client of ours would. Each must be refused with an error
of D-Bus or of limber's own, at once; big: only those that are large."""
import sys

from gi.repository import Gio, GLib

NAME, PATH, INTERFACE = "org.limber.Limber1", "/org/limber/Limber1", "org.limber.Limber1"
FAR, LONG = 2**63 - 1, "x" * 2_000_000

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bad = 0


def call(method, arguments, path=PATH, interface=INTERFACE, name=NAME):
    return bus.call_sync(name, path, interface, method, arguments and GLib.Variant(*arguments), None,
                         Gio.DBusCallFlags.NO_AUTO_START, 5000, None)


def refused(method, arguments, **where):
    """The call ends in an error that says what is wrong, and limberd lives."""
    global bad
    try:
        answer = call(method, arguments, **where)
        problem = f"answered {answer}"
    except GLib.Error as error:
        remote = Gio.DBusError.get_remote_error(error)
        good = remote and remote.startswith(("org.limber.Error.", "org.freedesktop.DBus.Error.")) \
            and not remote.endswith((".NoReply", ".ServiceUnknown", ".Disconnected"))
        problem = None if good else error.message
    try:
        call("Status", None)
    except GLib.Error as error:
        problem = f"no status afterwards: {error.message}"
    if problem:
        bad += 1
        print(f"{method} {str(arguments)[:80]}: {problem}")


def big():
    refused("Answer", ("(ssa{sv})", (LONG, "done", {})))
    refused("Answer", ("(ssa{sv})", ("b1", LONG, {})))
    refused("Answer", ("(ssa{sv})", ("b1", "skip", {"reason": GLib.Variant("s", LONG)})))
    refused("Correct", ("(sssa{sv})", ("b1", LONG, "done", {})))
    refused("Correct", ("(sssa{sv})", ("b1", "2026-03-02", LONG, {})))
    refused("Correct", ("(sssa{sv})", ("b1", "2026-03-02", "done", {"time": GLib.Variant("s", LONG)})))
    refused("Session", ("(s)", (LONG,)))
    refused("Remind", ("(s)", (LONG,)))
    refused("Pause", ("(xs)", (0, LONG)))
    refused("Answer", ("(ssa{sv})", ("none", "done", {str(i): GLib.Variant("i", i) for i in range(100_000)})))


def small():
    # types, numbers and names that are not there
    for arguments in (None, ("(s)", ("b1",)), ("(ssa{ss})", ("b1", "done", {})), ("(iia{sv})", (1, 2, {})),
                      ("(sssa{sv})", ("b1", "done", "", {})), ("(v)", (GLib.Variant("s", "b1"),))):
        refused("Answer", arguments)
    refused("Status", ("(s)", ("x",)))
    refused("Pause", ("(is)", (0, "")))
    refused("NoSuchMethod", None)
    refused("Status", None, interface="org.limber.Limber2")
    refused("Status", None, path="/")
    refused("Status", None, path="/org/limber/Limber1/x")
    refused("Set", ("(ssv)", (INTERFACE, "Version", GLib.Variant("s", "9"))), interface="org.freedesktop.DBus.Properties")
    refused("Get", ("(ss)", (INTERFACE, "Password")), interface="org.freedesktop.DBus.Properties")
    # words that mean nothing
    for activity in ("", "none", "test/none", "none/b1", "/", "//", "b1/", "../b1", "b1\n", "b1'; DROP TABLE event; --",
                     "%s%n", "\u202e1b", "b" * 500, "b" * 501):
        refused("Answer", ("(ssa{sv})", (activity, "done", {})))
        refused("Remind", ("(s)", (activity,)))
        refused("Correct", ("(sssa{sv})", (activity, "2026-03-02", "done", {})))
    for word in ("", "Done", "done ", "natural", "missed", "%s"):
        refused("Answer", ("(ssa{sv})", ("b1", word, {})))
        refused("Session", ("(s)", (word,)))
    # times that never were or cannot be
    for at in (-1, 0, FAR, -FAR - 1, 4102444800 * 1_000_000):
        refused("Answer", ("(ssa{sv})", ("b1", "done", {"at": GLib.Variant("x", at)})))
    for date in ("", "tomorrow", "2026-02-30", "0000-00-00", "9999-12-31", "2026-03-02x", "-1"):
        refused("Correct", ("(sssa{sv})", ("b1", date, "done", {})))
    for time in ("", "24:00", "7:00", "-1:00", "07:60"):
        refused("Correct", ("(sssa{sv})", ("b1", "2026-03-02", "done", {"time": GLib.Variant("s", time)})))
    for until in (-1, -FAR - 1):
        refused("Pause", ("(xs)", (until, "")))
    refused("Undo", None)


if sys.argv[1] == "all":
    small()
big()
sys.exit(bad > 0)
