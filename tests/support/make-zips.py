#!/usr/bin/python3
"""make-zips.py FOLDER ROUTINE PICTURE: archives as they come by e-mail, and as an enemy makes them."""
import os
import struct
import sys
import zipfile

folder, routine, picture = sys.argv[1:]
text = open(routine, "rb").read()
png = open(picture, "rb").read()


def archive(name, *entries, packing=zipfile.ZIP_DEFLATED):
    """Each entry: (name, bytes), or (name, bytes, Unix mode)."""
    with zipfile.ZipFile(os.path.join(folder, name), "w", packing) as out:
        for path, data, *mode in entries:
            info = zipfile.ZipInfo(path)
            info.compress_type = packing
            info.external_attr = (mode[0] if mode else 0o100644) << 16
            info.create_system = 3
            out.writestr(info, data)


def changed(name, source, old, new):
    """The same archive with bytes changed in all places."""
    data = open(os.path.join(folder, source), "rb").read()
    open(os.path.join(folder, name), "wb").write(data.replace(old, new))


home = ("home.routine", text)
archive("plain.zip", home, ("turn.png", png))
archive("stored.zip", home, ("turn.png", png), packing=zipfile.ZIP_STORED)
archive("folder.zip", ("Home/", b"", 0o40755), ("Home/home.routine", text), ("Home/turn.png", png))
archive("mac.zip", home, ("__MACOSX/._home.routine", b"\0\5\26\7"), (".DS_Store", b"x"), ("read me.pdf", b"%PDF"))
archive("umlaut.zip", home, ("Dehnübung.png", png))
archive("windows.zip", ("Home|home.routine", text), ("Home|turn.png", png))
changed("windows.zip", "windows.zip", b"Home|", b"Home\\")
archive("dos.zip", home, ("Dehn~bung.png", png))
changed("dos.zip", "dos.zip", b"Dehn~", b"Dehn\x81")

archive("up.zip", home, ("../outside.png", png))
archive("up-inside.zip", home, ("a/../../outside.png", png))
archive("up-windows.zip", home, ("..|outside.png", png))
changed("up-windows.zip", "up-windows.zip", b"..|", b"..\\")
archive("root.zip", home, ("/tmp/limber-outside.png", png))
archive("drive.zip", home, ("C:/outside.png", png))
archive("escape.zip", home, ("a\x1b[2J.png", png))
archive("backwards.zip", home, ("a\u202egnp.png", png))
archive("symlink.zip", home, ("link.png", b"/etc/passwd", 0o120777))
archive("symlink-folder.zip", ("d", b"/tmp", 0o120777), ("d/outside.png", png), home)
archive("device.zip", home, ("disk.png", b"", 0o060644))
archive("twice.zip", ("a/home.routine", text), ("b/home.routine", text))
archive("many.zip", home, *((f"{i}.png", png) for i in range(120)))
archive("many-empty.zip", *((f"{i}/", b"", 0o40755) for i in range(5000)))
archive("large-routine.zip", ("home.routine", text + b"# " + os.urandom(70000).hex().encode()))
archive("large-picture.zip", home, ("turn.png", os.urandom(600 * 1024)))
archive("bomb.zip", home, *((f"{i}.png", bytes(500 * 1024)) for i in range(15)))
archive("bomb-aside.zip", home, ("notes.txt", bytes(200 * 1024 * 1024)))
archive("total.zip", home, *((f"{i}.png", (os.urandom(400) + bytes(1600)) * 250) for i in range(20)))
archive("heavy.zip", home, *((f"{i}.png", os.urandom(500 * 1024)) for i in range(20)))
archive("empty.zip")
archive("nothing.zip", ("read me.pdf", b"%PDF"))
archive("two.zip", home, ("other.routine", text))
plain = open(os.path.join(folder, "plain.zip"), "rb").read()
open(os.path.join(folder, "cut.zip"), "wb").write(plain[: len(plain) // 2])
open(os.path.join(folder, "no-zip.zip"), "wb").write(b"PK\3\4" + os.urandom(2000))
# general purpose bit 0: encrypted
locked = bytearray(plain)
for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
    place = locked.find(signature)
    while place >= 0:
        flags = struct.unpack_from("<H", locked, place + at)[0] | 1
        struct.pack_into("<H", locked, place + at, flags)
        place = locked.find(signature, place + 4)
open(os.path.join(folder, "locked.zip"), "wb").write(bytes(locked))
# a size in the directory that is not the real one
lying = bytearray(plain)
place = lying.find(b"PK\1\2")
struct.pack_into("<I", lying, place + 24, 10)
open(os.path.join(folder, "lying.zip"), "wb").write(bytes(lying))
# an archive within an archive stays what it is
archive("nested.zip", ("inner.zip", plain), home)
