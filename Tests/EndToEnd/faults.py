"""Faults of the world outside: files, disks, folders and clocks that fail."""
import os, resource, shutil, stat, subprocess, tempfile, time

from session import BINARY, HERE, Session, check

CABLE = """R 041111Z AUG 09
FM AMEMBASSY ASTANA
TO SECSTATE WASHDC
UNCLAS ASTANA {number:06}
TAGS: PHUM
SUBJECT: TREES {number}
1. (U) {text}
"""
# More files than are read without an index.
MANY = 1050
NOBODY = 65534


def cable(number, text="A tree was planted."):
    return CABLE.format(number=number, text=text).encode()


def write(folder, name, data):
    with open(os.path.join(os.fsencode(folder), os.fsencode(name)), "wb") as file:
        file.write(data)


class World:
    """A folder for the program's own files, and one of cables; both go away."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="cablereader-faults-")
        os.chmod(self.path, 0o755)
        self.library = os.path.join(self.path, "library")
        os.mkdir(self.library)
        self.env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": self.path, "SWIFT_BACKTRACE": "enable=no"}
        for name in ("CACHE", "STATE", "DATA", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = os.path.join(self.path, name.lower())
        self.cache = os.path.join(self.path, "cache", "cablereader")

    def preload(self):
        """The library that makes the world fail; nothing where there is no compiler."""
        made = os.path.join(self.path, "outside.so")
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler and subprocess.run([compiler, "-shared", "-fPIC", "-O0", "-o", made, os.path.join(HERE, "outside.c"), "-ldl"]).returncode == 0:
            return made
        check("a C compiler is there to make the world fail", False)
        return None

    def run(self, *arguments, env={}, memory=None, timeout=60, **named):
        """Within a memory of so many megabytes, by RLIMIT_AS, and a time."""
        def limit():
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        environment = {name: value for name, value in {**self.env, **env}.items() if value is not None}
        named.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run([BINARY, *arguments], capture_output=True, env=environment, preexec_fn=limit, timeout=timeout, cwd=self.path, **named)

    def rows(self, *arguments, **named):
        return [line for line in self.run("list", *arguments, **named).stdout.split(b"\n") if line]

    def end(self):
        for folder, names, _ in os.walk(self.path):
            for name in names:
                if not os.path.islink(os.path.join(folder, name)):
                    os.chmod(os.path.join(folder, name), 0o700)
        shutil.rmtree(self.path)


def run():
    for part in (files, odd_files, bombs, outside, cache, while_running, slow_disk):
        world = World()
        try:
            part(world)
        finally:
            world.end()


def files(world):
    write(world.library, "good.txt", cable(1))
    write(world.library, "denied.txt", cable(2))
    write(world.library, "io-error.txt", cable(3))
    os.mkdir(world.library + "/closed")
    write(world.library, "closed/inside.txt", cable(4))
    os.chmod(world.library + "/denied.txt", 0)
    os.chmod(world.library + "/closed", 0)
    preload = world.preload()
    # For root nothing is denied.
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    listed = world.run("list", world.library, env={"LD_PRELOAD": preload, "HOME": None, **{f"XDG_{n}_HOME": None for n in ("CACHE", "STATE", "DATA", "CONFIG")}}, **user)
    check("what cannot be read ends with 3, the rest is listed", listed.returncode == 3 and b"TREES 1" in listed.stdout and listed.stdout.count(b"\n") == 1, listed)
    for name in (b"denied.txt", b"io-error.txt", b"closed"):
        check(f"{name.decode()} is named with the system's reason", any(name in line and (b"denied" in line[20:] or b"nput/output" in line) for line in listed.stderr.split(b"\n")), listed.stderr)
    check("without HOME and XDG folders it works", b"TREES 1" in listed.stdout)
    for number in range(MANY):
        write(world.library, f"{number}.txt", cable(number + 10))
    os.makedirs(world.path + "/cache", exist_ok=True)
    if user:
        os.chown(world.path + "/cache", NOBODY, NOBODY)
    before = world.run("list", world.library, **user)
    os.chmod(world.library + "/denied.txt", 0o644)
    after = world.run("list", world.library, **user)
    check("a file whose permission changes is read at the next start, even with an index", b"TREES 2\n" not in before.stdout and b"TREES 2\n" in after.stdout, after.stderr)


def odd_files(world):
    lib = world.library
    write(lib, "good.txt", cable(1))
    os.symlink(".", lib + "/loop")
    os.symlink("nowhere", lib + "/dangling.txt")
    os.mkfifo(lib + "/pipe.txt")
    os.symlink("/dev/zero", lib + "/zero.txt")
    os.symlink("/dev/null", lib + "/device")
    write(lib, "empty.txt", b"")
    with open(lib + "/huge.txt", "wb") as file:
        file.truncate(4 << 30)
    for number, name in enumerate([b"bad\xff\x9b.txt", b"new\nline.txt", b"-q.txt", b"\x80", b"a" * 250 + b".txt", b" .txt", b"\\.txt", b"$(touch x).txt"]):
        write(lib, name, cable(10 + number))
    start = time.time()
    listed = world.run("list", lib, memory=4096)
    names = listed.stdout.count(b"TREES")
    check("links in circles, pipes, devices, 4 GB, and names of any bytes: what is a cable is listed", names == 9, listed)
    check("and none of them holds it up", time.time() - start < 20, time.time() - start)
    said = world.run("check", lib, "--summary").stdout
    check("and every file is accounted for", b"with 9 cables" in said, said)
    for name in [b"bad\xff\x9b.txt", b"\x80", b"new\nline.txt", b"-q.txt"]:
        shown = world.run("show", os.path.join(os.fsencode(lib), name))
        raw = world.run("show", os.path.join(os.fsencode(lib), name), "--view", "raw")
        with open(os.path.join(os.fsencode(lib), name), "rb") as file:
            check(f"a file named {name} is opened by its bytes", shown.returncode == 0 and b"TREES" in shown.stdout and raw.stdout == file.read(), shown)
    by_id = world.run("show", "09ASTANA10", "--in", lib, "--view", "raw")
    # 3: one of the files is too large to be read.
    check("and found by its cable's id", by_id.returncode == 3 and by_id.stdout == cable(10), by_id)
    named = os.path.join(os.fsencode(world.path), b"dir\xff\x1b[2J")
    os.mkdir(named)
    write(named, b"one\xfe.txt", cable(50))
    check("so is a folder", len(world.rows(named)) == 1)
    # Every end of a text of several bytes a character, and of one that is damaged there.
    text = cable(77, "Müller says “да” to 漢字 and 🕊.")
    cut = os.path.join(world.path, "cut")
    os.mkdir(cut)
    for end in range(1, len(text) + 1):
        write(cut, f"{end:04}.txt", text[:end])
    started = time.time()
    several = world.run("check", cut, "--summary", memory=4096)
    check("a text cut at every byte is read, as far as it goes", several.returncode == 0 and f"{len(text)} files".encode() in several.stdout, several)


def bombs(world):
    """Files made to take all memory or time; each alone, within a gigabyte."""
    frus = b'<?xml version="1.0"?>\n<!DOCTYPE TEI [\n<!ENTITY a "aaaaaaaaaa">\n' + b"".join(
        f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" }{("&" + chr(97 + n) + ";") * 9}">\n'.encode() for n in range(12)) + b"""
