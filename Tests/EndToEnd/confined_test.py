"""How far the program reaches: what --secure and --private write, where links lead, what the kernel refuses."""
import os, pty, re, resource, select, shutil, signal, subprocess, sys, time

from program import BASE, BINARY, SAMPLES, WORK, check, end, run, text

HERE = os.path.dirname(os.path.abspath(__file__))


def made():
    """Every file and folder of the home, but for what the tests themselves put there."""
    return sorted(os.path.join(folder, name) for folder, names, files in os.walk(WORK) for name in names + files)


def library(name, count=3, start=1):
    folder = os.path.join(WORK, name)
    os.makedirs(folder)
    for number in range(start, start + count):
        with open(f"{folder}/{number}.txt", "w") as file:
            file.write(f"R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number:06}\n\nSUBJECT: TREES {number}\n\n1. (U) A tree was planted.\n")
    return folder


def traced(*arguments, keys=None, environment={}):
    """Runs the program under strace; what it opened for writing, made, removed or renamed, but for devices."""
    log = "/tmp/cablereader-trace-%d" % os.getpid()
    command = ["strace", "-f", "-qq", "-o", log, "-e", "trace=openat,open,creat,mkdir,mkdirat,unlink,unlinkat,rename,renameat,renameat2,symlink,link,truncate,execve,socket",
               BINARY, *arguments]
    surroundings = {**BASE, "SWIFT_BACKTRACE": "enable=no", **environment}
    if keys is None:
        subprocess.run(command, capture_output=True, cwd=WORK, stdin=subprocess.DEVNULL, env=surroundings)
    else:
        pid, master = pty.fork()
        if pid == 0:
            os.chdir(WORK)
            os.execvpe(command[0], command, surroundings)
        at = time.time()
        rest = list(keys)
        while time.time() - at < 40:
            ready = select.select([master], [], [], 1.0)[0]
            if ready:
                try:
                    if not os.read(master, 65536):
                        break
                except OSError:
                    break
            elif rest:
                os.write(master, rest.pop(0))
            elif time.time() - at > 30:
                break
        os.waitpid(pid, 0)
        os.close(master)
    writing = []
    with open(log) as file:
        for line in file:
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|mkdir|unlink|rename|symlink|truncate\(|\bcreat\(|\blink\(", line) and "ENOENT" not in line:
                if not re.search(r'"/dev/(tty|null|pts|ptmx)', line) and "= -1" not in line:
                    writing.append(line.strip())
    os.unlink(log)
    return writing


cables = library("cables")

# Nothing is written: by strace, and by looking.
if shutil.which("strace"):
    before = made()
    for name, flags in [("--secure", ["--secure"]), ("--private", ["--private"])]:
        for command in (["list", cables], ["list", cables, "-q", "has:star"], ["show", "09OSLO1", "--in", cables], ["search", "tree", cables], ["stats", cables],
                        ["tags", cables], ["check", cables], ["export", cables, "-q", "tree"], ["doctor"], ["notebook"]):
            seen = traced(*command, *flags)
            check(f"{' '.join(command[:1])} {name} writes nothing", seen == [], seen[:3])
        seen = traced(cables, *flags, keys=[b"s", b"\r", b"anote\r", b"q", b"q"])
        check(f"the screen with {name} writes nothing", seen == [], seen[:3])
        seen = traced("--demo", *flags, keys=[b"\r", b"q", b"q"])
        check(f"the lessons with {name} write nothing", seen == [], seen[:3])
    check("and no file or folder is new", made() == before, sorted(set(made()) - set(before))[:5])
refused = run("index", cables, "--secure")
check("index with --secure is wrong usage", refused.returncode == 2 and b"leave out --secure" in refused.stderr, refused.stderr)
refused = run("notebook", "import", "-", input=b"", environment={"LESSSECURE": "1"})
check("LESSSECURE keeps the notebook from being imported into", refused.returncode == 4 and b"Secure and private mode" in refused.stderr, (refused.returncode, refused.stderr))

# Cables are as they were, whatever was done with them.
def state(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in ["."] + names:
            path = os.path.join(place, name)
            info = os.lstat(path)
            found[path] = (info.st_mtime_ns, info.st_mode, info.st_ino, name != "." and open(path, "rb").read())
    return found


untouched = library("untouched")
before = state(untouched)
for command in (["list", untouched], ["show", "09OSLO1", "--in", untouched], ["search", "tree", untouched], ["stats", untouched], ["tags", untouched], ["check", untouched],
                ["refs", "09OSLO1", "--in", untouched], ["export", untouched], ["export", untouched, "--format", "html", "-o", WORK + "/untouched-site"], ["index", untouched]):
    run(*command)
run(untouched, "--script", "s<Enter>anote<Enter>qsJmaq", "--size", "100x30")
check("no command and no key changes a cable or its folder", state(untouched) == before, [path for path, was in before.items() if state(untouched).get(path) != was])

# Links.
linked = library("linked", 2, 100)
outside = library("outside", 5, 200)
os.symlink(outside, linked + "/out")
os.symlink(outside + "/200.txt", linked + "/out.txt")
os.symlink(linked + "/100.txt", linked + "/in.txt")
os.symlink("/", linked + "/root")
before = resource.getrusage(resource.RUSAGE_CHILDREN)
listed = run("list", linked)
after = resource.getrusage(resource.RUSAGE_CHILDREN)
# Of the processor, which other programs do not lengthen: a walk of the whole disk takes far more.
spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
check("links that lead out of the folder are not followed, and one to / takes no time", listed.stdout.count(b"\n") == 3 and spent < 2, (spent, listed.stdout, listed.stderr))
said = text("check", linked)
check("check reports them", said.count("it is a link that leads out of the folder") == 3, said[-600:])
os.unlink(linked + "/root")
check("--follow follows them", run("list", linked, "--follow").stdout.count(b"\n") == 9)
check("and without it they are not followed afterwards", run("list", linked).stdout.count(b"\n") == 3)
run("index", linked, "--follow")
check("nor where an index was made with it", run("list", linked).stdout.count(b"\n") == 3)
check("an export walks as a list does", run("export", linked).stdout.count(b"\n") == 3 and run("export", linked, "--follow").stdout.count(b"\n") == 9)
os.symlink(linked, WORK + "/named")
check("a link that is named is followed", run("list", WORK + "/named").stdout.count(b"\n") == 3)
check("two named folders may lead to each other", run("list", linked, outside).stdout.count(b"\n") >= 7)

# `show` without --in looks into no folder that is not a library.
home = WORK + "/somebody"
os.makedirs(home)
for number in range(20):
    with open(f"{home}/{number}.md", "w") as file:
        file.write("Nothing of a cable.\n")
shutil.copy(cables + "/1.txt", home)
shown = run("show", "09OSLO1", cwd=home, environment={"XDG_STATE_HOME": WORK + "/none"})
check("show without --in walks no folder that only happens to hold a cable", shown.returncode == 2 and b"holds no cables" in shown.stderr, (shown.returncode, shown.stderr))
check("but it does walk a library", run("show", "09OSLO1", cwd=cables, environment={"XDG_STATE_HOME": WORK + "/none"}).returncode == 0)

# The kernel refuses what no command should do.
finding = [line for line in text("doctor").splitlines() if line.split()[1] == "kernel"]
check("doctor says what is in force", len(finding) == 1 and "in force" in finding[0], finding)
preload = os.path.join(WORK, "trying.so")
built = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
if built and "Landlock" in finding[0] and "seccomp" in finding[0]:
    TRIES = open(HERE + "/trying.c").read().count("\n  say(")
    subprocess.run([built, "-shared", "-fPIC", "-O1", "-o", preload, HERE + "/trying.c", "-ldl"], check=True)
    elsewhere = WORK + "/elsewhere"
    os.makedirs(elsewhere, exist_ok=True)
    for name, arguments, where in [("list", ["list", cables], WORK), ("list --secure", ["list", cables, "--secure"], cables), ("export", ["export", cables, "-q", "tree"], WORK),
                                   ("search", ["search", "tree", cables], WORK)]:
        victim = elsewhere + "/victim"
        with open(victim + ".there", "w") as file:
            file.write("precious")
        seen = run(*arguments, environment={"LD_PRELOAD": preload, "TRYING": victim}, cwd=where)
        tried = [line for line in seen.stderr.decode().splitlines() if line.startswith("trying:")]
        check(f"{name}: whatever is tried is refused", len(tried) == TRIES and all(line.endswith("refused") for line in tried), tried)
        check(f"{name}: and the command does its work", seen.returncode == 0 and seen.stdout, (seen.returncode, seen.stderr))
        check(f"{name}: nothing was made or cut", sorted(os.listdir(elsewhere)) == ["victim.there"] and os.path.getsize(victim + ".there") == 8, os.listdir(elsewhere))
    # What reads is held on the screen too, and in `show`, whose pager waits since before the first cable was read.
    paged = WORK + "/paged"
    with open(WORK + "/pager", "w") as file:
        file.write(f"#!/bin/sh\ncat > {paged}\n")
    os.chmod(WORK + "/pager", 0o755)
    surroundings = {"LD_PRELOAD": preload, "TRYING": victim, "PAGER": WORK + "/pager", "TERM": "xterm"}

    def refused_on_terminal(name, arguments, keys, log, ready=b""):
        """Runs a command on a terminal; what the tries gave, in a file where the screen would hide it."""
        pid, master = pty.fork()
        if pid == 0:
            os.chdir(WORK)
            os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            os.execve(BINARY, [BINARY, *arguments], {**BASE, **surroundings})
        rest, at, seen = list(keys), time.time(), b""
        while time.time() - at < 40:
            if select.select([master], [], [], 0.8)[0]:
                try:
                    seen += os.read(master, 65536)
                except OSError:
                    break
            elif rest and ready in seen:
                os.write(master, rest.pop(0))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(master)
        tried = [line for line in open(log).read().splitlines() if line.startswith("trying:")]
        check(f"{name}: whatever is tried is refused", len(tried) == TRIES and all(line.endswith("refused") for line in tried), tried)
        check(f"{name}: and it does its work", code == 0, code)
        check(f"{name}: nothing was made or cut", sorted(os.listdir(elsewhere)) == ["victim.there"] and os.path.getsize(victim + ".there") == 8, os.listdir(elsewhere))

    long = library("long", 1, 300)
    with open(long + "/300.txt", "a") as file:
        file.write("".join(f"\n{number}. (U) More of it.\n" for number in range(2, 60)))
    refused_on_terminal("show with a pager", ["show", "09OSLO300", "--in", long], [], WORK + "/tried")
    check("the pager gets the whole text", os.path.exists(paged) and "59." in open(paged).read(), os.path.exists(paged))
    os.unlink(paged)
    refused_on_terminal("show of what needs no pager", ["show", "09OSLO1", "--in", cables], [], WORK + "/tried")
    check("no pager is started for it", not os.path.exists(paged))
    surroundings["PAGER"] = WORK + "/nowhere"
    refused_on_terminal("show with a pager that is not there", ["show", "09OSLO300", "--in", long], [], WORK + "/tried")
    surroundings["PAGER"] = WORK + "/pager"
    refused_on_terminal("the screen", [long], [b"\r", b"p", b"q", b"q"], WORK + "/tried", b"TREES")
    check("but a person's pager gets the cable", os.path.exists(paged) and "More of it" in open(paged).read(), os.path.exists(paged))
    written = WORK + "/written"
    os.makedirs(written)
    refused_on_terminal("the screen before an export", [long], [b"\r", b"x", b"\r", b"\x15" + written.encode() + b"/one.txt\r", b"q", b"q"], WORK + "/tried", b"TREES")
    check("but an export goes where a person says", os.listdir(written) == ["one.txt"], os.listdir(written))
    refused_on_terminal("the lessons", ["--demo"], [b"\r", b"q", b"q"], WORK + "/tried")
    site = run("export", cables, "--format", "html", "--output", WORK + "/site", "--provenance", WORK + "/prov.json")
    check("an export is written where it was named", site.returncode == 0 and os.path.exists(WORK + "/site/index.html") and os.path.exists(WORK + "/prov.json"), site.stderr)
    piped = run("list", "-", input=open(cables + "/1.txt", "rb").read())
    check("standard input is still read", piped.returncode == 0 and piped.stdout.count(b"\n") == 1, piped.stderr)
else:
    print("skip  this kernel holds no program: " + finding[0])
end()
