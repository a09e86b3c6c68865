"""The notebook on the command line: export, import, status, and places that cannot be used."""
import os, shutil, stat, subprocess, time

from program import BASE, BINARY, SAMPLES, WORK, check, end, run, text

LINES = [
    "star\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z",
    "tag\t09ASTANA1327\tchapter 3\t0000000000000001\t2026-01-02T03:04:05.678Z",
    "note\t09ASTANA1327\t2\t3\t0123456789abcdef\t0000000000000001\t2026-01-02T03:04:05.678Z\t2026-01-02T03:04:05.678Z\tSee\\nthe map\\twell\tA tree.",
    "query\ttrees\ttag:SENV tree*\t2026-01-02T03:04:05.678Z",
    "read\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z",
]
TRACE = "visit\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z"
given = "\n".join(["# cablereader notebook 1", *LINES, TRACE]) + "\n"
notebook = os.path.join(WORK, "data", "cablereader", "notebook.sqlite")

first = run("notebook", "import", "-", input=given.encode())
check("notebook import reads standard input", first.returncode == 0 and first.stdout == b"-: 6 entries, 6 of them new or newer.\n")
check("the notebook is in the data folder, for its user alone",
      stat.S_IMODE(os.stat(notebook).st_mode) == 0o600 and stat.S_IMODE(os.stat(os.path.dirname(notebook)).st_mode) == 0o700)
exported = text("notebook", "export")
check("notebook export prints the entries again", [line for line in exported.split("\n") if not line.startswith("#")] == [*LINES, ""])
check("without --with-history no trace is exported", TRACE not in exported and TRACE in text("notebook", "export", "--with-history"))
again = run("notebook", "import", "-", input=exported.encode())
check("an import twice writes nothing", b"5 entries, 0 of them new" in again.stdout)
bad = os.path.join(WORK, "bad.txt")
with open(bad, "wb") as file:
    file.write(b"<<<<<<< \x1b[31mHEAD\n" + LINES[0].replace("1327", "1328").encode() + b"\n\xff\xfe\n")
mixed = run("notebook", "import", bad)
check("a bad line is reported with its number, the rest is read, and the exit is 3",
      mixed.returncode == 3 and b", line 1 is skipped" in mixed.stderr and b", line 3 is" in mixed.stderr and b"1 entry, 1 of them new" in mixed.stdout)
check("what a bad line holds is shown safely", b"\x1b" not in mixed.stderr)
lost = run("notebook", "import", WORK + "/nowhere", bad)
check("a file that does not exist ends with 3", lost.returncode == 3 and b"nowhere cannot be read: No such file" in lost.stderr)
status = text("notebook", "status")
check("notebook status counts", "       2  starred\n" in status and "       1  notes\n" in status and status.startswith(notebook))
check("notebook alone is its status", text("notebook") == status)

