"""Keys of the program on a pseudo-terminal, each timed from the key to the end of the frame that answers it.

What the program writes is read and the questions it asks a terminal are answered. Bytes that follow each other
at once are one frame. While it reads, the program draws frames that no key asked for: it says how far it is, and
rows come. A movement is answered by the first frame after which the cursor's row holds another cable; rows that
come leave the cursor on its cable. Opening is answered by the first frame after which the cursor has left the
list. Where a filter is typed every frame is an answer, but for those that touch the status line alone. A key to
which no answer comes is told apart, and not counted as a quick one.

Beside the clock, which the reading of this program itself disturbs, stands what the kernel says of the thread
that answers keys: how long it ran, and how long it was ready and waited for a core.
"""
import fcntl, os, pathlib, pty, re, select, signal, struct, sys, termios, time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "Tests/EndToEnd"))
from emulator import Screen  # noqa: E402

STATUS = 0  # the head of the list, which tells of reading
LIST = range(1, 20)  # rows of 40 that the list has, with the keys in it
DATE, SUBJECT = 8, 97  # columns at which a row's date begins and its subject ends
FRAME = 0.0005  # seconds without a byte that part two frames
ROWS = re.compile(rb"\d{4}-\d\d-\d\d ")


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
        """Milliseconds from the start until a row is on the screen; None where none came."""
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

    def schedule(self):
        """Seconds that the thread of the keys has run, and that it has waited for a core."""
        with open(f"/proc/{self.pid}/task/{self.pid}/schedstat") as file:
            ran, waited, _ = map(int, file.read().split())
        return ran / 1e9, waited / 1e9

    def cable(self):
        """Date, post, number and subject of the cursor's row of the list; None where it is elsewhere."""
        screen = self.screen
        if screen.y not in LIST:
            return None
        row = "".join(screen.cells[screen.y][DATE:SUBJECT])
        return row if ROWS.match(row.encode()) else None

    def frames(self, key, quiet):
        """The frames after a key: the seconds to the end of each, and the lines in which it draws."""
        while self.read(0):
            pass
        self.screen.feed(self.output[self.drawn:])
        self.drawn = len(self.output)
        before = self.cable()
        ran, waited = self.schedule()
        began = time.monotonic()
        os.write(self.master, key)
        parts = []
        wait = 0.5
        while self.read(wait):
            now = time.monotonic() - began
            if parts and now - parts[-1][0] < FRAME:
                parts.pop()
            parts.append((now, len(self.output)))
            wait = quiet
            if now > 3:
                break
        after = self.schedule()
        self.ran, self.waited = (after[0] - ran) * 1000, (after[1] - waited) * 1000
        for seconds, end in parts:
            new, self.drawn = self.output[self.drawn:end], end
            yield seconds * 1000, self.screen.drew(new) - {STATUS}, before

    def key(self, key, quiet):
        """Milliseconds from a key to the end of the last frame; None without any."""
        last = None
        for time_taken, lines, _ in self.frames(key, quiet):
            if lines:
                last = time_taken
        return last

    def answer(self, key, quiet, is_opening=False):
        """Milliseconds from a key to the end of the frame that answers it; None without any."""
        answer = None
        for time_taken, _, before in self.frames(key, quiet):
            here = self.cable()
            if answer is None and (here is None if is_opening else here not in (None, before)):
                answer = time_taken
        return answer

    def peak(self):
        """Most memory that was resident so far, in MB."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        self.quiet(0.1, limit=5)
        os.close(self.master)
        os.waitpid(self.pid, 0)


def share(times, part):
    """The time below which a part of the keys lies."""
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * part))]


def told(name, times):
    """Of some keys: p99, median, slowest, how many there were, and how many without an answer."""
    answered = [time for time in times if time is not None]
    if not answered:
        return {}
    return {
        name: share(answered, 0.99), f"{name}.median": share(answered, 0.5), f"{name}.most": max(answered),
        f"{name}.keys": len(answered), f"{name}.unanswered": len(times) - len(answered)}


def environment(home, cache):
    """A home of its own, so that no settings and no notebook of anyone take part."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {"LC_ALL": "C.UTF-8"} | kept | {
        "TERM": "xterm-256color", "HOME": str(home), "XDG_CACHE_HOME": str(cache),
        "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state"}


def moving(program, name, suffix, count, quiet=0.012):
    """Movement, pages and opening, in turns, so that each meets all that goes on meanwhile."""
    times = {"move": [], "page": [], "open": []}
    ran, waited = [], []

    def press(kind, key):
        times[kind].append(program.answer(key, quiet, is_opening=kind == "open"))
        ran.append(program.ran)
        waited.append(program.waited)

    for number in range(count // 4):
        # There and back again: at an end of the list nothing would be drawn.
        for key in (b"j", b"k", b"j", b"k"):
            press("move", key)
        press("page", (b"\x06", b"\x02")[number % 2])
        press("open", b"\r")
        program.key(b"q", quiet)
    found = {}
    for kind, values in times.items():
        found |= told(f"{name}.{kind}{suffix}", values)
    return found | told(f"{name}.ran{suffix}", ran) | told(f"{name}.waited{suffix}", waited)


def warm(reader, folder, home, cache, count=600):
    """An index is there: the first screen, and each kind of key."""
    program = Program([reader, folder], environment(home, cache))
    found = {"keys.first-screen": program.until_rows()}
    program.quiet(2)
    found |= moving(program, "keys", "", count)
    typed, begun = [], []
    for text in (b"tag:PREL", b"class:C date:2005", b"government") * 4:
        begun.append(program.key(b"f", 0.06))
        typed += [program.key(bytes([letter]), 0.06) for letter in text]
        program.key(b"\x1b", 0.06)
    found |= told("keys.prompt", typed) | told("keys.begin", begun)
    picked = []
    program.key(b"t", 0.06)
    for letter in (b"P", b"R", b"E", b"\x7f", b"\x7f", b"O", b"\x7f", b"\x7f") * 12:
        picked.append(program.key(letter, 0.06))
    found |= told("keys.picker", picked)
    program.key(b"\x1b", 0.06)
    selected = []
    for _ in range(5):
        program.key(b"g", 0.06)
        program.key(b"V", 0.06)
        selected.append(program.answer(b"G", 0.06))
        program.key(b"V", 0.06)
        program.key(b"\x1b", 0.06)
    found |= told("keys.select-all", selected)
    found["keys.peak"] = program.peak()
    program.end()
    return found


def indexing(reader, folder, home, cache, count=600):
    """No index yet: the first rows, and the keys while all is read."""
    program = Program([reader, folder], environment(home, cache))
    found = {"keys.first-rows": program.until_rows()}
    # Until there are some pages of rows.
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        program.read(0.05)
    # Off the first row, on which the cursor would stay whatever comes before it.
    program.key(b"j", 0.012)
    found |= moving(program, "keys", "-indexing", count)
    program.end()
    return found


if __name__ == "__main__":
    # usage: keys.py READER FOLDER; the index is made while the keys are pressed, and the keys again with it
    import tempfile

    with tempfile.TemporaryDirectory() as home:
        reader, folder = sys.argv[1:3]
        measured = indexing(reader, folder, home, home + "/cache")
        if "--indexing" not in sys.argv:
            again = Program([reader, folder], environment(home, home + "/cache"))
            again.quiet(3, limit=300)
            again.end()
            measured |= warm(reader, folder, home, home + "/cache")
        for name, value in measured.items():
            print(f"{name:<32}{value:>10.2f}" if value is not None else name)
