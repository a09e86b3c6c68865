"""What people use today, over the same cables, where it is installed."""
import os, pathlib, shutil, subprocess, time

# Indexing mail takes the others minutes for each 10,000 messages: so many they get unless asked otherwise.
MOST_MAIL = 5_000
# Seconds after which a program is stopped.
LONGEST = 240


def timed(command, **options):
    """Milliseconds that a command takes; infinite where it was stopped, None where it fails."""
    begun = time.monotonic()
    try:
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LONGEST, **options)
    except subprocess.TimeoutExpired:
        return float("inf")
    return (time.monotonic() - begun) * 1000 if done.returncode in (0, 1) else None


def maildir(folder, mail, count):
    """The first cables as messages."""
    if (mail / "complete").exists():
        return
    shutil.rmtree(mail, ignore_errors=True)
    for part in ("cur", "new", "tmp"):
        (mail / "box" / part).mkdir(parents=True)
    for path in sorted(pathlib.Path(folder).rglob("*.txt"))[:count]:
        text = path.read_text(errors="replace")
        head = next((line[9:] for line in text.splitlines() if line.startswith("SUBJECT: ")), "")
        (mail / "box/cur" / f"{path.stem}:2,S").write_text(
            f"From: post@example.org\nTo: state@example.org\nMessage-ID: <{path.stem}@example.org>\n"
            f"Date: Tue, 04 Aug 2009 11:11:00 +0000\nSubject: {head}\n\n{text}")
    (mail / "complete").touch()


def size(folder):
    return sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file())


def notmuch(mail, work):
    config = work / "notmuch-config"
    config.write_text(f"[database]\npath={mail / 'box'}\n[user]\nname=A\nprimary_email=a@example.org\n[new]\ntags=\n")
    settings = os.environ | {"NOTMUCH_CONFIG": str(config)}
    index = mail / "box/.notmuch"
    shutil.rmtree(index, ignore_errors=True)
    yield "notmuch new", timed(["notmuch", "new"], env=settings)
    yield "notmuch new, nothing changed", timed(["notmuch", "new"], env=settings)
    yield "notmuch count government", timed(["notmuch", "count", "government"], env=settings)
    yield "notmuch count '\"human rights\"'", timed(["notmuch", "count", '"human rights"'], env=settings)
    yield f"notmuch index: {100 * size(index) / size(mail / 'box/cur'):.0f} % of the text", None
    shutil.rmtree(index, ignore_errors=True)


def mu(mail):
    home = mail / "mu"
    shutil.rmtree(home, ignore_errors=True)
    timed(["mu", "init", f"--muhome={home}", f"--maildir={mail / 'box'}"])
    yield "mu index", timed(["mu", "index", "--quiet", f"--muhome={home}"])
    yield "mu find government", timed(["mu", "find", f"--muhome={home}", "government"])
    yield f"mu index: {100 * size(home) / size(mail / 'box/cur'):.0f} % of the text", None


def plain(folder):
    """Those that need no index and no mail."""
    if shutil.which("rg"):
        yield "rg -l government", timed(["rg", "-l", "government", folder])
        yield "rg -l 'human rights'", timed(["rg", "-l", "human rights", folder])
    if shutil.which("fzf"):
        pipe = 'find "$0" -type f | fzf -f "" | head -1'
        yield "find | fzf -f '' | head -1", timed(["sh", "-c", pipe, folder])


def mailing(mail, work):
    """Those that read mail."""
    if shutil.which("notmuch"):
        yield from notmuch(mail, work)
    if shutil.which("mu"):
        yield from mu(mail)
    if shutil.which("neomutt"):
        # Without a folder of its own it would ask whether to make one.
        command = f"neomutt -n -F /dev/null -R -f '{mail}/box' -e 'set folder={mail} quit=yes' -e 'push <exit>'"
        yield "neomutt opens the maildir and quits", timed(
            ["script", "-qec", command, "/dev/null"], stdin=subprocess.DEVNULL, env=os.environ | {"TERM": "xterm"})


def measure(folder, work, count, most_mail=MOST_MAIL):
    """A line for each: its name, on how many cables it ran, and what it took.

    The slow ones get the first `most_mail` cables as messages; every program is stopped after some minutes.
    """
    def told(name, milliseconds, cables):
        took = "" if milliseconds is None else f": {milliseconds:,.0f} ms"
        if milliseconds == float("inf"):
            took = f": stopped after {LONGEST} s"
        return f"peer over {cables:,} cables: {name}{took}"

    for name, milliseconds in plain(folder):
        yield told(name, milliseconds, count)
    if any(shutil.which(name) for name in ("notmuch", "mu", "neomutt")):
        few = min(count, most_mail)
        mail = work / f"mail-{few}"
        maildir(folder, mail, few)
        for name, milliseconds in mailing(mail, work):
            yield told(name, milliseconds, few)
