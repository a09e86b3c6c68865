"""Sizes, resizes and every kind of terminal."""
import os, random, re, shutil, signal, subprocess, tempfile, termios, time

from session import BINARY, HOME, SAMPLES, Session, check

TYPES = [None, "", "no-such-terminal", "dumb", "vt52", "vt100", "linux", "xterm", "screen", "tmux", "xterm-256color", "xterm-direct", "../../etc/passwd", "xterm\x1b[2J"]


def run():
    run_types()
    own_descriptions()
    alone()
    sizes()
    resizes(int(os.environ.get("RESIZES", "300")))
    locales()
    colours()


def run_types():
    for term in TYPES:
        session = Session(env={"TERM": term})
        name = repr(term) if term else "unset" if term is None else "empty"
        session.wait("exit=", 0.1)
        started = session.wait("09ASTANA1327", 5) and b"exit=" not in session.output
        if started:
            session.settle()
            session.press("q")
            check(f"TERM {name} starts, and q ends it", session.wait(b"exit=0"))
        else:
            text = session.output.decode("utf-8", "replace")
            check(f"TERM {name} ends with 2 and help", "exit=2" in text and "TERM" in text and "\x1b" not in text, text[-300:])
        session.settle()
        check(f"TERM {name} leaves the modes as they were", termios.tcgetattr(session.master) == session.before)
        session.end()


def own_descriptions():
    """A type that only the folder of a portable archive describes."""
    place = tempfile.mkdtemp(dir=HOME)
    os.makedirs(place + "/bin")
    shutil.copy(BINARY, place + "/bin/cablereader")
    described = subprocess.run(["infocmp", "-x", "xterm-256color"], capture_output=True, text=True).stdout
    with open(place + "/type", "w") as file:
        file.write(re.sub(r"(?m)^xterm-256color\|.*$", "terminal-of-a-test|a test,", described))
    for is_there in (False, True):
        if is_there:
            # Where its folder is missing, tic writes into that of the person.
            os.makedirs(place + "/share/cablereader/terminfo")
            subprocess.run(["tic", "-x", "-o", place + "/share/cablereader/terminfo", place + "/type"], check=True)
        program, env = place + "/bin/cablereader", {**os.environ, "TERM": "terminal-of-a-test", "HOME": place}
        seen = subprocess.run([program, "doctor"], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
        check("a description beside the program is used" if is_there else "without it another type is drawn", ("drawn as" in seen) != is_there and "terminal-of-a-test" in seen, seen[:300])
    session = Session(env={"TERM": "terminal-of-a-test"}, script=f'read go; shift; {program} "$@"; echo "exit=$?"; read end')
    check("and the screen is drawn with it", session.wait("09ASTANA1327", 10))
    session.settle()
    session.press("q")
    check("and left", session.wait(b"exit=0", 10), session.output[-300:])
    session.end()


def alone():
    start = time.time()
    alone = subprocess.run([BINARY, SAMPLES], stdin=subprocess.DEVNULL, capture_output=True, start_new_session=True)
    took = time.time() - start
    check("without a terminal it ends with 2 and says what to do", alone.returncode == 2 and b"cablereader" in alone.stderr, alone.stderr)
    check("without a terminal no escape byte is written", b"\x1b" not in alone.stdout + alone.stderr)
    # A debug build on a busy machine; the figure of the release is measured by `make torture`.
    check("without a terminal it ends at once", took < 1, took)


def sizes():
    for columns, rows in [(0, 0), (1, 1), (1, 24), (80, 1), (2, 2), (3, 200), (23, 6), (45, 15), (80, 24), (500, 200)]:
        session = Session(columns=columns, rows=rows)
        session.read(2)
        session.settle()
        for keys in ("jt", "\x1b", "?", "\x03"):
            session.press(keys)
            session.settle()
        session.press("qq")
        check(f"{columns}x{rows} starts and ends", session.wait(b"exit=0", 5), session.output[-200:])
        session.end()


def resizes(count):
    session = Session()
    session.ready()
    chance = random.Random(7)
    # Only the last size is looked at; each one comes with a screen that is drawn from nothing.
    feed, session.screen.feed = session.screen.feed, lambda data: None
    for turn in range(count):
        session.size(chance.randrange(0, 300), chance.randrange(0, 120))
        if turn % 10 == 0:
            while session.read(0.005):
                pass
        if turn % 25 == 0:
            os.write(session.master, chance.choice([b"j", b"k", b"J", b"z", b" "]))
    session.settle(0.3, 60)
    session.screen.feed = feed
    session.size(100, 30)
    session.settle(0.4)
    left = session.screen.text()
    session.press(b"\x0c")
    session.settle(0.3)
    check(f"after {count} resizes the screen is that of a fresh draw", session.screen.text() == left and "09" in left)
    child = session.child()
    os.kill(child, signal.SIGCONT)
    session.settle(0.3)
    check("and drawn from nothing it is the same", session.screen.text() == left)
    session.press("\x1bq")
    session.settle()
    session.press("q")
    check("and the program ends with 0", session.wait(b"exit=0"))
    session.end()


def locales():
    for name, env in [("C", {"LC_ALL": "C"}), ("one that is not installed", {"LC_ALL": "xx_YY.UTF-8"}), ("Latin 1", {"LC_ALL": "en_US.ISO-8859-1"})]:
        session = Session(env=env)
        check(f"in the locale {name} the lines and marks are drawn", session.wait("09ASTANA1327") and (session.settle(), "│" in session.screen.text() or "─" in session.screen.text())[1])
        check(f"in the locale {name} nothing wrong is sent", not session.screen.faults, session.screen.faults[:3])
        session.end()


def colours():
    for env, coloured in [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"CLICOLOR": "0"}, False), ({"TERM": "vt100"}, False), ({"TERM": "xterm"}, True), ({"TERM": "linux"}, True)]:
        session = Session(env=env)
        session.ready()
        hues = re.search(rb"\x1b\[([0-9]+;)*(3[1-7]|38;5;[0-9]+|48;5;[0-9]+|4[1-7])(;[0-9]+)*m", session.output) is not None
        check(f"with {env or 'nothing set'} there are {'hues' if coloured else 'no hues'}", hues == coloured)
        session.end()
    light = Session(answers=False)
    light.read(1)
    os.write(light.master, b"\x1b]11;rgb:ffff/ffff/e0e0\x1b\\\x1b[?62;c")
    light.ready()
    dark = Session()
    dark.ready()
    check("a light terminal gets other colours than a dark one", set(hues_of(light.output)) != set(hues_of(dark.output)))
    light.end()
    dark.end()


def hues_of(output):
    return re.findall(rb"38;5;(\d+)", output)
