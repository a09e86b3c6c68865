"""The program on a pty of its own, under a shell, with a terminal that watches what it sends."""
import atexit, fcntl, os, pty, select, shutil, signal, struct, sys, tempfile, termios, time

from emulator import Screen

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.abspath(os.path.join(HERE, "..", "..", "Samples"))
BINARY = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
# Index, notebook and settings of the tests: never those of the person who runs them.
HOME = tempfile.mkdtemp(prefix="cablereader-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
failures = []
passed = 0


def check(what, holds, detail=""):
    global passed
    print(("ok    " if holds else "FAIL  ") + what + ("" if holds or not detail else f": {detail}"), flush=True)
    if holds:
        passed += 1
    else:
        failures.append(what)



def children(parent):
    """The processes that a process started, oldest number first."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    # The program's name comes before, in brackets, and may hold anything.
                    if int(file.read().rpartition(")")[2].split()[1]) == parent:
                        found.append(int(name))
            except OSError:
                pass
    return sorted(found)


class Session:
    """`answers` are what the terminal says when it is asked for its background and its kind.

    Each session is the first of its person, unless it is given the `home` of another one.
    """

    def __init__(self, *arguments, columns=80, rows=24, env={}, answers=True, script=None, wrapper=(), home=None):
        arguments = [os.fsencode(a) for a in (arguments or (SAMPLES,))]
        home = home or tempfile.mkdtemp(dir=HOME)
        line = script or 'read go; "$@"; echo "exit=$?"; read end'
        pid, self.master = pty.fork()
        if pid == 0:
            # Python ignores it, and what is ignored stays so in the programs that it starts.
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            for name in ("NO_COLOR", "COLORFGBG", "TMUX", "STY", "LINES", "COLUMNS", "LESSSECURE", "SWIFT_BACKTRACE"):
                os.environ.pop(name, None)
            os.environ.update({"TERM": "xterm-256color"})
            os.environ["XDG_CACHE_HOME"] = os.path.join(HOME, "cache")
            for name in ("CONFIG", "DATA", "STATE"):
                os.environ[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
            for name, value in env.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
            os.execv("/bin/sh", [b"sh", b"-c", line.encode(), b"sh", *map(os.fsencode, wrapper), os.fsencode(BINARY), *arguments])
        self.pid = pid
        self.output = b""
        self.answers = answers
        self.screen = Screen(columns, rows)
        self.size(columns, rows, tell=False)
        time.sleep(0.05)
        os.set_blocking(self.master, False)
        self.before = termios.tcgetattr(self.master)
        os.write(self.master, b"\n")

    def size(self, columns, rows, tell=True):
        # The system reports no size that is the same as before, so nothing would be drawn again.
        if tell and (columns, rows) != (self.screen.columns, self.screen.rows):
            self.screen.resize(columns, rows)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Takes what comes within a time; False when nothing did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        if self.answers:
            if b"\x1b]11;?" in data:
                os.write(self.master, b"\x1b]11;rgb:0000/0000/0000\x1b\\")
            if b"\x1b[c" in data:
                os.write(self.master, b"\x1b[?62;c")
        self.output += data
        self.screen.feed(data)
        return bool(data)

    def settle(self, quiet=0.15, limit=5):
        end = time.time() + limit
        while time.time() < end and self.read(quiet):
            pass

    def wait(self, text, seconds=10):
        """Waits for a text on the screen or among what was sent."""
        end = time.time() + seconds
        wanted = text if isinstance(text, bytes) else text.encode()
        while time.time() < end:
            if wanted in self.output or wanted.decode("utf-8", "replace") in self.screen.text():
                return True
            self.read(0.05)
        return False

    def shown(self, seconds=10):
        """Waits for the card of a cable: its date, or what is there where it has none."""
        end = time.time() + seconds
        while time.time() < end:
            if any(word in self.screen.text() for word in (" UTC", "(no subject)", "no classification", "min left")):
                return True
            self.read(0.05)
        return False

    def ready(self):
        """Waits until the cable is open and nothing is at work any more."""
        self.shown()
        end = time.time() + 20
        while time.time() < end:
            self.settle()
            if not any(word in self.screen.text() for word in ("gathering words", "checking files", "reading ", "so far")):
                return

    def press(self, keys):
        self.output = b""
        self.send(keys if isinstance(keys, bytes) else keys.encode())

    def send(self, data, seconds=20):
        """Types, and reads meanwhile, as a terminal does; a program that reads nothing does not hold us up."""
        end = time.time() + seconds
        while data and time.time() < end:
            readable, writable, _ = select.select([self.master], [self.master], [], 0.2)
            if readable:
                self.read(0)
            if writable:
                data = data[os.write(self.master, data[:512]):]

    def child(self):
        for _ in range(50):
            found = children(self.pid)
            if found:
                return found[0]
            time.sleep(0.05)
        return 0

    def problem(self):
        """What of the terminal is not as it was; empty when all is."""
        self.settle()
        found = []
        if termios.tcgetattr(self.master) != self.before:
            found.append("termios differs")
        if self.screen.modes:
            found.append(f"modes left on: {sorted(map(str, self.screen.modes))}")
        if self.screen.faults:
            found.append(f"sent: {self.screen.faults[:3]}")
        return "; ".join(found)

    def end(self):
        try:
            os.kill(self.child_if_any(), signal.SIGKILL)
        except (ProcessLookupError, ValueError):
            pass
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)

    def child_if_any(self):
        found = children(self.pid)
        if not found:
            raise ValueError
        return found[0]


def finish():
    print(f"{passed} checks passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)
