"""Drives the built program on a real pty: the screen appears, keys work, the terminal is restored."""
import fcntl, os, pty, select, signal, struct, subprocess, sys, termios, time

BINARY = os.path.abspath(sys.argv[1])
SAMPLES = os.path.join(os.path.dirname(__file__), "..", "..", "Samples")
failures = []


def check(what, holds):
    print(("ok    " if holds else "FAIL  ") + what)
    if not holds:
        failures.append(what)


class Session:
    """The program in a fresh pty of 80x24."""

    def __init__(self):
        pid, self.master = pty.fork()
        if pid == 0:
            os.environ["TERM"] = "xterm-256color"
            # Without it a fault opens the debugger's prompt of Swift, which waits for half a minute.
            os.environ["SWIFT_BACKTRACE"] = "enable=no"
            os.execv("/bin/sh", ["sh", "-c", 'read go; "$0" "$1"; echo "exit=$?"; read end', BINARY, SAMPLES])
        self.pid = pid
        self.output = b""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        time.sleep(0.2)
        self.before = termios.tcgetattr(self.master)
        os.write(self.master, b"\n")

    def wait(self, text, seconds=10):
        end = time.time() + seconds
        while time.time() < end and text not in self.output:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.output += os.read(self.master, 65536)
                except OSError:
                    break
        return text in self.output

    def press(self, keys):
        self.output = b""
        os.write(self.master, keys)

    def child(self):
        return int(subprocess.check_output(["pgrep", "-P", str(self.pid)]).split()[0])

    def restored(self):
        return termios.tcgetattr(self.master) == self.before and b"\x1b[?1049l" in self.output

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


session = Session()
check("the list and the reading pane appear", session.wait(b"09ASTANA1327") and session.wait(b"Subject"))
session.press(b"t")
check("t opens the tag picker", session.wait(b"Tags:"))
session.press(b"PHUM")
check("the picker narrows and tells the meaning", session.wait(b"Human Rights"))
session.press(b" ")
check("Space filters by the tag", session.wait(b"tag:PHUM"))
session.press(b"\x1b")
time.sleep(0.2)
session.press(b"?")
check("? shows the keys", session.wait(b"next reference"))
session.press(b"qq")
check("q ends with 0", session.wait(b"exit=0"))
check("q restores the terminal", session.restored())
session.end()

for name, number in [("TERM", signal.SIGTERM), ("HUP", signal.SIGHUP), ("SEGV", signal.SIGSEGV), ("ABRT", signal.SIGABRT)]:
    session = Session()
    session.wait(b"Subject")
    session.output = b""
    os.kill(session.child(), number)
    check(f"SIG{name} ends the program", session.wait(b"exit=%d" % (128 + number)))
    check(f"SIG{name} restores the terminal", session.restored())
    session.end()

start = time.time()
alone = subprocess.run([BINARY, SAMPLES], stdin=subprocess.DEVNULL, capture_output=True)
check("without a terminal it ends with 2 and says what to do", alone.returncode == 2 and b"--script" in alone.stderr)
check("without a terminal no escape byte is written", b"\x1b" not in alone.stdout + alone.stderr)
missing = subprocess.run([BINARY, "/nowhere/at/all"], stdin=subprocess.DEVNULL, capture_output=True)
check("a missing folder ends with 2 and names it", missing.returncode == 2 and b"/nowhere/at/all" in missing.stderr)

sys.exit(1 if failures else 0)
