#!/usr/bin/env python3
"""Kills `cablereader index` at many moments, breaks its files, takes its space; answers must stay right.

usage: index_test.py BINARY [--kills N] [--cables N]

Every answer is held against that of a program that never had an index.
"""
import argparse, os, pathlib, random, resource, shutil, signal, socket, subprocess, sys, tempfile, time

WORDS = "tree treaty oak river minister visit trade the of and said in border grain port".split()
QUERIES = ["", "tree", '"the tree"', "tr*", "tag:PHUM", '"said in the"', "oak -river", "cites:09OSLO3"]


def cable(number, generator):
    paragraphs = "\n\n".join(
        f"{place}. (U) " + " ".join(generator.choice(WORDS) for _ in range(60)) for place in range(1, 4))
    return (f"P 0411{number % 60:02}Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number}\n"
            f"TAGS: {generator.choice(['PHUM', 'ECON', 'PREL'])}, NO\nSUBJECT: {generator.choice(WORDS).upper()} {number}\n"
            f"REF: OSLO {max(1, number - 3)}\n\n{paragraphs}\n")


def write_library(folder, count, seed=1):
    generator = random.Random(seed)
    for number in range(1, count + 1):
        path = folder / f"{number % 7:02}"
        path.mkdir(parents=True, exist_ok=True)
        (path / f"09OSLO{number}.txt").write_text(cable(number, generator))


