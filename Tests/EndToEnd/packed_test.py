"""Ctrl-C while a command unpacks an archive: how it ends, what it printed, and what is left."""
import io, lzma, os, pty, random, select, signal, subprocess, tarfile, termios, time

from program import BASE, BINARY, WORK, check, end, run, text

BOX = os.path.join(WORK, "cables", "box.tar.xz")
COUNT = 300


def cable(number):
    return (f"R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number:06}\n\nTAGS: SENV, NO\n"
            f"SUBJECT: TREES {number}\n\n1. (U) Birches were planted.\n\nLARSEN\n").encode()


def made():
    """A solid archive of one block: much that is no text, and cables after it."""
    generator = random.Random(19)
    same = generator.randbytes(60_000)
    os.makedirs(os.path.dirname(BOX))
    with lzma.open(BOX, "wb", preset=0) as packed, tarfile.open(fileobj=packed, mode="w|") as box:
        def add(name, data):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            box.addfile(member, io.BytesIO(data))
        for number in range(1, COUNT + 1):
            add(f"2009/{number}.txt", cable(number))
        # A hundred times as much as is packed, which takes a second or so.
        for number in range(12):
            add(f"noise{number}.bin", b"".join(b"\0" + same + generator.randbytes(600) for _ in range(400)))
        add("2009/last.txt", cable(COUNT + 1))


def left():
    """What is on the disk beside the cables and the index."""
    return sorted(os.path.join(folder, name) for folder, _, files in os.walk(WORK) for name in files
                  if "/cache/" not in folder + "/")


def is_reading(pid):
    """True once a process has read something of the archive."""
    try:
        for name in os.listdir(f"/proc/{pid}/fd"):
            if os.path.realpath(f"/proc/{pid}/fd/{name}") == BOX:
                return True
    except OSError:
        pass
    return False


def interrupted(*arguments, cwd=WORK):
    """Starts a command, interrupts it as soon as it has the archive open; how it ended and what it said."""
    running = subprocess.Popen([BINARY, *arguments], env=BASE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=cwd,
                               # A job in the background of a shell inherits SIGINT as ignored.
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    until = time.time() + 30
    while not is_reading(running.pid) and running.poll() is None and time.time() < until:
        time.sleep(0.001)
    running.send_signal(signal.SIGINT)
    at = time.time()
    out, said = running.communicate(timeout=30)
    return running.returncode, out.decode(), said.decode(), time.time() - at


made()
before = left()
library = os.path.dirname(BOX)
last = f"09OSLO{COUNT + 1}"
out = os.path.join(WORK, "out")
os.makedirs(out)
commands = [
    ("list", library), ("list", library, "-f", "json"), ("search", "birches", library), ("stats", library),
    ("show", last, "--in", library), ("show", last, "--in", library, "-f", "json"),
    ("export", library, "-f", "json"), ("export", library, "-f", "jsonl"), ("export", library, "-f", "csv", "-o", out + "/cables.csv"),
    ("export", library, "-f", "sqlite", "-o", out + "/cables.db"), ("check", library), ("show", BOX),
]
for arguments in commands:
    name = " ".join(arguments).replace(WORK + "/", "")
    code, printed, said, seconds = interrupted(*arguments)
    check(f"Ctrl-C ends {name}", code == -signal.SIGINT and seconds < 5, (code, seconds, said[-300:]))
    check("  and nothing that it printed is the end", last not in printed and not printed.rstrip().endswith("]"), printed[-200:])
    check("  and nothing is left", left() == before, sorted(set(left()) - set(before)))

running = interrupted("index", library)
check("Ctrl-C pauses index", running[0] == 130 and "continues from there" in running[2], running)
check("what was interrupted begins again and is complete", len(text("list", library).splitlines()) == COUNT + 1)
check("index completes what was paused", run("index", library).returncode == 0)

# With an index, only what is before the cable is unpacked.
for arguments in [("show", last, "--in", library), ("show", last, "--in", library, "--view", "raw"), ("export", library, "-q", f"id:{last}", "-f", "json")]:
    name = " ".join(arguments).replace(WORK + "/", "")
    code, printed, said, seconds = interrupted(*arguments)
    check(f"with an index, Ctrl-C ends {name}", code == -signal.SIGINT and seconds < 5, (code, seconds, said[-300:]))
    check("  and it printed nothing whole", last not in printed and not printed.rstrip().endswith("]"), printed[-200:])
check("and without it, the cable is printed", last in text("show", last, "--in", library))
check("nothing is left", left() == before, sorted(set(left()) - set(before)))


def typed(*arguments):
    """Runs a command on a terminal and types Ctrl-C while it unpacks; its end, the terminal before and after, and what it wrote."""
    pid, master = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(WORK)
        os.execve(BINARY, [BINARY, *arguments], BASE)
    modes = termios.tcgetattr(master)
    until = time.time() + 30
    while not is_reading(pid) and time.time() < until:
        time.sleep(0.001)
    os.write(master, b"\x03")
    written = b""
    while time.time() < until:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            data = os.read(master, 65536)
        except OSError:
            break
        if not data:
            break
        written += data
    after = termios.tcgetattr(master)
    _, status = os.waitpid(pid, 0)
    os.close(master)
    return status, modes == after, written


for arguments in [("show", last, "--in", library), ("export", library, "-f", "jsonl")]:
    status, same, written = typed(*arguments)
    check(f"typed on a terminal, Ctrl-C ends {arguments[0]}", os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, status)
    check("  and the terminal is as it was", same and b"\x1b[?1049h" not in written, written[-200:])

# What lists print of an archive opens by itself, in every command.
small = os.path.join(WORK, "small")
os.makedirs(small)
with tarfile.open(os.path.join(small, "box.tar.gz"), "w:gz") as box:
    for number in (1, 2, 3):
        member = tarfile.TarInfo(f"2009/0{number}/{number}.txt")
        member.size = len(cable(number))
        box.addfile(member, io.BytesIO(cable(number)))
paths = text("list", "small", "--columns", "path", cwd=WORK).split()
check("list names files in an archive", paths == [f"small/box.tar.gz/2009/0{number}/{number}.txt" for number in (1, 2, 3)], paths)
for number, path in zip((1, 2, 3), paths):
    check(f"show opens {path}", f"TREES {number}" in text("show", path, cwd=WORK))
    check(f"list opens {path}", text("list", path, "--columns", "id,path", cwd=WORK).split() == [f"09OSLO{number}", path])
    check(f"export opens {path}", f'"id":"09OSLO{number}"' in text("export", path, cwd=WORK))
    check(f"check opens {path}", f"{path}" in text("check", "--explain", path, cwd=WORK))
check("a folder of archives is a library without being named", len(run("list", cwd=small).stdout.splitlines()) == 3)
check("a folder in an archive is one", len(text("list", "small/box.tar.gz/2009", cwd=WORK).splitlines()) == 3)
done = run("list", "small/box.tar.gz/2010", cwd=WORK)
check("what is not in the archive is reported", done.returncode == 3 and b"nothing in the archive is at" in done.stderr, done)
done = run("show", "small/box.tar.gz/2009/01/9.txt", cwd=WORK)
check("  by show as well", done.returncode == 3 and b"nothing in the archive is at" in done.stderr, done)
done = run("list", "small/box.tar.gz/2009/01/1.txt/x/y", "small", cwd=WORK)
check("  and the rest is listed", done.returncode == 3 and len(done.stdout.splitlines()) == 3, done)
end()
