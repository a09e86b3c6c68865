"""Worlds in which something is missing that is nearly always there: /proc, the standard streams, room in a file."""
import os, resource, shutil, signal, subprocess

from program import BASE, BINARY, SAMPLES, WORK, check, end, run, text

wanted = text("list", SAMPLES)

# Without /proc the arguments are still there.
if os.geteuid() == 0 and subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/proc"], capture_output=True).returncode == 0:
    seen = subprocess.run(["unshare", "-m", "sh", "-c", 'mount -t tmpfs none /proc && exec "$0" "$@"', BINARY, "list", SAMPLES], capture_output=True, env=BASE, cwd=WORK)
    check("without /proc the arguments are still there", seen.stdout.decode() == wanted, (seen.returncode, seen.stderr))
else:
    print("skip  /proc cannot be taken away here")


def closed(streams, *arguments):
    line = 'exec "$0" "$@"' + "".join(f" {stream}>&-" if stream else " <&-" for stream in streams)
    return subprocess.run(["sh", "-c", line, BINARY, *arguments], capture_output=True, env={**BASE, "XDG_CACHE_HOME": WORK + "/closed"}, cwd=WORK)


# What is opened does not take the place of a closed stream, and nothing is printed into it.
for streams in ([0], [1], [2], [0, 1], [1, 2], [0, 1, 2]):
    seen = closed(streams, "index", SAMPLES)
    check(f"with the streams {streams} closed an index is built", seen.returncode == 0, (seen.returncode, seen.stderr))
    sound = run("index", SAMPLES, "--verify", environment={"XDG_CACHE_HOME": WORK + "/closed"})
    check(f"with the streams {streams} closed nothing is printed into it", sound.returncode == 0, (sound.returncode, sound.stderr))
    shutil.rmtree(WORK + "/closed", ignore_errors=True)

# A file that may not grow is reported, and does not end the program.
seen = subprocess.run([BINARY, "notebook", "import", "-"], input=b"star\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z\n", capture_output=True, env=BASE, cwd=WORK,
                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)))
check("a file that may not grow ends with a sentence and 4, not by SIGXFSZ", seen.returncode == 4 and b"notebook" in seen.stderr, (seen.returncode, seen.stderr))
seen = subprocess.run([BINARY, "list", SAMPLES], capture_output=True, env={**BASE, "XDG_CACHE_HOME": WORK + "/small"}, cwd=WORK,
                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
check("and no list", seen.returncode == 0 and seen.stdout.decode() == wanted, (seen.returncode, seen.stderr))
# Settings that are no file, or that nest without end.
os.makedirs(WORK + "/config/cablereader", exist_ok=True)
settings = WORK + "/config/cablereader/config.toml"
os.mkfifo(settings)
try:
    seen = subprocess.run([BINARY, "doctor"], capture_output=True, env=BASE, cwd=WORK, stdin=subprocess.DEVNULL, timeout=20)
    check("a pipe in place of the settings does not hold up the start", seen.returncode in (0, 4) and b"settings" in seen.stdout, seen.stderr)
except subprocess.TimeoutExpired:
    check("a pipe in place of the settings does not hold up the start", False)
os.unlink(settings)
with open(settings, "w") as file:
    file.write("pager = " + "[" * 50_000 + "]" * 50_000 + "\n")
seen = run("config", "--check")
check("lists 50,000 deep are a problem with its place, and no fault", seen.returncode not in (-11, 139) and b" deep" in seen.stdout + seen.stderr, (seen.returncode, seen.stderr[-200:]))
os.unlink(settings)

# What a query costs has a bound, which is reported.
for name, query in [("a phrase of 20,000 equal words", '"' + "tree " * 20_000 + '"'), ("5,000 words", " ".join(f"w{number}" for number in range(5_000)))]:
    seen = run("list", SAMPLES, "-q", query)
    check(f"{name} ends with 2 and says what the most is", seen.returncode == 2 and b"at most 256 words" in seen.stderr, (seen.returncode, seen.stderr[-300:]))
seen = run("list", SAMPLES, "-q", " ".join(f"w{number}" for number in range(250)))
check("250 words that match nothing are explained", seen.returncode == 1 and b"w249" in seen.stderr, (seen.returncode, seen.stderr[-200:]))
end()
