"""Every way out leaves the terminal as it was."""
import os, shutil, signal, subprocess, tempfile, termios, time

from session import HERE, Session, check

FAULTS = ["SEGV", "ABRT", "BUS", "ILL", "TRAP", "FPE"]


def cpu(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def gone(pid, seconds):
    end = time.time() + seconds
    while time.time() < end:
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def state(pid):
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0]


def until(condition, seconds=3):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def run():
    for name in ["INT", "TERM", "HUP", "QUIT", "USR1", "USR2", "XCPU", "VTALRM", "PROF", "SYS", "PWR", "PIPE", "POLL", "STKFLT", "RTMIN", "RTMAX"] + FAULTS:
        number = getattr(signal, "SIG" + name)
        session = Session()
        session.ready()
        start = time.time()
        os.kill(session.child(), number)
        check(f"SIG{name} ends the program with {128 + number}", session.wait(f"exit={128 + number}"))
        check(f"SIG{name} ends it within a second", time.time() - start < 1)
        check(f"SIG{name} restores the terminal", not session.problem(), session.problem())
        session.end()
    own_faults()
    suspend()
    hang_up()
    paste()
    keyboard_elsewhere()


# What each fault of the program's own ends it with; a shell says 128 and the signal's number.
OWN_FAULTS = {"overflow": 139, "trap": 132, "abort": 134, "null": 139, "divide": 136, "bus": 135, "memory": None}


