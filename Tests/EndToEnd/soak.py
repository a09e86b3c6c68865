"""Random keys for as long as asked: no crash, no growth of memory, every screen equal to a fresh draw."""
import os, random, re, shutil, signal, subprocess, tempfile, time

from session import BINARY, Session, check

# Keys that end the program (also Ctrl-\\, a signal of the terminal's own), stop it or wait on the shell's screen have tests of their own.
PLAIN = [c for c in map(chr, range(0x20, 0x7F)) if c not in "qQP"]
NAMED = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[5~", b"\x1b[6~", b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS",
         b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~", b"\x1b[20~", b"\r", b"\t", b"\x1b[Z", b"\x7f", b"\x1b", b"\x1b[1;3D", b"\x1b[1;3C", b"\x1b[1;2A", b"\x1b[2~", b"\x1b[3~"]
CONTROLS = [bytes([c]) for c in range(1, 0x1B) if c not in (0x03, 0x1A)]
WORDS = [b"/the\r", b"f tag:PHUM\r", b"f date:2009\r", b"fclass:S\r", b"tP", b"t \r", b"f-subject:visit\r", b"f\x15\r", b"\x1b\x1b\x1bgg", b"G", b"c09ASTANA13\r", b"za", b"rr\r", b"H", b":sort\r", b"??", b"J" * 20, b"j" * 40, b"\x1b[6~" * 5]


class Watch:
    """Memory and time of a process."""

    def __init__(self, pid):
        self.pid = pid

    def resident(self):
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"RssAnon:\s+(\d+)", file.read())[1]) / 1024

    def used(self):
        """Ticks of all threads; None while one of them has something to do, also one that a busy machine lets wait."""
        ticks = 0
        try:
            for task in os.listdir(f"/proc/{self.pid}/task"):
                with open(f"/proc/{self.pid}/task/{task}/stat") as file:
                    fields = file.read().rpartition(")")[2].split()
                if fields[0] in "RD":
                    return None
                ticks += int(fields[11]) + int(fields[12])
        except (FileNotFoundError, ProcessLookupError):
            return 0
        return ticks


def idle(session, watch, quiet=0.12, limit=300):
    """Waits until the program draws nothing and has nothing to draw."""
    end = time.time() + limit
    used = None
    while time.time() < end:
        if session.read(quiet):
            used = None
            continue
        now = watch.used()
        if now is not None and now == used:
            return True
        used = now
    return False


def wake(watch):
    """Lets the program draw its screen from nothing."""
    try:
        os.kill(watch.pid, signal.SIGCONT)
    except ProcessLookupError:
        pass


def is_loading(picture):
    """Whether the screen says how far the reading of files is."""
    return re.search(r"\d+ ?%|\d+/s|words|reading|checking|index", picture.split("\n")[-1] + picture.split("\n")[0]) is not None


def masked(picture):
    return re.sub(r"\d", "#", picture)


def keys(chance):
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(PLAIN).encode()
    if kind < 0.6:
        return chance.choice(NAMED)
    if kind < 0.7:
        return chance.choice(CONTROLS)
    if kind < 0.72:
        return "é漢\u202e\x1b[2J".encode()
    if kind < 0.74:
        return b"\x1b[200~" + bytes(c for c in os.urandom(40) if c not in b"\x1b\x1a\x1c") + b"qqQ\x1b[201~"
    if kind < 0.76:
        return b"\x1b[<%d;%d;%d%s" % (chance.choice([0, 64, 65]), chance.randrange(1, 200), chance.randrange(1, 60), chance.choice([b"M", b"m"]))
    if kind < 0.78:
        return bytes(c for c in os.urandom(6) if c not in b"qQP\x03\x1a\x1c")
    if kind < 0.8:
        return b"\x1b\x1b\x1b"
    return chance.choice(WORDS)


def start(library, env, folder):
    script = 'read go; cd "$SOAK"; "$@"; echo "exit=$?"; read end'
    session = Session(library, "--secure", columns=100, rows=30, env={**env, "SOAK": folder}, script=script)
    session.ready()
    return session, Watch(session.child())


def run(library=None, seconds=None, seed=None):
    seconds = seconds or float(os.environ.get("TIME", "60"))
    library = library or os.environ.get("LIBRARY")
    seed = seed or int(os.environ.get("SEED", str(int(time.time()))))
    chance = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="cablereader-soak-")
    env = {f"XDG_{name}_HOME": os.path.join(folder, name.lower()) for name in ("CACHE", "STATE", "DATA", "CONFIG")}
    os.mkdir(folder + "/here")
    if os.environ.get("CACHE"):
        # An index that is there already.
        env["XDG_CACHE_HOME"] = os.environ["CACHE"]
    else:
        # The index first, with its words: their progress would change the screen by itself.
        subprocess.run([BINARY, "list", library, "-q", "nosuchword", "--secure"], env={**os.environ, **env}, capture_output=True, stdin=subprocess.DEVNULL)
    session, watch = start(library, env, folder + "/here")
    begun = time.time()
    idle(session, watch, limit=600)
    loaded = time.time() - begun
    screens = pressed = restarts = moving = 0
    different, faults, memory, history = [], [], [], []
    print(f"soak: seed {seed}, loaded after {loaded:.0f} s, {watch.resident():.0f} MB", flush=True)
    end = time.time() + seconds
    sample = time.time()
    while time.time() < end and len(different) < 5 and not faults:
        batch = b"".join(keys(chance) for _ in range(chance.randrange(1, 6)))
        if chance.random() < 0.03:
            session.size(chance.choice([40, 60, 80, 100, 133, 180]), chance.choice([10, 24, 30, 50]))
        history = (history + [batch])[-40:]
        session.press(batch)
        pressed += len(batch)
        still = idle(session, watch) if b"exit=" not in session.output else True
        session.settle(0.05)
        if b"exit=" in session.output or not os.path.exists(f"/proc/{watch.pid}"):
            code = re.search(rb"exit=(\d+)", session.output)
            if not code or code[1] not in (b"0", b"130"):
                faults.append(("ended", session.output[-300:], history))
            session.end()
            restarts += 1
            memory = []
            session, watch = start(library, env, folder + "/here")
            idle(session, watch, limit=600)
            continue
        if b"\x1b[?1049l" in session.output:
            # The shell's screen was lent meanwhile, and the terminal itself wrote what was typed.
            session.screen.faults.clear()
        if not still:
            faults.append(("never at rest", history))
            break
        picture = session.screen.text()
        wake(watch)
        time.sleep(0.02)
        idle(session, watch)
        screens += 1
        if session.screen.text() != picture:
            # What came in from reading files meanwhile is no fault; a stale cell stays one.
            moving += 1
            first, fresh, picture = picture, session.screen.text(), session.screen.text()
            wake(watch)
            time.sleep(0.02)
            idle(session, watch)
            if masked(session.screen.text()) == masked(picture) and is_loading(picture):
                continue
            different.append((first, fresh, history[-6:]))
        if session.screen.faults:
            faults.append(("sent", session.screen.faults[:3], history))
        if time.time() - sample > min(60, seconds / 12):
            sample = time.time()
            memory.append(watch.resident())
            print(f"soak: {int(time.time() - begun)} s, {screens} screens, {pressed} bytes typed, {memory[-1]:.0f} MB, {restarts} restarts", flush=True)
    for before, after, last in different[:3]:
        for old, new in zip(before.split("\n"), after.split("\n")):
            if old != new:
                print(f"  was   {old!r}\n  fresh {new!r}")
        print("  after", last)
    for fault in faults:
        print("  ", fault)
    check(f"{screens} screens after random keys are what a fresh draw shows", screens > 0 and not different, len(different))
    check(f"{pressed} random bytes as keys end in no crash, and nothing acts on the terminal", not faults, faults)
    third = len(memory) // 3
    if third:
        # What the first third needed at its most is what the last may need, and a little.
        early, late = max(memory[:third]), min(memory[-third:])
        check(f"memory does not grow: {early:.0f} MB at first, {late:.0f} MB at the end", late < early * 1.1 + 8, memory)
    print(f"figure: soak {int(time.time() - begun)} s over {library}: {screens} screens, {len(different)} different, {moving} looked at twice, {restarts} ends by key, memory {memory[0] if memory else 0:.0f} to {memory[-1] if memory else 0:.0f} MB", flush=True)
    session.end()
    shutil.rmtree(folder)