two = [subprocess.Popen([BINARY, "notebook", "import", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                        env={**BASE, "XDG_DATA_HOME": WORK + "/fresh"}) for _ in range(6)]
for number, process in enumerate(two):
    process.stdin.write("".join(f"star\t0{number}ROME{one}\t0000000000000001\t2026-01-02T03:04:05.678Z\n" for one in range(1, 50)).encode())
    process.stdin.close()
codes = [process.wait() for process in two]
stars = text("notebook", "export", environment={"XDG_DATA_HOME": WORK + "/fresh"}).count("star\t")
check("six programs make and write one notebook at once", codes == [0] * 6 and stars == 6 * 49)

# An import is all or nothing, whatever its size, and holds the notebook only once it has something to write.
large = {"XDG_DATA_HOME": WORK + "/large"}
run("notebook", "import", "-", input=LINES[0].encode() + b"\n", environment=large)
torn = run("notebook", "import", WORK, environment=large)
check("a folder is no text to import", torn.returncode == 3 and b"cannot be read: Is a directory" in torn.stderr and b"Nothing of it is added" in torn.stderr)
endless = run("notebook", "import", "/dev/zero", environment=large)
check("a device that never ends is no text to import", endless.returncode == 3 and b"/dev/zero cannot be read: it is a device" in endless.stderr)
many = subprocess.Popen([BINARY, "notebook", "import", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**BASE, **large})
many.stdin.write(b"star\t09ROME1\t0000000000000001\t2026-01-02T03:04:05.678Z\n")
many.stdin.flush()
time.sleep(0.3)
beside = run("notebook", "import", "-", input=LINES[1].encode() + b"\n", environment=large)
check("an import that waits for its text keeps no other one waiting", beside.returncode == 0)
many.kill()
many.wait()
left = text("notebook", "export", environment=large)
check("of an import that is killed nothing is there", left.count("star\t") == 1 and "tag\t" in left)
check("and the notebook can be written", run("notebook", "import", "-", input=LINES[2].encode() + b"\n", environment=large).returncode == 0)

# Queries on the command line see what the notebook says.
starred = text("list", SAMPLES, "-q", "has:star")
check("list -q has:star lists what is starred", [line.split()[0] for line in starred.splitlines()] == ["09ASTANA1327"])
check("list -q note:map finds the note", text("list", SAMPLES, "-q", "note:map") == starred)
check("list -q mytag: finds tags of one's own", text("list", SAMPLES, "-q", 'mytag:"chapter 3"') == starred)
check("list -q is:unread leaves the read one out", len(text("list", SAMPLES, "-q", "is:unread").splitlines()) == 22)
unsaid = run("list", SAMPLES, "-q", "has:star tag:KCRM")
check("an empty result counts what is starred", unsaid.returncode == 1 and b"has:star 1, tag:KCRM 3" in unsaid.stderr)

# Places that cannot be used.
nohome = run("notebook", without=("HOME", "XDG_DATA_HOME"))
check("without a home the commands say why and end with 4", nohome.returncode == 4 and b"neither XDG_DATA_HOME nor HOME" in nohome.stderr)
relative = run("notebook", environment={"XDG_DATA_HOME": "relative"})
check("a relative XDG_DATA_HOME is ignored", relative.returncode == 0 and relative.stdout.startswith((WORK + "/.local/share/cablereader/").encode())
      and not os.path.exists(WORK + "/relative"))
with open(WORK + "/file", "w"):
    pass
blocked = run("notebook", environment={"XDG_DATA_HOME": WORK + "/file"})
check("a place that cannot be written ends with 4", blocked.returncode == 4 and b"cannot be written: Not a directory" in blocked.stderr)
os.makedirs(WORK + "/linked")
os.symlink(WORK + "/data/cablereader", WORK + "/linked/cablereader")
linked = run("notebook", environment={"XDG_DATA_HOME": WORK + "/linked"})
check("a link in its place is refused with 4", linked.returncode == 4 and b"it is a symbolic link" in linked.stderr)
if os.geteuid() == 0:
    os.makedirs(WORK + "/foreign/cablereader")
    os.chown(WORK + "/foreign/cablereader", 1234, 1234)
    foreign = run("notebook", environment={"XDG_DATA_HOME": WORK + "/foreign"})
    check("another user's folder is refused with 4", foreign.returncode == 4 and b"belongs to another user" in foreign.stderr)
    shutil.copytree(WORK + "/data", WORK + "/theirs")
    os.chown(WORK + "/theirs/cablereader/notebook.sqlite", 1234, 1234)
    theirs = run("notebook", environment={"XDG_DATA_HOME": WORK + "/theirs"})
    check("another user's file is refused with 4", theirs.returncode == 4 and b"belongs to another user" in theirs.stderr)
# Killed at any moment, a notebook holds an import whole or not at all.
many = "".join(f"star\t09ROME{one}\t0000000000000001\t2026-01-02T03:04:05.678Z\n" for one in range(1, 20001)).encode()
with open(WORK + "/many", "wb") as file:
    file.write(many)
started = time.time()
run("notebook", "import", "-", input=many, environment={"XDG_DATA_HOME": WORK + "/whole"})
needed = time.time() - started
counts = {}
for attempt in range(24):
    place = {"XDG_DATA_HOME": f"{WORK}/killed{attempt}"}
    run("notebook", "import", "-", input=b"star\t09OSLO1\t0000000000000001\t2026-01-02T03:04:05.678Z\n", environment=place)
    with open(WORK + "/many", "rb") as file:
        process = subprocess.Popen([BINARY, "notebook", "import", "-"], stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**BASE, **place})
    # The last one may end.
    if attempt < 23:
        time.sleep(needed * attempt * 0.05)
        process.kill()
    process.wait()
    after = run("notebook", "export", environment=place)
    found = (after.returncode, after.stdout.count(b"star\t"))
    counts[found] = counts.get(found, 0) + 1
