"""The heavy tests, which print the figures that SECURITY.md quotes.

usage: torture.py BINARY [PART…]; TIME is the length of the soak in seconds, LIBRARY the cables for it,
ENTRIES how many entries the wide folder has (1,000,000), KILLS how often the index is killed (300),
STARS and BYTES how large the notebook and an import are,
BINARIES more builds of the program (separated by colons) whose ways out are tried as well."""
import os, resource, shutil, subprocess, sys, tempfile, time, unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ending, faults, session as sessions, soak, terminals
from emulator import Screen, harmful
from session import BINARY, Session, check, finish


def figure(text):
    print("figure: " + text, flush=True)


def measured(*arguments, env=None, timeout=600, **named):
    """Exit code, seconds, peak memory in MB, and what was written."""
    start = time.time()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([BINARY, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env, **named)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.time() - start
        out.seek(0), err.seek(0)
        return child.returncode, took, usage.ru_maxrss / 1024, out.read(), err.read()


def on_terminal(*arguments, env, size=(200, 1000)):
    """What a terminal gets, and how it ends."""
    session = Session(*arguments, columns=size[1], rows=size[0], env=env, script='read go; "$@"; echo "exit=$?"; read end')
    session.screen.feed = lambda data: None
    while not session.output.endswith(b"\n") or b"exit=" not in session.output[-40:]:
        if not session.read(600):
            break
    session.end()
    return session.output


def acting(data):
    """The characters of a stream that act or hide, without what our own colours need."""
    import re
    data = re.sub(rb"\x1b\[[0-9;]*[mK]", b"", data)
    text = data.decode("utf-8", "surrogateescape")
    return sorted({c for c in set(text) if c not in "\r\n" and harmful(c)})


def everything():
    """Every character there is and every byte, in every place where a person could see it."""
    world = faults.World()
    env = {**world.env, "NO_COLOR": "1"}
    points = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    encoded = [chr(c).encode() for c in points if c not in (0x0A,)]
    pieces = [b"".join(encoded[i:i + 3000]) for i in range(0, len(encoded), 3000)]
    body = b"\n\n".join(b"%d. (U) " % (n + 1) + piece for n, piece in enumerate(pieces))
    head = b"VZCZCXYZ0001\nOO RUEHC\nDE RUEHTA #0001/01 2161111\nZNR UUUUU ZZH\nO 041111Z AUG 09\nFM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC\nBT\nUNCLAS ASTANA 000001\n\nTAGS: PHUM\nSUBJECT: ALL\n\n"
    write = faults.write
    write(world.path, "all.txt", head + body + b"\nBT\n#0001\nNNNN\n")
    write(world.path, "bytes.txt", head + b"1. (U) " + b" ".join(b"a%cb" % n for n in range(256)) + b"\n")
    reached = set()
    runs = 0
    for name in ("all.txt", "bytes.txt"):
        for view in (["--view", "reflowed"], ["--view", "sent"], ["--view", "raw"], ["--format", "markdown"], ["--format", "json"], ["--format", "html"]):
            seen = on_terminal("show", os.path.join(world.path, name), "--no-pager", *view, env=env)
            reached |= set(acting(seen))
            check(f"show {name} {view[1]} is printed to its end", b"exit=0" in seen, seen[-200:])
            runs += 1
    check(f"of {len(points)} characters and 256 bytes in the body none acts or hides", not reached, sorted(reached)[:10])
    # In the header and as names: some hundred at a time, as far as a name may be long.
    header = os.path.join(world.path, "header")
    os.mkdir(header)
    step = 60
    names = 0
    for start in range(0, len(points), step):
        some = "".join(map(chr, points[start:start + step])).replace("\n", "")
        write(header, f"h{start}.txt", head.replace(b"SUBJECT: ALL", b"SUBJECT: ALL " + some.encode()).replace(b"TAGS: PHUM", b"TAGS: PHUM, " + some.encode()).replace(b"AMEMBASSY ASTANA", b"AMEMBASSY " + some.encode()[:200]) + b"1. (U) X.\n")
        name = some.replace("/", "").replace("\0", "").encode()[:250]
        if name.strip(b"."):
            write(header, name, b"x" if start % 2 else head + b"1. (U) X.\n")
            names += 1
    for low in range(0x80, 0x100):
        write(header, bytes([low]) + b"raw", head + b"1. (U) X.\n")
    for arguments in (["list", header, "--columns", "id,path,subject,tags,post"], ["check", header], ["search", "ALL", header], ["export", header, "--format", "csv"], ["tags", header], ["refs", "--in", header]):
        seen = on_terminal(*arguments, env=env)
        here = set(acting(seen))
        check(f"of every character in header and file name none acts or hides: {arguments[0]}", not here and b"exit=" in seen, sorted(here)[:10])
        reached |= here
        runs += 1
    # In error texts: as a path that is not there.
    for start in range(0, len(points), 20_000):
        some = "".join(map(chr, points[start:start + 20_000])).replace("\0", "").replace("\n", "")
        result = subprocess.run([BINARY, "list", "/nowhere/" + some], capture_output=True, stdin=subprocess.DEVNULL, env=env)
        reached |= set(acting(result.stderr))
        result = subprocess.run([BINARY, "list", "--" + some], capture_output=True, stdin=subprocess.DEVNULL, env=env)
        reached |= set(acting(result.stderr))
        runs += 2
    check("of every character in an error text none acts or hides", not reached, sorted(reached)[:10])
    session = Session(world.path, columns=120, rows=50, env=env)
    session.wait("cable", 30)
    for key in "jjk\rJJ    wwwieS#":
        session.press(key)
        session.settle(0.2)
    check("on the screen neither, and the title is never set", not session.screen.faults and b"\x1b]2" not in session.output, session.screen.faults[:4])
    session.end()
    figure(f"{len(points)} characters and 256 bytes, in body, header, {names} file names and error texts, {runs} runs: {len(reached)} acted on the terminal or were hidden")
    world.end()


def ways_out():
    """Every way out, in every build that there is."""
    for binary in [BINARY] + [b for b in os.environ.get("BINARIES", "").split(":") if b]:
        sessions.BINARY = os.path.abspath(binary)
        before = (sessions.passed, len(sessions.failures))
        ending.run()
        done, failed = sessions.passed - before[0], len(sessions.failures) - before[1]
        kind = "static" if b"libswiftCore" not in subprocess.run(["ldd", sessions.BINARY], capture_output=True).stdout else "dynamic"
        figure(f"ways out, {kind} build: {done} checks hold, {failed} do not")
    sessions.BINARY = BINARY


def no_terminal():
    times = []
    escapes = 0
    for _ in range(20):
        code, took, _, out, err = measured(sessions.SAMPLES, start_new_session=True)
        times.append(took)
        escapes += (out + err).count(b"\x1b") + (code != 2)
    times.sort()
    check("without a terminal it ends with 2, in a tenth of a second, without an escape byte", escapes == 0 and times[10] < 0.1, times)
    figure(f"no terminal: exit 2 after {times[10] * 1000:.0f} ms (median of 20, slowest {times[-1] * 1000:.0f} ms), {escapes} escape bytes")


def resizes():
    start = time.time()
    before = len(sessions.failures)
    terminals.resizes(10_000)
    figure(f"10,000 resizes in {time.time() - start:.0f} s: {len(sessions.failures) - before} differences to a fresh draw")


def sizes():
    before = sessions.passed, len(sessions.failures)
    terminals.run_types()
    terminals.sizes()
    figure(f"types of terminal and sizes 0x0 to 500x200: {sessions.passed - before[0]} checks hold, {len(sessions.failures) - before[1]} do not")


def wide():
    """A folder of a million entries."""
    world = faults.World()
    count = int(os.environ.get("ENTRIES", "1000000"))
    for number in range(count):
        # Links cost no block of their own.
        if number < 1000:
            write_small(world.library, number)
        else:
            os.link(f"{world.library}/{number % 1000}.txt", f"{world.library}/{number}.txt")
    code, took, peak, out, err = measured("list", world.library, "--limit", "3", env=world.env)
    check(f"a folder of {count} entries is listed", code == 0 and out.count(b"\n") == 3, err[-300:])
    session = Session(world.library, env=world.env)
    start = time.time()
    shown = session.wait("TREES", 60)
    first = time.time() - start
    session.press("j")
    session.settle()
    session.press("Q")
    ended = session.wait("exit=0", 10)
    check("on the screen its first cables come at once, and Q ends it", shown and ended, session.output[-200:])
    session.end()
    figure(f"folder of {count} entries: listed in {took:.0f} s with {peak:.0f} MB, on the screen after {first:.1f} s")
    world.end()


def write_small(folder, number):
    faults.write(folder, f"{number}.txt", faults.cable(number + 1))


def large():
    """A line of 50 MB, a file of 4 GB."""
    world = faults.World()
    faults.write(world.library, "line.txt", faults.cable(1, "word " * 10_000_000))
    faults.write(world.library, "blankless.txt", faults.cable(2, "x" * 50_000_000))
    code, took, peak, out, err = measured("list", world.library, env=world.env)
    check("lines of 50 MB are read", code == 0 and out.count(b"TREES") == 2, (code, out, err))
    figure(f"two lines of 50 MB: listed in {took:.1f} s with {peak:.0f} MB")
    code, took, peak, out, err = measured("show", world.library + "/line.txt", "--no-pager", "--color", "always", "--view", "sent", env=world.env)
    check("and printed safely", code == 0 and len(out) > 50_000_000, (code, err))
    figure(f"a line of 50 MB: made safe in {took:.1f} s with {peak:.0f} MB")
    session = Session(world.library, env=world.env)
    session.wait("TREES", 60)
    start = time.time()
    session.press("\r")
    for key in ("G", "gg", "w", "w", "Q"):
        session.press(key)
        session.settle(0.3, 60)
    ended = session.wait("exit=0", 60)
    check("and opened on the screen, which still ends", ended, session.output[-300:])
    figure(f"a line of 50 MB: opened, walked and left on the screen in {time.time() - start:.1f} s")
    session.end()
    with open(world.library + "/huge.txt", "wb") as file:
        file.truncate(4 << 30)
    code, took, peak, out, err = measured("list", world.library, env=world.env)
    check("a file of 4 GB is reported, not read", code == 3 and b"huge.txt" in err and peak < 2000, (code, err, peak))
    figure(f"a file of 4 GB beside them: {took:.1f} s, {peak:.0f} MB")
    world.end()


def gone():
    """The terminal goes away and nobody notifies the program; the slowest of ten."""
    worst = spent = 0
    for _ in range(10):
        session = Session(script='read go; trap "" HUP; exec "$@"')
        session.shown()
        session.settle()
        used = ending.cpu(session.pid)
        start = time.time()
        os.close(session.master)
        ending.gone(session.pid, 5)
        worst = max(worst, time.time() - start)
        try:
            spent = max(spent, ending.cpu(session.pid) - used)
            os.kill(session.pid, 9)
        except (FileNotFoundError, ProcessLookupError):
            pass
        os.waitpid(session.pid, 0)
    check("without its terminal the program ends within a second and does not spin", worst < 1 and spent < 0.3, (worst, spent))
    figure(f"terminal gone without SIGHUP: ends after {worst * 1000:.0f} ms at most, {spent:.2f} s of processor time")


def crimes():
    """What faults.py tries, with the release."""
    before = sessions.passed, len(sessions.failures)
    start = time.time()
    faults.run()
    figure(f"faults of files, disks, folders and clocks: {sessions.passed - before[0]} checks hold, {len(sessions.failures) - before[1]} do not, {time.time() - start:.0f} s")


def long_soak():
    library = os.environ.get("LIBRARY")
    made = None
    if not library:
        made = faults.World()
        library = made.library
        for number in range(20_000):
            write_small(library, number)
    soak.run(library, float(os.environ.get("TIME", "60")))
    if made:
        made.end()


def stars():
    """A notebook with a million stars, and imports of a gigabyte: of notes, and of one line without an end."""
    world = faults.World()
    write_small(world.library, 1)
    count, size = int(os.environ.get("STARS", "1000000")), int(os.environ.get("BYTES", "1000000000"))
    stamp = "2026-01-02T03:04:05.678Z"
    with open(world.path + "/stars.txt", "w") as file:
        file.writelines(f"star\t09ROME{number}\t{number:016x}\t{stamp}\n" for number in range(1, count + 1))
    code, took, peak, out, err = measured("notebook", "import", world.path + "/stars.txt", env=world.env)
    check(f"{count} stars are imported", code == 0 and f"{count} of them new".encode() in out, (code, out, err[-300:]))
    figure(f"{count:,} stars: imported in {took:.0f} s with {peak:.0f} MB")
    code, took, peak, out, err = measured("notebook", "export", env=world.env)
    check("and exported", code == 0 and out.count(b"\nstar\t") == count, (code, err[-300:]))
    figure(f"{count:,} stars: exported in {took:.1f} s with {peak:.0f} MB")
    code, took, peak, out, err = measured("list", world.library, "-q", "-has:star", env=world.env)
    check("a list asks for them", code == 0 and out.count(b"\n") == 1, (code, err[-300:]))
    figure(f"{count:,} stars: a list without the starred ones in {took:.1f} s with {peak:.0f} MB")
    start = time.time()
    session = Session(world.library, env=world.env)
    shown = session.wait("TREES", 60)
    first = time.time() - start
    start = time.time()
    session.press("s")
    starred = session.wait("starred", 60)
    took = time.time() - start
    session.press("Q")
    ended = session.wait("exit=0", 10)
    check("the screen opens, stars one more, and ends", shown and starred and ended, session.output[-300:])
    figure(f"{count:,} stars: on the screen after {first:.1f} s, one more is on the disk after {took:.2f} s")
    session.end()
    with open(world.path + "/notes.txt", "w") as file:
        number = 0
        while file.tell() < size:
            number += 1
            file.write(f"note\t09ROME{number}\t2\t3\t{number:016x}\t{number:016x}\t{stamp}\t{stamp}\t{'A word of mine. ' * 60}\tA tree.\n")
    other = {**world.env, "XDG_DATA_HOME": world.path + "/other"}
    code, took, peak, out, err = measured("notebook", "import", world.path + "/notes.txt", env=other, timeout=3600)
    check(f"notes of {size} bytes are imported", code == 0 and f"{number} of them new".encode() in out, (code, out, err[-300:]))
    figure(f"{size / 1e9:.1f} GB of {number:,} notes: imported in {took:.0f} s with {peak:.0f} MB")
    with open(world.path + "/notes.txt", "w") as file:
        file.write(f"star\t09ROME1\t0000000000000001\t{stamp}\nnote\t")
        for _ in range(size // 1_000_000):
            file.write("a" * 1_000_000)
    code, took, peak, out, err = measured("notebook", "import", world.path + "/notes.txt", env=other, timeout=3600)
    check("a line of as many bytes is skipped, the star before it is read", code == 3 and b"line 2 is skipped" in err and b"1 entry" in out and peak < 600, (code, peak, out, err[-300:]))
    figure(f"a line of {size / 1e9:.1f} GB in an import: skipped after {took:.0f} s, with {peak:.0f} MB")
    world.end()


def kills():
    """The index killed at hundreds of moments, damaged, and out of space."""
    seen = subprocess.run([sys.executable, os.path.join(sessions.HERE, "index_test.py"), BINARY, "--kills", os.environ.get("KILLS", "300"), "--cables", "4000"])
    check("the index survives its kills", seen.returncode == 0, seen.returncode)


def growing():
    """Inputs of four sizes: none may cost more than its size does. Processor time is measured, not the clock."""
    world = faults.World()
    env = {**world.env, "NO_COLOR": "1"}
    worst = 0.0

    def spent(*arguments):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        seen = subprocess.run([BINARY, *arguments], stdin=subprocess.DEVNULL, capture_output=True, env=env, timeout=600)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        check(f"{arguments[0]} does its work", seen.returncode in (0, 1), (arguments, seen.stderr[-300:]))
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def references(count):
        return "REF: " + "\n     ".join(f"{chr(65 + n % 26)}. {'STATE' if n % 2 else 'ROME'} {n + 1}" for n in range(count)) + "\n\n1. (U) See reftels.\n"

    def mentions(count):
        return "\n1. (U) " + "\n".join(f"see 09ROME{n + 1} and" for n in range(count)) + ".\n"

    head = "R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO 000001\n\nTAGS: PREL\nSUBJECT: TREES\n"
    for name, make in (("references", references), ("mentions", mentions)):
        for way in (["show"], ["show", "--format", "html"], ["refs", "--in"], ["export"], ["screen", "<Enter>GggJJ"], ["screen", "<Enter>wG"], ["screen", "<Enter>t"]):
            times = []
            for count in (25_000, 100_000):
                folder = os.path.join(world.path, f"{name}{count}")
                os.makedirs(folder, exist_ok=True)
                faults.write(folder, "a.txt", (head + make(count)).encode())
                path = folder + "/a.txt" if way[0] == "show" else folder
                times.append(spent(path, "--script", way[1]) if way[0] == "screen" else spent(way[0], *way[1:], path))
            ratio = times[1] / max(times[0], 0.05)
            worst = max(worst, ratio)
            check(f"a cable with 100,000 {name} costs {' '.join(way)} no more than four with 25,000 do", ratio < 8, times)
    times = []
    for count in (5_000, 20_000):
        folder = os.path.join(world.path, f"site{count}")
        os.makedirs(folder)
        for number in range(count):
            faults.write(folder, f"{number}.txt", (head + f"\n1. (U) A tree, {number}.\n").encode())
        times.append(spent("export", folder, "--format", "html", "--output", os.path.join(world.path, f"out{count}")))
    check("a site of 20,000 cables of one id costs no more than four of 5,000", times[1] < 8 * times[0], times)
    figure(f"100,000 references or mentions in a cable, a site of 20,000 cables of one id: at most {max(worst, times[1] / times[0]):.1f} times the cost of a quarter")
    world.end()


PARTS = {"growing": growing, "characters": everything, "ways": ways_out, "none": no_terminal, "types": sizes, "resizes": resizes, "gone": gone, "wide": wide, "large": large, "faults": crimes, "kills": kills, "stars": stars, "soak": long_soak}

if __name__ == "__main__":
    wanted = sys.argv[2:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"torture: there is no part {' or '.join(unknown)}; there are {', '.join(PARTS)}")
    for name in wanted:
        print(f"-- {name}", flush=True)
        PARTS[name]()
    finish()