class Checks:
    def __init__(self, binary, kills, cables):
        self.binary, self.kills = binary, kills
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="cablereader-index-"))
        self.library = self.top / "library"
        write_library(self.library, cables)
        self.failures = 0

    def run(self, *arguments, cache, check=None, **options):
        environment = os.environ | {"XDG_CACHE_HOME": str(cache), "HOME": str(self.top)}
        done = subprocess.run([self.binary, *map(str, arguments)], env=environment, capture_output=True,
                              text=True, errors="surrogateescape", timeout=300, **options)
        if check is not None and done.returncode != check:
            self.fail(f"{arguments}: exit {done.returncode}, not {check}: {done.stderr.strip()}")
        return done

    def answers(self, cache, library=None):
        """What a person reads; the index is used where one is kept."""
        found = []
        for query in QUERIES:
            done = self.run("list", library or self.library, "-q", query, "--format", "tsv", cache=cache)
            found.append((query, done.returncode, done.stdout))
        return found

    def clean(self, library=None):
        return self.answers("/proc/none", library)

    def fail(self, message):
        self.failures += 1
        print("FAILED: " + message)

    def expect(self, what, cache, expected, library=None):
        found = self.answers(cache, library)
        for (query, *own), (_, *wanted) in zip(found, expected):
            if own != wanted:
                self.fail(f"{what}: {query!r} gives {own[0]}, {len(own[1])} bytes, not {wanted[0]}, {len(wanted[1])}")

    def killed_anywhere(self):
        expected = self.clean()
        cache = self.top / "cache-whole"
        begun = time.monotonic()
        self.run("index", self.library, cache=cache, check=0)
        whole = time.monotonic() - begun
        self.expect("a whole build", cache, expected)
        generator = random.Random(7)
        cache = self.top / "cache-killed"
        deaths = 0
        for number in range(self.kills):
            # Each round starts from nothing; in it the program is killed up to three times and continues.
            shutil.rmtree(cache, ignore_errors=True)
            for _ in range(generator.randint(1, 3)):
                environment = os.environ | {"XDG_CACHE_HOME": str(cache), "HOME": str(self.top)}
                child = subprocess.Popen([self.binary, "index", self.library], env=environment,
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(whole * 1.1 * (number + generator.random()) / self.kills)
                child.send_signal(signal.SIGKILL)
                deaths += child.wait() == -signal.SIGKILL
            self.run("index", self.library, cache=cache, check=0)
            self.run("index", self.library, "--verify", cache=cache, check=0)
            self.expect(f"kill {number}", cache, expected)
            if number % 50 == 49:
                print(f"{number + 1} rounds", flush=True)
        print(f"killed {deaths} times in {self.kills} rounds over {whole * 1000:.0f} ms of work")
        if deaths == 0:
            self.fail("nothing was ever killed")

    def interrupted(self):
        cache = self.top / "cache-interrupted"
        environment = os.environ | {"XDG_CACHE_HOME": str(cache), "HOME": str(self.top)}
        child = subprocess.Popen([self.binary, "index", self.library], env=environment,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(0.15)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
        if child.returncode not in (0, 130, -signal.SIGINT):
            self.fail(f"interrupted: exit {child.returncode}: {said}")
        if child.returncode == 130 and "continues from there" not in said:
            self.fail(f"interrupted, but it does not say how to continue: {said}")
        self.run("index", self.library, cache=cache, check=0)
        self.expect("after an interrupt", cache, self.clean())

    def damaged(self):
        expected = self.clean()
        cache = self.top / "cache-damaged"
        self.run("index", self.library, cache=cache, check=0)
        database = next(cache.rglob("*.sqlite"))
        whole = database.read_bytes()
        generator = random.Random(3)
        noticed = 0
        for number in range(max(8, self.kills // 4)):
            broken = bytearray(whole)
            place = generator.randrange(len(broken))
            broken[place:place + 256] = generator.randbytes(len(broken[place:place + 256]))
            database.write_bytes(broken)
            for suffix in ("-wal", "-shm"):
                pathlib.Path(str(database) + suffix).unlink(missing_ok=True)
            noticed += self.run("index", self.library, "--verify", cache=cache).returncode == 4
            self.expect(f"damage at byte {place}", cache, expected)
        print(f"damage was noticed {noticed} times by --verify; the rest lay where nothing is kept")

    def many_at_once(self):
        cache = self.top / "cache-many"
        environment = os.environ | {"XDG_CACHE_HOME": str(cache), "HOME": str(self.top)}
        commands = [["index", self.library]] + [
            ["list", self.library, "-q", "tree", "--format", "tsv"] for _ in range(9)]
        children = [subprocess.Popen([self.binary, *map(str, command)], env=environment, text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE) for command in commands]
        wanted = self.run("list", self.library, "-q", "tree", "--format", "tsv", cache="/proc/none").stdout
        for command, child in zip(commands, children):
            out, said = child.communicate(timeout=300)
            if child.returncode != 0 or said:
                self.fail(f"one of ten ({command[0]}): exit {child.returncode}: {said}")
            if command[0] == "list" and out != wanted:
                self.fail("one of ten lists other cables")

    def no_space(self):
        expected = self.clean()
        cache = self.top / "cache-full"

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

        done = self.run("index", self.library, cache=cache, preexec_fn=limit)
        if done.returncode != 4 or "cannot be kept" not in done.stderr:
            self.fail(f"no space: exit {done.returncode}: {done.stderr}")
        self.expect("after no space", cache, expected)

    def no_cache(self):
        for cache in ("/proc/none", "relative", "/dev/null"):
            done = self.run("index", self.library, cache=cache)
            if cache == "relative":
                continue
            if done.returncode != 4 or "cannot be kept" not in done.stderr:
                self.fail(f"cache {cache}: exit {done.returncode}: {done.stderr}")

    def strange_names(self):
        library = self.top / "strange" / "names"
        write_library(library, 3)
        odd = os.fsencode(library) + b"/\xff\x1b[2J\n.txt"
        with open(odd, "w") as file:
            file.write(cable(77, random.Random(5)))
        os.symlink("..", library / "loop")
        os.symlink("nowhere", library / "dangling.txt")
        os.mkfifo(library / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as listener:
            here = os.getcwd()
            os.chdir(library)
            listener.bind("socket.txt")
            os.chdir(here)
            cache = self.top / "cache-strange"
            self.run("index", library, cache=cache, check=0)
            self.expect("strange names", cache, self.clean(library), library)
            done = self.run("list", library, cache=cache)
            if done.stdout.count("\n") != 4 or "\x1b[2J" in done.stdout:
                self.fail(f"strange names: {done.stdout[:300]!r}")

    def changed_files(self):
        library = self.top / "changing"
        write_library(library, 60)
        cache = self.top / "cache-changing"
        self.run("index", library, cache=cache, check=0)
        files = sorted(library.rglob("*.txt"))
        files[0].unlink()
        files[1].write_text(cable(900, random.Random(9)))
        files[2].rename(library / files[2].name)
        os.truncate(files[3], 20)
        (library / "09OSLO901.txt").write_text(cable(901, random.Random(10)))
        done = self.run("index", library, cache=cache, check=0)
        if "1 new, 2 changed, 1 moved, 1 gone" not in done.stdout:
            self.fail(f"changes: {done.stdout}")
        self.expect("changed files", cache, self.clean(library), library)
        status = os.stat(files[5])
        text = files[5].read_text()
        with open(files[5], "r+") as file:
            file.write(text.replace("(U)", "(C)"))
        os.utime(files[5], ns=(status.st_atime_ns, status.st_mtime_ns))
        os.chmod(files[6], 0o600)
        done = self.run("index", library, cache=cache, check=0)
        if "0 new, 1 changed, 0 moved, 0 gone" not in done.stdout:
            self.fail(f"an edit whose size and time were put back: {done.stdout}")
        self.expect("edited in place", cache, self.clean(library), library)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--cables", type=int, default=500)
    options = parser.parse_args()
    checks = Checks(os.path.abspath(options.binary), options.kills, options.cables)
    try:
        for check in (checks.killed_anywhere, checks.interrupted, checks.damaged, checks.many_at_once,
                      checks.no_space, checks.no_cache, checks.strange_names, checks.changed_files):
            before = checks.failures
            check()
            print(f"{check.__name__}: {'failed' if checks.failures > before else 'ok'}", flush=True)
    finally:
        shutil.rmtree(checks.top, ignore_errors=True)
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