check(f"killed while it writes, it holds all or nothing of it {counts}", set(counts) == {(0, 1), (0, 20001)})

# A notebook that may only be read is read.
if os.geteuid() == 0 and shutil.which("setpriv"):
    shutil.copytree(WORK + "/data", WORK + "/readonly")
    os.chmod(WORK, 0o755)
    for folder, _, files in os.walk(WORK + "/readonly"):
        os.chown(folder, 65534, 65534)
        os.chmod(folder, 0o500)
        for name in files:
            os.chown(os.path.join(folder, name), 65534, 65534)
            os.chmod(os.path.join(folder, name), 0o400)
    for name in os.listdir(os.path.dirname(BINARY)):
        if name == "cablereader" or name.endswith(".resources"):
            source = os.path.join(os.path.dirname(BINARY), name)
            (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, os.path.join(WORK, name))

    def as_nobody(*arguments, input=b""):
        return subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", WORK + "/cablereader", *arguments],
                              input=input, capture_output=True, env={**BASE, "XDG_DATA_HOME": WORK + "/readonly"})

    # Where the Swift runtime is in a folder of root's alone, another user cannot start the program.
    if as_nobody("--version").returncode != 0:
        print("--    another user cannot start the program here: reading a notebook that is read-only is not tried")
    else:
        read_only = as_nobody("notebook", "export")
        check("a notebook that may only be read is exported, with a notice", read_only.returncode == 0 and b"star\t09ASTANA1327" in read_only.stdout
              and b"last until you quit" in read_only.stderr)
        refused = as_nobody("notebook", "import", "-", input=LINES[0].encode())
        check("and refuses an import with 4", refused.returncode == 4 and b"cannot be written: Permission denied" in refused.stderr)

# Stars, tags and notes by command.
def kept():
    return [line for line in text("notebook", "export").split("\n") if line[:1] not in ("", "#")]