<!ENTITY file SYSTEM "file:///etc/passwd">
<!ENTITY % remote SYSTEM "http://127.0.0.1:9/x"> %remote;
]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div type="document" subtype="historical-document" xml:id="d1" n="1">
<head>1. Telegram From the Embassy in Iran to the Department of State</head>
<opener><dateline><placeName>Tehran</placeName>, <date when="1952-01-01">January 1, 1952</date></dateline></opener>
<p>BEGIN &m; &file; END</p></div></body></text></TEI>"""
    write(world.library, "bomb.xml", frus)
    seen = world.run("export", world.library, memory=1024, timeout=20)
    check("a bomb of entities is not expanded, and no entity reads a file", seen.returncode in (0, 1) and b"a" * 1000 not in seen.stdout and b"root:" not in seen.stdout and len(seen.stdout) < 20_000, seen.stderr[-300:])
    check("and its document is read, the entities as they are", b"BEGIN" in seen.stdout and b"END" in seen.stdout, seen.stdout[:300])
    for name, data in [
        ("deep.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + b"<div>" * 200_000 + b"x" + b"</div>" * 200_000 + b"</body></text></TEI>"),
        ("unclosed.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + b"<div><p>" * 200_000),
        ("deep.html", b"<html><body><code><pre>" + b"<b>" * 300_000 + b"x"),
        ("attributes.html", b"<html><body " + b'a="b" ' * 300_000 + b">" + b"<" * 300_000),
        ("entities.html", b"<html><body><code><pre>" + b"&amp" * 300_000 + b"&#x10FFFF;&#0;&#99999999999999999999;"),
        ("endless.csv", b'"1","8/4/2009 11:11","09ASTANA1327","Embassy Astana","UNCLASSIFIED","","head","' + b"never closed, " * 300_000),
        ("quotes.csv", b'"1","8/4/2009 11:11","09ASTANA1327","Embassy Astana","UNCLASSIFIED","","' + b'""' * 1_000_000),
        ("line.txt", cable(1, "word " * 600_000)),
        ("noblank.txt", cable(1, "x" * 3_000_000)),
        ("marks.txt", cable(1, "e" + "\u0301" * 800_000)),
        ("portions.txt", cable(1, "(" * 500_000)),
        ("refs.txt", b"R 041111Z AUG 09\nUNCLAS ASTANA 000001\nSUBJECT: X\nREF: " + b"A. ASTANA 1 " * 100_000 + b"\n\n1. X\n"),
        ("tags.txt", b"R 041111Z AUG 09\nUNCLAS ASTANA 000001\nTAGS: " + b"PHUM, " * 300_000 + b"\nSUBJECT: X\n\n1. X\n"),
        ("lines.txt", cable(1) + b"\n" * 2_000_000),
        ("numbers.txt", cable(1) + b"\n".join(b"%d. (U) X" % n for n in range(10_000))),
        ("zeros.txt", cable(1) + b"\0" * 2_000_000),
    ]:
        for other in os.listdir(world.library):
            os.unlink(os.path.join(world.library, other))
        write(world.library, name, data)
        start = time.time()
        try:
            seen = world.run("check", world.library, "--summary", memory=2048, timeout=60)
            check(f"{name} is read within memory and time", seen.returncode == 0 and b"1 file:" in seen.stdout, (seen.returncode, seen.stderr[-300:], seen.stdout[:200]))
        except subprocess.TimeoutExpired:
            check(f"{name} is read within memory and time", False, time.time() - start)
    check("a query nested as deep as a command line goes is no overflow", world.run("list", world.library, "-q", "(" * 60_000 + "a" + ")" * 60_000, memory=2048).returncode in (0, 1, 2))
    check("nor is one of as many minus signs", world.run("list", world.library, "-q", "-" * 120_000 + "a", memory=2048).returncode in (0, 1, 2))


def outside(world):
    for number in range(MANY):
        write(world.library, f"{number}.txt", cable(number + 1))
    preload = world.preload()
    wanted = sorted(world.rows(world.library))
    shutil.rmtree(world.path + "/cache", ignore_errors=True)
    check(f"{MANY} cables are listed", len(wanted) == MANY)
    for name in ("full", "read-only", "clock"):
        seen = world.run("list", world.library, env={"LD_PRELOAD": preload, "WORLD": name})
        check(f"in a world that is '{name}' every cable is listed", seen.returncode == 0 and sorted(seen.stdout.rstrip(b"\n").split(b"\n")) == wanted, (seen.returncode, seen.stderr))
        said = seen.stderr.count(b"cablereader:")
        check(f"in a world that is '{name}' " + ("nothing needs to be reported" if name == "clock" else "it is reported once that no index is kept"), said == (0 if name == "clock" else 1), seen.stderr)
        again = world.rows(world.library)
        check(f"after a world that is '{name}' the index is right", sorted(again) == wanted, len(again))
        shutil.rmtree(world.path + "/cache", ignore_errors=True)
    seen = world.run("list", world.library, env={"HOME": None, "XDG_CACHE_HOME": "relative/cache"})
    check("a relative XDG folder is ignored", seen.returncode == 0 and not os.path.exists(world.path + "/relative"), seen.stderr)


def cache(world):
    for number in range(MANY):
        write(world.library, f"{number}.txt", cable(number + 1))
    old = os.umask(0)
    world.run("list", world.library)
    os.umask(old)
    modes = {os.path.relpath(os.path.join(folder, name), world.cache): stat.S_IMODE(os.lstat(os.path.join(folder, name)).st_mode) for folder, names, files in os.walk(world.path + "/cache") for name in names + files}
    check("with no mask at all, folders are 0700 and files 0600", modes and all(mode == (0o700 if os.path.isdir(os.path.join(world.cache, name)) else 0o600) for name, mode in modes.items()), modes)
    check("the cache says that it is one", os.path.exists(world.cache + "/CACHEDIR.TAG"))
    check("nothing is written next to the cables", len(os.listdir(world.library)) == MANY)
    elsewhere = world.path + "/elsewhere"
    os.rename(world.cache, elsewhere)
    before = sorted((e.name, e.stat().st_mtime_ns) for e in os.scandir(elsewhere))
    os.symlink(elsewhere, world.cache)
    seen = world.run("list", world.library)
    check("a cache folder that became a link is refused, and reported", seen.returncode == 0 and seen.stdout.count(b"\n") == MANY and b"cannot be kept" in seen.stderr, seen.stderr)
    check("and what it leads to is not touched", sorted((e.name, e.stat().st_mtime_ns) for e in os.scandir(elsewhere)) == before)
    os.unlink(world.cache)
    os.rename(elsewhere, world.cache)
    database = next(name for name in os.listdir(world.cache) if name.endswith(".sqlite"))
    victim = world.path + "/victim"
    write(world.path, "victim", b"precious")
    os.unlink(os.path.join(world.cache, database))
    os.symlink(victim, os.path.join(world.cache, database))
    seen = world.run("list", world.library)
    with open(victim, "rb") as file:
        check("an index that became a link is not written through", file.read() == b"precious" and seen.stdout.count(b"\n") == MANY, seen.stderr)
    os.unlink(os.path.join(world.cache, database))
    if os.geteuid() == 0:
        os.chown(world.cache, NOBODY, NOBODY)
        seen = world.run("list", world.library)
        check("a cache of another user is refused", seen.stdout.count(b"\n") == MANY and b"belongs to another user" in seen.stderr, seen.stderr)
        os.chown(world.cache, 0, 0)
    write(world.path, "file", b"")
    seen = world.run("list", world.library, env={"XDG_CACHE_HOME": world.path + "/file"})
    check("a cache folder that is a file is no fault", seen.stdout.count(b"\n") == MANY, seen.stderr)


def while_running(world):
    for number in range(40):
        write(world.library, f"{number:02}.txt", cable(number + 1))
    session = Session(world.library, env={**world.env, "LC_ALL": "C.UTF-8"})
    session.wait("TREES")
    session.settle()
    os.unlink(world.library + "/03.txt")
    with open(world.library + "/04.txt", "r+b") as file:
        file.truncate(20)
    os.chmod(world.library + "/05.txt", 0)
    with open(world.library + "/06.txt", "ab") as file:
        file.write(b"\n2. (U) More.\n")
    os.rename(world.library + "/07.txt", world.library + "/moved.txt")
    os.unlink(world.library + "/08.txt")
    os.mkdir(world.library + "/08.txt")
    for _ in range(12):
        session.press("j")
        session.settle(0.05)
    check("files that vanish, shrink, grow, move or close while it runs do not end it", b"exit=" not in session.output and session.child() and not session.screen.faults, session.screen.faults[:3])
    shutil.rmtree(world.library)
    for keys in ("j", "R", "\r", "J", "k"):
        session.press(keys)
        session.settle(0.1)
    check("nor is a library that is gone", b"exit=" not in session.output and session.child())
    session.press(b"\x03")
    session.settle(0.1)
    session.press(b"\x03q")
    check("and it ends as ever", session.wait("exit=", 5))
    check("with the terminal as it was", not session.problem(), session.problem())
    session.end()
    os.mkdir(world.library)


def slow_disk(world):
    """Every open takes seconds, as on a disk far away; what is indexed needs none."""
    delay = 6
    for number in range(MANY):
        os.makedirs(f"{world.library}/{number % 5}", exist_ok=True)
        write(world.library, f"{number % 5}/{number:04}.txt", cable(number + 1, f"A tree was planted, and shrub{number + 1} beside it."))
    made = world.run("index", world.library)
    check("an index is made while the disk is quick", made.returncode == 0, made.stderr)
    slow = {"LD_PRELOAD": world.preload(), "WORLD": "slow", "SLOW": world.library, "SLOW_FOR": str(delay * 1000)}
    # So narrow that the list is alone on the screen and opens nothing by itself.
    session = Session(world.library, columns=60, rows=20, env={**world.env, **slow})
    start = time.time()

    def within(what, holds):
        took = time.time() - start
        check(f"on a slow disk {what}, before a single file could be opened", holds and took < delay, f"{took:.1f} s, {session.screen.text()}")

    within("the whole list is there at once", session.wait("TREES", delay) and session.wait(f"{MANY:,}", delay))
    session.settle()
    start = time.time()
    session.press("f")
    session.settle(0.05)
    session.press("shrub77\r")
    within("a word is found at once", session.wait(f"1 of {MANY:,}", delay) and session.wait("TREES 77", delay))
    session.settle()
    start = time.time()
    session.press("\r")
    within("opening says that it waits, and how to stop it", session.wait("opening… Esc stops it", delay))
    session.press("\x1b")
    within("Esc gives it up", session.wait("stopped opening", delay))
    # More openings that nobody waits for than a pool of threads has.
    for _ in range(40):
        session.press("\r")
        session.settle(0.02, 0.2)
        session.press("\x1b")
        session.settle(0.05, 0.3)
    start = time.time()
    session.press("T")
    session.settle(0.05)
    session.press("f")
    session.settle(0.05)
    session.press("shrub78\r")
    within("a word is found at once after many openings that were given up", session.wait("TREES 78", delay))
    session.settle()
    session.press("\r")
    check("a cable that is waited for comes", session.wait("and shrub78 beside it", 4 * delay), session.screen.text())
    start = time.time()
    session.press("q")
    session.settle(0.2)
    session.press("q")
    within("it ends at once", session.wait("exit=", delay))
    check("with the terminal as it was", not session.problem(), session.problem())
    session.end()
