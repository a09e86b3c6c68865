"""A second time: what is remembered, what is not, and what config.toml says."""
import os, tempfile

from session import HOME, SAMPLES, Session, check


def person():
    return tempfile.mkdtemp(dir=HOME)


def opened(*arguments, home, **more):
    session = Session(*(arguments or (SAMPLES,)), home=home, **more)
    session.ready()
    return session


def quit(session):
    session.settle()
    session.press("Q")
    session.wait("exit=")
    problem = session.problem()
    session.end()
    return problem


def configure(home, text):
    folder = os.path.join(home, "config", "cablereader")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "config.toml"), "w") as file:
        file.write(text)


def row(session):
    return session.screen.text().split("\n")[session.screen.y]


def resumed():
    home = person()
    first = opened(home=home, columns=200)
    check("the first time a line shows the keys", "j/k move · Enter read" in first.screen.text())
    first.press("jjj<")
    first.settle()
    # After the signs: that the cable was read since is one of them.
    before = row(first)[8:60]
    edge = first.screen.text().split("\n")[0].index("│")
    first.press("\t/tea\r\t")
    first.settle()
    first.press("ftag:KPAO\r")
    check("a filter is set", first.wait("· tag:KPAO"))
    first.press("T")
    first.settle()
    first.press("\r")
    first.settle()
    first.press("jjjjjj")
    first.settle()
    page = [line[edge:] for line in first.screen.text().split("\n")[1:6]]
    check("the first session ends well", not quit(first))

    second = opened(home=home, columns=200)
    text = second.screen.text()
    check("the second time no line shows the keys", "j/k move · Enter read" not in text)
    check("the cable of the last session is under the cursor", row(second)[8:60] == before, row(second))
    check("the pane has its size", text.split("\n")[0].index("│") == edge)
    check("the cable is where reading stopped", [line[edge:] for line in text.split("\n")[1:6]] == page)
    second.press("f\x1b[A")
    check("the arrow up brings the last filter back", second.wait("filter: tag:KPAO"))
    second.press("\x1b")
    second.settle()
    second.press("\t/\x1b[A")
    check("and the last search, for itself", second.wait("/tea"))
    second.press("\x1b\t")
    second.settle()
    second.press("ftag:PHUM\r")
    second.wait("· tag:PHUM")
    check("the second session ends well", not quit(second))

    third = opened(home=home, columns=200)
    check("the filter of the last session is reported", "T clears it" in third.screen.text() and "· tag:PHUM" in third.screen.text(), third.screen.text())
    quit(third)
    other = opened(os.path.join(SAMPLES, "09ASTANA1327.txt"), home=home)
    check("another library has its own place", "tag:PHUM" not in other.screen.text() and " 1 of 1" in other.screen.text())
    quit(other)


def empty():
    home, folder = person(), person()
    with open(os.path.join(folder, "milk.txt"), "w") as file:
        file.write("A shopping list.\n")
    memory = os.path.join(home, "state", "cablereader", "last-library")
    session = Session(folder, home=home)
    check("a folder without a cable says so", session.wait("is not a cable"), session.screen.text())
    quit(session)
    check("and is not remembered", not os.path.exists(memory))
    quit(opened(home=home))
    quit(Session(folder, home=home))
    check("the library before it stays the last one", open(memory, "rb").read() == os.fsencode(SAMPLES) + b"\0", open(memory, "rb").read())


def private():
    home = person()
    session = opened(SAMPLES, "--private", home=home)
    session.press("jj\r")
    session.settle()
    session.press("/tea\r")
    session.settle()
    session.press("h")
    session.settle()
    session.press("s")
    session.settle()
    quit(session)
    left = [os.path.join(folder, name) for folder, _, names in os.walk(home) for name in names]
    check("--private leaves no file, not even of a star", not left, left)


def settings():
    home = person()
    out = os.path.join(home, "copied")
    configure(home, f'keys = "mutt"\nmeasur = 50\nhints = true\nclipboard = ["dd", "status=none", "of={out}"]\npager = ["wc", "-c"]\n[bind]\nhelp = "x"\nfilter = []\nsort = 7\n')
    session = opened(home=home)
    check("problems of config.toml are reported once", "config.toml: 2 problems; cablereader config --check reports them" in session.screen.text())
    session.press("x")
    check("a bound key does its new thing", session.wait("a key finds itself"))
    session.press("\x1b")
    session.settle()
    check("the problems are not reported again", "2 problems" not in session.screen.text())
    session.press("=")
    session.settle()
    session.press("l")
    session.settle()
    check("a key taken away does nothing", "filter:" not in session.screen.text())
    session.press(":keys\r")
    check(":keys lists problems, and what has no key", session.wait("config.toml:2:1: 'measur'") and session.wait("no key        filter"))
    session.press("\x1b")
    session.settle()
    session.press("yy")
    check("the clipboard program gets what is copied", session.wait("with dd"))
    check("and the terminal does not", b"\x1b]52" not in session.output)
    check("it got the id", open(out).read().startswith("09"), open(out).read())
    check("the session ends well", not quit(session))

    light = person()
    configure(light, '[colours]\nbadgeUnclassified = ["#ffffff", 21]\nbadgeSBU = ["#ffffff", 21]\n')
    session = opened(home=light)
    check("an own colour is on the screen", b"48;5;21" in session.output, session.output[-300:])
    quit(session)


def mouse():
    home = person()
    session = opened(SAMPLES, "--mouse", home=home, columns=200)
    check("--mouse turns reports on", b"\x1b[?1000h" in session.output or b"\x1b[?1006" in session.output)
    session.press("\x1b[<0;5;4M\x1b[<0;5;4m")
    session.settle()
    check("a click selects a row", session.screen.y == 3, session.screen.y)
    session.press("\x1b[<65;5;4M")
    session.settle()
    check("the wheel over the list goes down", session.screen.y == 4, session.screen.y)
    session.press("\x1b[<64;5;4M")
    session.settle()
    check("and up", session.screen.y == 3, session.screen.y)
    before = session.screen.text()
    session.press("\x1b[<65;150;10M" * 3)
    session.settle()
    check("the wheel over the cable scrolls it", session.screen.text().split("\n")[1][122:190].rstrip() == before.split("\n")[4][122:190].rstrip(),
          session.screen.text().split("\n")[1])
    # Curses takes two presses in one piece for one; no hand is as fast.
    session.press("\x1b[<0;5;6M\x1b[<0;5;6m")
    session.settle(quiet=0.05)
    session.press("\x1b[<0;5;6M\x1b[<0;5;6m")
    session.settle()
    check("a double click reads the cable", "follow" in session.screen.text().split("\n")[-1], session.screen.text().split("\n")[-1])
    session.press(":set mouse off\r")
    session.settle()
    check(":set mouse off gives the mouse back", b"\x1b[?1000l" in session.output or b"\x1b[?1006" in session.output)
    check("the session ends well", not quit(session))


def lessons():
    home = person()
    session = Session("tutor", home=home)
    check("tutor opens its first cable", session.wait("START HERE") and session.wait("Enter reads the cable"), session.screen.text())
    session.settle()
    session.press(".\r")
    check("and its references lead to the others", session.wait("REFERENCES ARE LINKS") and session.wait("2Enter follows"), session.screen.text())
    check("tutor ends well", not quit(session))
    check("tutor keeps nothing", not os.path.exists(os.path.join(home, "data")) and not os.path.exists(os.path.join(home, "state")))


def run():
    resumed()
    empty()
    private()
    settings()
    mouse()
    lessons()