earlier = kept()
star = lambda *more: run("notebook", "star", *more)
check("a star is set by an id in any spelling", star("09 almaty 2118", SAMPLES).stdout == b"1 cable starred\n" and any(line.startswith("star\t09ALMATY2118\t") for line in kept()))
check("a star that is there already is no change", star("09ALMATY2118", "--in", SAMPLES).stdout == b"0 cables starred; 1 was so before\n")
check("and is taken away", star("09ALMATY2118", "--remove", "--in", SAMPLES).returncode == 0 and kept() == earlier)
some = star("09ALMATY2118", "09NOWHERE1", "--in", SAMPLES)
check("an id that is not there is reported with 1, the others are starred", some.returncode == 1 and b"09NOWHERE1 is not a cable" in some.stderr and len(kept()) == len(earlier) + 1, some)
tagged = run("notebook", "tag", "Field Work", "-q", "tag:PHUM", "--in", SAMPLES)
tags = [line.split("\t")[1] for line in kept() if line.startswith("tag\t") and "\tfield work\t" in line]
ids = run("list", SAMPLES, "-q", "tag:PHUM", "-c", "id", "-f", "tsv").stdout.decode().split("\n")[1:-1]
check("every cable of a query gets a tag", tagged.returncode == 0 and len(tags) > 5 and sorted(tags) == sorted(ids), (tags, ids))
check("which the query finds", run("list", SAMPLES, "-q", 'mytag:"field work"', "-c", "id", "-f", "tsv").stdout.count(b"\n") == len(tags) + 1)
check("a query that selects nothing tags nothing, and ends with 1", run("notebook", "tag", "x", "-q", "tag:PHUM tag:NONE", "--in", SAMPLES).returncode == 1 and not any("\tx\t" in line for line in kept()))
run("notebook", "tag", "field work", "-q", "tag:PHUM", "--remove", "--in", SAMPLES)
check("and the tag is taken away", not any("field work" in line for line in kept()))
noted = run("notebook", "note", "09ASTANA1327#2", " see\n$(touch x)\t ", "--in", SAMPLES)
check("a note is written on a paragraph", noted.returncode == 0 and noted.stdout.decode() == "noted on 09ASTANA1327, ¶2 (SBU)\n" and any("\tsee\\n$(touch x)\tSUMMARY: On August 4" in line for line in kept()), noted)
piped = run("notebook", "note", "09ASTANA1327#15", "-", "--in", SAMPLES, input="two\nlines\n".encode())
check("also from standard input", piped.returncode == 0 and any("\ttwo\\nlines\t" in line for line in kept()), piped)
for arguments, code, reason in (
        (["note", "09ASTANA1327#5", "x", "--in", SAMPLES], 1, "has no paragraph 5. It prints 1, 2, 3"), (["note", "09ASTANA1327", "x"], 2, "names no paragraph"),
        (["note", "09ASTANA1327#2", " "], 2, "is empty"), (["star"], 2, "Name the cables"), (["tag", " ", "09ASTANA1327"], 2, "tag is empty"),
        (["star", "09ASTANA1327", "-q", "tag:PHUM"], 2, "leave one of them out"), (["star", "09ASTANA1327", SAMPLES, "--secure"], 4, "Secure and private mode"),
        (["tag", "x", "09ASTANA1327", SAMPLES, "--private"], 4, "Secure and private mode")):
    before = kept()
    refused = run("notebook", *arguments)
    check(f"notebook {' '.join(arguments[:2])} ends with {code}, says why, and writes nothing", refused.returncode == code and reason in refused.stderr.decode() and kept() == before, refused)
shown = text("show", "09ASTANA1327#2", "--in", SAMPLES)
check("show prints the paragraph of a link alone", shown.startswith("09ASTANA1327 ¶2\nB 2. (SBU) SUMMARY") and "3. (SBU)" not in shown, shown[:200])
check("and reports one that is not there with 1", (gone := run("show", "09ASTANA1327#5", SAMPLES)).returncode == 1 and b"It prints 1, 2, 3, 4, 15" in gone.stderr, gone.stderr)
opened = text(SAMPLES, "09ASTANA1327#3", "--script", "", "--plain")
check("the screen opens at a link", "¶ 3 of 17" in opened and "On August 4, we met with Sayagul" in opened, opened[-900:])
check("or at a cable", " 09ALMATY2118" in text(SAMPLES, "09ALMATY2118", "--script", "", "--plain"))

with open(notebook, "r+b") as file:
    file.write(b"no database any more, only a file of some other kind")
damaged = run("notebook")
check("a damaged notebook is reported, not changed, and ends with 4", damaged.returncode == 4 and b"is damaged and not changed" in damaged.stderr
      and open(notebook, "rb").read(11) == b"no database")
for command in (["notebook"], ["notebook", "status"], ["notebook", "export"], ["notebook", "import"], ["notebook", "star"], ["notebook", "tag"], ["notebook", "note"]):
    help_text = run(*command, "--help")
    check(" ".join(command) + " --help has an example", help_text.returncode == 0 and b"Example: cablereader notebook" in help_text.stdout)
end()
