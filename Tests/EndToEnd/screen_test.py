"""Plays recordings on the built program in a real pty: the person sees what the script shows."""
import os, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import BINARY, HERE, HOME, Session, check, finish

ROOT = os.path.dirname(os.path.dirname(HERE))
RECORDINGS = os.path.join(ROOT, "Tests", "CableReaderTests", "Recordings")
PLAYED = """list/opening list/wider-beside reader/astana reader/header-full reader/hostile reader/raw-hostile
search/next filter/values filter/two-chips filter/error tags/or facets/counts timeline/filtered links/back-keys
links/peek lens/only-u explain/entry own-work/note own-work/range palette/completed help/by-key
sizes/45x15-facets sizes/200x60-own
links/compare-cited links/compare-cited-stacked links/compare-cited-turned links/compare-cited-entered survey/regex""".split()
NAMED = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "s-tab": "\x1b[Z", "space": " ", "bs": "\x7f", "del": "\x1b[3~",
    "ins": "\x1b[2~", "up": "\x1bOA", "down": "\x1bOB", "right": "\x1bOC", "left": "\x1bOD", "home": "\x1bOH",
    "end": "\x1bOF", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "s-up": "\x1b[1;2A", "s-down": "\x1b[1;2B",
    "a-left": "\x1b[1;3D", "a-right": "\x1b[1;3C", "lt": "<", "bar": "|", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}


def strokes(script):
    """What a terminal sends for each key of a script."""
    rest = script
    while rest:
        name = rest[1:rest.find(">")] if rest[0] == "<" and rest.find(">") > 1 else None
        if name is None:
            if rest[0] != " ":
                yield rest[0]
            rest = rest[1:]
            continue
        rest = rest[len(name) + 2:]
        if name.lower() in NAMED:
            yield NAMED[name.lower()]
        elif name.lower().startswith("c-"):
            yield chr(ord(name[2].lower()) & 31)
        else:
            yield "\x1b" + name[2]


def head(name):
    lines = open(os.path.join(RECORDINGS, name + ".txt")).read().partition("---\n")[0].splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith("#"))
    library = fields.get("library", "Samples")
    folder = os.path.join("Tests", "CableReaderTests", library) if library.startswith("Library") else library
    return lines[0][2:], folder, fields["size"], fields.get("keys", "")


os.chdir(ROOT)
for name in PLAYED:
    said, folder, size, keys = head(name)
    columns, rows = map(int, size.split("x"))
    home = tempfile.mkdtemp(dir=HOME)
    places = {f"XDG_{one}_HOME": home for one in ("CACHE", "CONFIG", "DATA", "STATE")}
    script = subprocess.run([BINARY, folder, "--script", keys, "--size", size, "--plain"],
                            capture_output=True, env={**os.environ, **places}).stdout.decode().rstrip("\n")
    session = Session(folder, columns=columns, rows=rows, env=places)
    session.shown() if rows > 6 else None
    session.settle()
    # The first time of all, a line shows the keys until one is pressed.
    session.press("\x1b")
    session.settle(0.4)
    for stroke in strokes(keys):
        session.press(stroke)
        session.settle(0.4 if stroke == "\x1b" else 0.1)
    session.settle(0.5)
    # A screen that is still at work is given time, one that differs stays so.
    for _ in range(20):
        if session.screen.text().rstrip("\n") == script:
            break
        session.settle(0.3, 0.6)
    seen = session.screen.text().rstrip("\n")
    lines = zip(seen.split("\n"), script.split("\n"))
    different = next((f"\n  seen   {a}\n  script {b}" for a, b in lines if a != b), "another height")
    check(f"{name}: {said}", seen == script and script != "", different)
    check(f"{name}: nothing wrong is sent", not session.screen.faults, session.screen.faults[:3])
    session.end()

# Libraries by their names in the settings, switched without leaving.
home = tempfile.mkdtemp(dir=HOME)
places = {f"XDG_{one}_HOME": home for one in ("CACHE", "CONFIG", "DATA", "STATE")}
os.makedirs(home + "/cablereader")
with open(home + "/cablereader/config.toml", "w") as file:
    file.write(f'[libraries]\nall = "{ROOT}/Samples"\none = "{ROOT}/Samples/09ASTANA1327.txt"\ngone = "/nowhere"\n')
listed = subprocess.run([BINARY, "list", "@one", "--columns", "id"], capture_output=True, env={**os.environ, **places})
check("@NAME is a library of the settings", listed.returncode == 0 and listed.stdout.strip() == b"09ASTANA1327", listed)
unknown = subprocess.run([BINARY, "list", "@nope"], capture_output=True, env={**os.environ, **places})
check("a name that no library has ends with 3 and names those there are", unknown.returncode == 3 and b"There are @all, @gone, @one." in unknown.stderr, unknown)
session = Session("@all", columns=100, rows=24, env=places)
session.shown()


def type_line(line, awaited):
    """Types a command, as a person does, and waits for what it shows."""
    for stroke in line + "\r":
        session.press(stroke)
        session.settle(0.05)
    return session.wait(awaited, 10)


check("the screen opens it", session.wait("1 of 23"))
session.press("s")
session.wait("starred")
check(":library switches to another", type_line(":library one", "1 of 1 "))
check("whose cable is there", session.wait("Astana 1327"))
check("one that is gone is reported, and the screen stays", type_line(":library gone", "/nowhere of the library gone cannot be opened") and session.wait("Astana 1327"))
check("and a name that does not exist", type_line(":library nope", "there is no library nope; choose from all, gone, one"))
check(":library alone offers all", type_line(":library", "Libraries"))
session.press("all")
session.settle(0.3)
session.press("\r")
check("and Enter opens one, with its stars", session.wait("1 of 23") and session.wait("★"))
session.press("q")
check("q ends it with 0", session.wait("exit=0", 5) or session.child_if_any() is None)
check("and nothing wrong was sent", not session.screen.faults, session.screen.faults[:3])
session.end()

# The tutor's first lesson begins with a list of cables and a cable.
session = Session("tutor", columns=80, rows=24, env=places)
check("the tutor's first lesson has the list that it speaks of",
      session.wait("1 of 10") and session.wait("You are looking at a list of cables and at a cable"), session.screen.text())
session.press("Q")
session.end()
finish()