def own_faults():
    """Faults that the program commits itself, on its first thread and on another."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        check("a C compiler is there to make the faults", False)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "fault.so")
        made = subprocess.run([compiler, "-shared", "-fPIC", "-O0", "-o", library, os.path.join(HERE, "fault.c"), "-lpthread"], capture_output=True)
        if made.returncode != 0:
            check("the faults can be made", False, made.stderr)
            return
        for fault, code in OWN_FAULTS.items():
            for thread in (False, True):
                if fault == "memory" and thread:
                    continue
                what = f"its own fault '{fault}'" + (" on another thread" if thread else "")
                env = {"FAULT": fault, "FAULT_THREAD": "1" if thread else None, "LD_PRELOAD": library}
                # The shell, too, is started with the library, and is not sent the signal.
                session = Session(env=env)
                session.ready()
                os.kill(session.child(), signal.SIGUSR1)
                if fault == "memory":
                    session.settle()
                    session.press("jj?")
                ended = session.wait("exit=1", 5)
                check(f"{what} ends the program" + (f" with {code}" if code else ""), ended and (not code or f"exit={code}".encode() in session.output), session.output[-200:])
                check(f"{what} restores the terminal", not session.problem(), session.problem())
                session.end()


def suspend():
    # A shell with job control, as people have it: Ctrl-Z stops, fg continues; twice.
    session = Session(script='set -m; read go; "$@"; echo stopped; read a; fg; echo again; read b; fg; echo "exit=$?"; read end')
    session.ready()
    # A key takes the first line of help away, and Ctrl-Z is one.
    session.press("jk")
    session.settle()
    picture = session.screen.text()
    child = session.child()
    for turn, word in (("first", "stopped"), ("second", "again")):
        if turn == "first":
            session.press(b"\x1a")
        else:
            os.kill(child, signal.SIGTSTP)
        check(f"the {turn} suspend gives the shell its terminal back", session.wait(word) and not session.problem(), session.problem())
        check(f"the {turn} suspend stops the program", until(lambda: state(child) == "T"))
        session.press("\n")
        check(f"the {turn} resume draws the screen again", until(lambda: (session.settle(), session.screen.text() == picture)[1]))
        check(f"the {turn} resume sets the modes again", {1049, 2004} <= session.screen.modes)
    session.press("j")
    session.settle()
    check("keys work after two resumes", session.screen.text() != picture)
    session.press("q")
    check("after two suspends q ends with 0", session.wait("exit=0"))
    check("after two suspends the terminal is restored", not session.problem(), session.problem())
    session.end()

    session = Session()
    session.ready()
    picture = session.screen.text()
    child = session.child()
    os.kill(child, signal.SIGSTOP)
    until(lambda: state(child) == "T")
    session.screen.feed(b"\x1b[H\x1b[2Jlines of the shell")
    os.kill(child, signal.SIGCONT)
    check("after SIGSTOP and SIGCONT the screen is drawn again", until(lambda: (session.settle(), session.screen.text() == picture)[1]))
    # Back on its screen, the program takes keys at once: the terminal's own echo would write them there.
    echoed = 0
    for _ in range(100):
        os.kill(child, signal.SIGCONT)
        end = time.time() + 0.02
        while time.time() < end:
            if termios.tcgetattr(session.master)[3] & termios.ECHO:
                echoed += 1
                break
        session.settle(0.01)
    check("what is typed while it continues is not echoed", echoed == 0, echoed)
    session.end()


def hang_up():
    # The terminal goes away and nobody notifies the program.
    session = Session(script='read go; trap "" HUP; exec "$@"')
    session.ready()
    pid = session.pid
    used = cpu(pid)
    os.close(session.master)
    check("without its terminal the program ends within a second", gone(pid, 1))
    try:
        check("without its terminal it does not spin", state(pid) == "Z" or cpu(pid) - used < 0.3)
        os.kill(pid, signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        pass
    os.waitpid(pid, 0)

    # Stopped writing: the terminal takes nothing, and the program is asked to end.
    session = Session()
    session.ready()
    child = session.child()
    for _ in range(400):
        try:
            os.write(session.master, b"jk z?q")
        except BlockingIOError:
            break
        time.sleep(0.002)
    os.kill(child, signal.SIGTERM)
    check("a terminal that takes nothing does not hold up SIGTERM", gone(child, 2.5))
    session.end()


def paste():
    session = Session()
    session.ready()
    picture = session.screen.text()
    session.press(b"\x1b[200~jjjqqq\r\x1b[B\x1b[Bq\x1a\x03")
    time.sleep(0.3)
    session.send(b"jqqQ" * 40000 + b"\x1b[201~")
    session.settle(0.5)
    check("a paste, in pieces and of 160,000 keys, is no burst of commands", session.screen.text().splitlines()[:10] == picture.splitlines()[:10], session.screen.text()[:200])
    session.press("q")
    check("after a paste the keys work", session.wait("exit=0"))
    session.end()

    # The size changes while the program reads a paste, or what follows an Escape.
    session = Session()
    session.ready()
    for columns, rows, before, after in ((100, 50, b"\x1b[200~abc", b"def\x1b[201~"), (60, 40, b"\x1b[", b"A"), (90, 30, b"\x1b", b"["),
                                         (80, 24, b"", b"\xf6\x1b[1;3C")):
        session.send(before)
        session.size(columns, rows)
        session.send(after)
        session.settle(0.4)
        picture = session.screen.text()
        os.kill(session.child(), signal.SIGCONT)
        session.settle(0.3)
        check(f"a size that changes amid {before!r} is seen", session.screen.text() == picture and session.screen.row(rows - 1) != "", picture)
    # What came apart may have opened a layer, which the first q closes.
    session.press("qq")
    check("and the program ends as ever", session.wait("exit=0"))
    session.end()

    session = Session(answers=False)
    session.ready()
    picture = session.screen.text()
    os.write(session.master, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c\x1bP1$r0m\x1b\\\x1b[99;99R")
    session.settle(0.3)
    check("answers that come late are no keys", session.screen.text() == picture)
    session.press("q")
    session.wait("exit=0")
    check("a terminal that answers nothing is restored too", not session.problem(), session.problem())
    session.end()


def keyboard_elsewhere():
    session = Session(script='read go; echo data | "$@"; echo "exit=$?"; read end')
    check("with standard input from a pipe the keyboard is the terminal", session.shown())
    session.settle()
    session.press("q")
    check("and q ends it", session.wait("exit=0"))
    session.end()
