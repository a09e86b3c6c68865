"""Nothing of the data acts on the terminal: body, header, file names, errors."""
import os, subprocess, tempfile, time

from emulator import Screen, harmful
from session import BINARY, Session, check

EVIL = [
    "\x1b]0;title\x07", "\x1b]52;c;ZXZpbA==!\x07", "\x1b[2J", "\x1b[31337m", "\x1b[5n", "\x1bP$qm\x1b\\", "\x9b2J", "\x9d0;t\x9c",
    "\x07", "\x08\x08", "\r", "\x00", "\x7f", "\u202e", "\u2066", "\u200b", "\u200e", "\u061c", "\ufeff", "\U000e0041", "\u3164",
    "\u115f", "\ufe0f", "\u00ad", "\ue000", "\ufffe", "\u2028", "\u2029", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "\x1bc", "\x0e",
]
CABLE = """VZCZCXYZ0001
OO RUEHC
DE RUEHTA #{number:04}/01 2161111
ZNR UUUUU ZZH
O 041111Z AUG 09
FM AMEMBASSY {evil}ASTANA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947
BT
UNCLAS SECTION 01 OF 02 ASTANA {number:06}

SIPDIS

E.O. 12958: N/A
TAGS: PHUM, {evil}, PREL
SUBJECT: HOSTILE {number} {evil} SUBJECT

REF: STATE {evil} 78227

1. (U) Before {evil} after.

2. (SBU) \u0421\u041eNFIDENTIAL \x1b[31mred{evil}\x1b[0m end.
HOAGLAND
"""


def write_library(folder):
    for number, evil in enumerate(EVIL):
        name = (evil.replace("/", "").replace("\x00", "") + f"{number}.txt").encode("utf-8", "surrogatepass")
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(CABLE.format(number=number + 1, evil=evil).encode("utf-8"))
    # Names that are no UTF-8, with a line feed, and one that looks like an option.
    for number, name in enumerate([b"bad\xff\x9b2J.txt", b"new\nline.txt", b"--help.txt", b"\x80.txt"]):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(CABLE.format(number=number + 100, evil="x").encode() + b"\x81\x9b\x93caf\xe9\x94\n")
    with open(os.path.join(os.fsencode(folder), b"denied\x1b[2J\xe2\x80\xae.txt"), "wb") as file:
        file.write(b"x")
    os.chmod(os.path.join(os.fsencode(folder), b"denied\x1b[2J\xe2\x80\xae.txt"), 0)


def inert(data):
    """What of a pipe's bytes would act on a terminal; line ends are none."""
    return [f"U+{ord(c):04X}" for c in data.decode("utf-8", "surrogateescape") if c != "\n" and harmful(c)]


# What a program that draws has to send itself; the rest of the list must be noticed when it is sent.
ORDINARY = {"\x1b[2J", "\x08\x08", "\r", "\x0e"}


def watchful():
    missed = []
    for evil in EVIL:
        screen = Screen(80, 24)
        screen.feed(evil.encode())
        screen.feed(b"\x1b[H")
        if not screen.faults and not screen.kept and evil not in ORDINARY:
            missed.append(evil)
    check("the watching terminal notices what acts", not missed, missed)


def piped():
    """What goes to a pipe has the document's own bytes, whatever they are."""
    lost = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.txt")
        for evil in EVIL:
            data = CABLE.format(number=1, evil=evil).encode()
            with open(path, "wb") as file:
                file.write(data)
            line = f"Before {evil} after."
            # Reflowed, what ends a line is a blank.
            flowed = "Before after." if evil in ("\r", "\u2028", "\u2029") else line
            for view, wanted in [("raw", data), ("sent", line.encode()), ("reflowed", flowed.encode())]:
                seen = subprocess.run([BINARY, "show", path, "--view", view], stdin=subprocess.DEVNULL, capture_output=True).stdout
                if wanted not in seen or view == "raw" and seen != data:
                    lost.append((evil, view))
    check("a pipe gets the document's own bytes, in every view", not lost, lost)


def run():
    watchful()
    with tempfile.TemporaryDirectory() as folder:
        # The folder's own name is hostile too.
        library = os.path.join(os.fsencode(folder), b"lib\x1b]0;x\x07\xe2\x80\xae")
        os.mkdir(library)
        write_library(library)
        session = Session(library, columns=120, rows=40)
        check("a hostile library opens", session.wait("HOSTILE"))
        session.settle()
        for keys in ["j", " ", "w", "w", "w", "i", "e", "\x1b", "r", "\x1b", "o", "\x1b"]:
            for _ in range(len(EVIL) + 6 if keys == "j" else 1):
                session.press(keys)
                session.read(0.05)
            session.settle()
        session.press("\x1bgg\r" + " ")
        session.settle()
        seen = ""
        for _ in range(len(EVIL) + 6):
            session.press("J")
            session.settle(0.3)
            seen += session.screen.text()
        hidden = [s for s in ("^[", "^G", "^H", "^@", "^?", "‹U+202E", "‹U+200B", "‹U+009B›", "‹U+3164›") if s not in seen]
        check("what acts or hides is shown as what it is", not hidden, hidden)
        check("no byte of the data acts on the terminal", not session.screen.faults, session.screen.faults[:5])
        check("the title is never set", session.screen.titles == 0 or b"\x1b]" not in session.output)
        session.press("\x1b")
        session.settle()
        session.press("/\x1b[200~\u202e\u009b\x1b]0;t\x07\x1b[201~")
        session.settle()
        check("what is pasted into a prompt does not act either", not session.screen.faults, session.screen.faults[:5])
        session.press(b"\x03\x03")
        session.settle()
        session.press("\x1b\x1bqq")
        check("a hostile library closes", session.wait("exit="))
        check("a hostile library leaves the terminal as it was", not session.problem(), session.problem())
        session.end()

        shown = subprocess.run([BINARY, library, "--script", "", "--size", "100x30", "--plain"], capture_output=True)
        check("a played screen holds nothing that acts", not inert(shown.stdout + shown.stderr) and b"^[" in shown.stdout, inert(shown.stdout + shown.stderr)[:5])
    piped()
    evil = b"/nowhere/\x1b[2J\xe2\x80\xae\xff\x9b"
    missing = subprocess.run([BINARY, evil], stdin=subprocess.DEVNULL, capture_output=True)
    check("a missing folder ends with 3 and its name is shown, not sent", missing.returncode == 3 and not inert(missing.stderr) and b"/nowhere/^[" in missing.stderr, missing.stderr)
