"""Runs the built program in a home of its own; shared by the tests that need no more than that."""
import os, shutil, subprocess, sys, tempfile

BINARY = os.path.abspath(sys.argv[1])
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SAMPLES = os.path.join(ROOT, "Samples")
WORK = tempfile.mkdtemp(prefix="cablereader-end-to-end-")
BASE = {
    "PATH": os.environ["PATH"], "HOME": WORK, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
    "XDG_CACHE_HOME": WORK + "/cache", "XDG_STATE_HOME": WORK + "/state",
    "XDG_DATA_HOME": WORK + "/data", "XDG_CONFIG_HOME": WORK + "/config",
}
failures = []


def check(what, holds, seen=None):
    """Notes whether something holds; `seen` is printed where it does not."""
    print(("ok    " if holds else "FAIL  ") + what + ("" if holds or seen is None else f": {seen}"))
    if not holds:
        failures.append(what)


def run(*arguments, input=None, environment=None, without=(), cwd=None):
    surroundings = {**BASE, **(environment or {})}
    for name in without:
        surroundings.pop(name, None)
    return subprocess.run(
        [BINARY, *arguments], input=input, capture_output=True, cwd=cwd or WORK,
        stdin=None if input is not None else subprocess.DEVNULL, env=surroundings)


def text(*arguments, **named):
    return run(*arguments, **named).stdout.decode()


def end():
    """Says how it went; the program's exit code is 1 where a check failed."""
    shutil.rmtree(WORK)
    print(f"{len(failures)} failures" if failures else "all checks passed")
    sys.exit(1 if failures else 0)
