"""Keys of the program on a pseudo-terminal, each timed from the key to the last byte of its frame.

What the program writes is read, the questions it asks a terminal are answered, and a frame has ended when
nothing more came for a moment. What touches the status line alone is no answer to a key: there the program
says how far it is with its reading, by itself. A key to which nothing else comes is not counted.
"""
import fcntl, os, pathlib, pty, re, select, signal, struct, sys, termios, time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "Tests/EndToEnd"))
from emulator import Screen  # noqa: E402

STATUS = 38  # the line of 40 that tells of reading
ROWS = re.compile(rb"\d\d[A-Z]{3,}\d+")


class Touched(Screen):
    """A screen that notes the lines in which something was drawn."""

    def __init__(self, columns, rows):
        super().__init__(columns, rows)
        self.lines = set()

    def put(self, character):
        super().put(character)
        self.lines.add(self.y)

    def drew(self, data):
        """The lines in which some output draws."""
        self.lines = set()
        self.feed(data)
        return self.lines


class Program:
    """The program on a terminal of 120 columns and 40 rows, in a home of its own."""

    def __init__(self, command, environment):
        self.began = time.monotonic()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(command[0], [str(word) for word in command], environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.output = b""
        # What of the output was drawn here.
        self.screen, self.drawn = Touched(120, 40), 0

    def read(self, seconds):
        """Takes what comes within a time; False when nothing did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return False
        if b"\x1b]11;?" in data:
            os.write(self.master, b"\x1b]11;rgb:0000/0000/0000\x1b\\")
        if b"\x1b[c" in data:
            os.write(self.master, b"\x1b[?62;c")
        self.output += data
        return bool(data)

    def until_rows(self, limit=60):
        """Milliseconds from the start until a cable's id is on the screen; None where none came."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if not self.read(0.5) and os.waitpid(self.pid, os.WNOHANG)[0]:
                return None
            if ROWS.search(self.output):
                return (time.monotonic() - self.began) * 1000
        return None

    def quiet(self, seconds, limit=120):
        """Waits until nothing has come for some time."""
        end = time.monotonic() + limit
        while time.monotonic() < end and self.read(seconds):
            pass

    def key(self, key, quiet):
        """Milliseconds from a key to the last byte of its frame; None without any."""
        while self.read(0):
            pass
        self.screen.feed(self.output[self.drawn:])
        self.drawn = len(self.output)
        began = time.monotonic()
        os.write(self.master, key)
        parts = []
        wait = 0.5
        while self.read(wait):
            parts.append((time.monotonic() - began, len(self.output)))
            wait = quiet
            if parts[-1][0] > 3:
                break
        last = None
        for seconds, end in parts:
            new, self.drawn = self.output[self.drawn:end], end
            if self.screen.drew(new) - {STATUS}:
                last = seconds * 1000
        return last

    def peak(self):
        """Most memory that was resident so far, in MB."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        self.quiet(0.1, limit=5)
        os.close(self.master)
        os.waitpid(self.pid, 0)


def worst(times, share=0.99):
    """The time below which a share of the keys lies."""
    times = sorted(time for time in times if time is not None)
    return times[min(len(times) - 1, int(len(times) * share))] if times else None


def environment(home, cache):
    """A home of its own, so that no settings and no notebook of anyone take part."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {"LC_ALL": "C.UTF-8"} | kept | {
        "TERM": "xterm-256color", "HOME": str(home), "XDG_CACHE_HOME": str(cache),
        "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state"}


def moving(program, count, quiet=0.012):
    """Movement, pages and opening; the worst of a hundred."""
    # There and back again: at an end of the list nothing would be drawn.
    def pairs(there, back, times):
        return [program.key((there, back)[number % 2], quiet) for number in range(times)]
    found = {"move": pairs(b"j", b"k", count), "page": pairs(b"\x06", b"\x02", count // 2), "open": []}
    for number in range(count // 4):
        program.key((b"j", b"k")[number % 2], quiet)
        found["open"].append(program.key(b"\r", quiet))
        program.key(b"q", quiet)
    return {name: worst(times) for name, times in found.items()}


def warm(reader, folder, home, cache, count=200):
    """An index is there: the first screen, and each kind of key."""
    program = Program([reader, folder], environment(home, cache))
    found = {"keys.first-screen": program.until_rows()}
    program.quiet(2)
    found |= {f"keys.{name}": value for name, value in moving(program, count).items()}
    typed = []
    for text in (b"tag:PREL", b"class:C date:2005", b"government"):
        program.key(b"f", 0.06)
        typed += [program.key(bytes([letter]), 0.06) for letter in text]
        program.key(b"\x1b", 0.06)
    found["keys.prompt"] = worst(typed)
    picked = []
    program.key(b"t", 0.06)
    for letter in (b"P", b"R", b"E", b"\x7f", b"\x7f", b"O", b"\x7f"):
        picked.append(program.key(letter, 0.06))
    found["keys.picker"] = worst(picked)
    program.key(b"\x1b", 0.06)
    found["keys.peak"] = program.peak()
    program.end()
    return found


def indexing(reader, folder, home, cache, count=100):
    """No index yet: the first rows, and the keys while all is read."""
    program = Program([reader, folder], environment(home, cache))
    found = {"keys.first-rows": program.until_rows()}
    # Until there are some pages of rows.
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        program.read(0.05)
    for name, value in moving(program, count).items():
        found[f"keys.{name}-indexing"] = value
    program.end()
    return found
