"""What the screen says of the notebook is so: with a held lock, a full disk, kills and damage."""
import os, shutil, signal, sqlite3, subprocess, sys, tempfile, time

from session import BINARY, HOME, SAMPLES, Session, check

STAR = "star\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z\n"


def place(home):
    return os.path.join(home, "data", "cablereader", "notebook.sqlite")


def home():
    return tempfile.mkdtemp(dir=HOME)


def command(home, *arguments, input=b""):
    environment = {**os.environ, "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config", "XDG_STATE_HOME": home + "/state",
                   "XDG_CACHE_HOME": os.path.join(HOME, "cache"), "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}
    return subprocess.run([BINARY, *arguments], input=input, capture_output=True, env=environment)


def stars(home):
    return command(home, "notebook", "export").stdout.count(b"\nstar\t")


class Lock:
    """Another program that is writing."""

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("BEGIN IMMEDIATE")

    def free(self):
        self.connection.execute("ROLLBACK")
        self.connection.close()


def opened(where, **named):
    session = Session(SAMPLES, home=where, env={"LC_ALL": "C.UTF-8"}, **named)
    session.ready()
    return session


def text(session):
    return " ".join(line.strip() for line in session.screen.text().split("\n"))


def leave(session, keys="q", seconds=5):
    """Quits; the exit code, what was printed and how long it took."""
    session.output = b""
    started = time.time()
    session.press(keys)
    session.wait("exit=", seconds)
    took = time.time() - started
    session.settle()
    said = session.output.decode("utf-8", "replace")
    code = said.split("exit=")[-1].split()[0] if "exit=" in said else "none"
    session.end()
    return code, " ".join(said.split()), took


def held():
    where = home()
    command(where, "notebook", "import", "-", input=STAR.encode())
    lock = Lock(place(where))
    started = time.time()
    session = opened(where)
    check("with a held lock the screen opens at once", time.time() - started < 4, time.time() - started)
    session.press("jjs")
    session.settle()
    check("a star is pending while the lock is held", "saving: star" in text(session) and "starred" not in text(session), text(session)[-300:])
    check("and keys are answered", (session.press("k"), session.settle(), True)[2])
    check("the reason of the failure is reported", session.wait("another program holds the notebook", 8), text(session)[-300:])
    check("and it goes back", session.screen.text().count("★") == 0, session.screen.text())
    code, said, took = leave(session)
    check("q with a held lock ends within a second and a half", took < 1.6, took)
    check("with 4", code == "4", code)
    check("and says which change is lost and why", "Could not star" in said and "another program holds the notebook" in said, said)
    lock.free()
    check("nothing was written meanwhile", stars(where) == 1)

    lock = Lock(place(where))
    session = opened(where, rows=44)
    session.press("\r")
    session.settle()
    session.press("aask Vienna\r")
    session.settle()
    check("a note is pending", "(not saved yet)" in text(session), text(session))
    check("its failure says where the text is", "a brings your text back" in (session.wait("another program holds", 8), session.settle(), text(session))[2], text(session)[-300:])
    session.press("a")
    session.settle()
    check("the text is in the prompt again", "note on ¶1 (SBU): ask Vienna" in text(session), text(session)[-300:])
    session.press(b"\x1b")
    session.settle(0.4)
    lock.free()
    check("it is written when the lock is free", session.wait("noted on", 6), text(session)[-300:])
    session.press("q")
    session.settle(0.3)
    code, said, took = leave(session)
    check("and the program ends with 0", code == "0" and took < 1.5, (code, said, took))
    check("the note is there", b"ask Vienna" in command(where, "notebook", "export").stdout)

    lock = Lock(place(where))
    session = opened(where)
    session.press("\r")
    session.settle()
    session.press("aask Rome\r")
    session.settle(0.1)
    session.press("q")
    code, said, took = leave(session)
    check("quitting with a pending note prints its text and ends with 4", code == "4" and "ask Rome" in said and took < 1.6, (code, said, took))
    lock.free()


def full():
    if os.geteuid() != 0:
        return
    where = home()
    os.makedirs(where + "/data")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", where + "/data"], capture_output=True).returncode != 0:
        print("skip  no small disk can be mounted here")
        return
    try:
        command(where, "notebook", "import", "-", input=STAR.encode())
        session = opened(where)
        filling = os.open(where + "/data/fill", os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(filling, b"x" * 4096) > 0:
                pass
        except OSError:
            os.close(filling)
        for _ in range(12):
            session.press("js")
            session.settle(0.1)
        check("a full disk is reported as the reason", session.wait("no space is left", 3), text(session)[-400:])
        check("a reason is never cut at 80 columns", "no space is left for the notebook" in text(session), text(session)[-400:])
        code, said, took = leave(session)
        check("it ends with 4 and says which", code == "4" and "Could not star" in said and took < 1.6, (code, said, took))
        kept = command(where, "notebook", "export")
        check("what is in the notebook can still be read and exported", "09ASTANA1327" in str(kept), kept)
        os.unlink(where + "/data/fill")
        check("what was reported as saved is there", stars(where) >= 1)
    finally:
        subprocess.run(["umount", "-l", where + "/data"])


def emptied():
    where = home()
    command(where, "notebook", "import", "-", input=STAR.encode())
    file = where + "/data/cablereader/notebook.sqlite"
    shutil.copy(file, where + "/data/cablereader/notebook-1.sqlite")
    open(file, "w").close()
    kept = command(where, "notebook", "status")
    check("an empty notebook beside a good copy is damage, and not a new one", kept.returncode == 4 and b"damaged" in kept.stderr and os.path.getsize(file) == 0, kept)
    os.unlink(file)
    kept = command(where, "notebook", "status")
    check("where there is none, a new one begins", kept.returncode == 0, kept)


def killed():
    for attempt in range(6):
        where = home()
        command(where, "notebook", "import", "-", input=STAR.encode())
        session = opened(where)
        session.press("jjjs")
        said = session.wait("starred", 3)
        os.kill(session.child_if_any(), signal.SIGKILL)
        session.end()
        if said:
            break
    check("a star that was reported is there after a kill", said and stars(where) == 2, (said, stars(where)))


def damage():
    where = home()
    command(where, "notebook", "import", "-", input=("".join(STAR.replace("1327", str(n)) for n in range(1, 2000))).encode())
    with open(place(where), "rb") as file:
        whole = file.read()
    for name, damaged, least in [
        ("a page of zeros", whole[:16384] + b"\0" * 4096 + whole[20480:], 1000), ("cut in half", whole[: len(whole) // 2], 100),
        ("a header of another kind", b"x" * 100 + whole[100:], 0), ("a negative version", whole[:60] + b"\xff\xff\xff\xff" + whole[64:], 1999),
        ("a short file", whole[:50], 0),
    ]:
        with open(place(where), "wb") as file:
            file.write(damaged)
        seen = command(where, "notebook", "export")
        check(f"{name}: export says that it is damaged and ends with 4", seen.returncode == 4 and b"is damaged" in seen.stderr, (seen.returncode, seen.stderr))
        saved = command(where, "notebook", "export", "--salvage")
        check(f"{name}: --salvage prints what can be read", saved.returncode == 0 and saved.stdout.count(b"\nstar\t") >= least, (saved.returncode, saved.stderr, saved.stdout.count(b"\nstar\t")))
        refused = command(where, "notebook", "import", "-", input=STAR.encode())
        check(f"{name}: import refuses with 4", refused.returncode == 4)
        doctor = command(where, "doctor")
        check(f"{name}: doctor reports it and ends with 4", doctor.returncode == 4 and b"is damaged" in doctor.stdout + doctor.stderr, doctor.returncode)
        with open(place(where), "rb") as file:
            check(f"{name}: the file is as it was", file.read() == damaged)
    session = opened(where)
    check("the screen opens and reports it once", "is damaged" in text(session), text(session)[-400:])
    session.press("s")
    session.settle()
    check("what is starred then is said to last until the end", "until you quit" in text(session), text(session)[-200:])
    leave(session)


def flipped():
    """One bit of a note: the file is sound for SQLite, and what it says is not what was written."""
    where = home()
    note = "note\t09ASTANA1327\t1\t\t00000000000000a1\t0000000000000001\t2026-01-02T03:04:05.678Z\t2026-01-02T03:04:05.678Z\tAsk Vienna about wells.\tThe map\n"
    command(where, "notebook", "import", "-", input=(STAR + note).encode())
    if b"Ask Vienna" not in command(where, "notebook", "export").stdout:
        check("a note is imported", False, command(where, "notebook", "import", "-", input=note.encode()).stderr)
        return
    with open(place(where), "rb") as file:
        whole = file.read()
    for name, at in [("a note", whole.index(b"Ask Vienna") + 4), ("a star", whole.index(b"09ASTANA1327") + 11)]:
        damaged = bytearray(whole)
        damaged[at] ^= 1
        with open(place(where), "wb") as file:
            file.write(damaged)
        seen = command(where, "notebook", "export")
        check(f"a flipped bit in {name} is reported, with 4", seen.returncode == 4 and b"is damaged" in seen.stderr, (seen.returncode, seen.stderr))
        saved = command(where, "notebook", "export", "--salvage")
        check(f"and what is left of {name} can be saved", saved.returncode == 0 and saved.stdout.count(b"\nstar\t") == 1 and b"about wells." in saved.stdout, saved.stdout[-300:])


def read_only():
    """A notebook on a disk that cannot be written, and one from the future."""
    where = home()
    command(where, "notebook", "import", "-", input=STAR.encode())
    data = where + "/data"
    if os.geteuid() == 0 and subprocess.run(["mount", "--bind", data, data], capture_output=True).returncode == 0:
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", data], check=True)
            seen = command(where, "notebook", "export")
            check("on a read-only disk it is read", seen.returncode == 0 and seen.stdout.count(b"\nstar\t") == 1, seen.stderr)
            check("and what is added is said to last until the end", b"last until you quit" in seen.stderr, seen.stderr)
            seen = command(where, "notebook", "import", "-", input=STAR.replace("1327", "9").encode())
            check("an import there ends with 4 and the reason", seen.returncode == 4 and b"Read-only file system" in seen.stderr, (seen.returncode, seen.stderr))
        finally:
            subprocess.run(["umount", "-l", data])
    else:
        print("skip  no disk can be mounted here")
    for name in os.listdir(data + "/cablereader"):
        os.utime(data + "/cablereader/" + name, (4_000_000_000, 4_000_000_000))
    seen = command(where, "notebook", "import", "-", input=STAR.replace("1327", "9").replace("2026", "9998").encode())
    check("with the clock set back it is written as usual", seen.returncode == 0 and stars(where) == 2, (seen.returncode, seen.stderr))


if __name__ == "__main__":
    from session import finish
    for part in (held, full, emptied, killed, damage, flipped, read_only):
        if len(sys.argv) < 3 or part.__name__ in sys.argv[2:]:
            part()
    finish()
