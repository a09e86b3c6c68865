"""scripts/install-dependencies on machines that lack something, each made of substitutes for the programs that it asks."""
import os, shutil, subprocess

from program import ROOT, WORK, check, end

SCRIPT = os.path.join(ROOT, "scripts/install-dependencies")
SWIFT = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"
USER, SUPERUSER = "echo 1000", "echo 0"
APT = f'echo "apt-get $*" >> {WORK}/log'
HEADERS, NO_HEADERS = "exit 0", "exit 1"
WHOLE = {"swift": SWIFT, "pkg-config": HEADERS, "python3": "", "readelf": "", "git": "", "zsh": "", "fish": "", "apt-get": APT, "id": SUPERUSER, "sudo": 'shift; "$@"'}


def machine(*arguments, **programs):
    """What the script does where these programs are all there is: exit code, what it says, and what it had installed."""
    folder = os.path.join(WORK, "machine")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name in ("bash", "env", "sed", "head", "tail"):
        os.symlink(shutil.which(name), os.path.join(folder, name))
    for name, text in {**WHOLE, **{key.replace("_", "-"): value for key, value in programs.items()}}.items():
        if text is not None:
            with open(os.path.join(folder, name), "w") as file:
                file.write("#!/bin/sh\n" + text + "\n")
            os.chmod(os.path.join(folder, name), 0o755)
    open(WORK + "/log", "w").close()
    ended = subprocess.run([shutil.which("bash"), SCRIPT, *arguments], env={"PATH": folder, "HOME": WORK}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    with open(WORK + "/log") as file:
        return ended.returncode, ended.stderr, file.read().split("\n")[:-1]


def expects(what, code, said=(), installed=None, *arguments, **programs):
    ended, seen, log = machine(*arguments, **programs)
    wanted = ["apt-get update -q", f"apt-get install -q -y {installed}"] if installed else []
    log = [line.strip() for line in log]
    check(what, ended == code and all(one in seen for one in said) and log == wanted and bool(seen) == bool(said), (ended, seen, log))


expects("where all is there, nothing is run or said", 0)
expects("where all is there, a user needs no sudo", 0, id=USER, sudo=None)
expects("missing headers are installed under the name that every release has", 0, ["Installing libncurses-dev libsqlite3-dev libarchive-dev zlib1g-dev"], "libncurses-dev libsqlite3-dev libarchive-dev zlib1g-dev", pkg_config=NO_HEADERS)
expects("headers that a compiler finds are not installed again", 0, pkg_config=NO_HEADERS, cc="exit 0")
expects("without pkg-config the compiler is asked", 0, pkg_config=None, clang="exit 0")
expects("what the tests need is installed for them", 0, ["Installing python3 binutils"], "python3 binutils", "--tests", python3=None, readelf=None)
expects("shells that only tests type into are installed where root runs them", 0, [], "fish", "--tests", fish=None)
expects("and are no condition", 0, ["Not installed: zsh. Their completions are not tested."], None, "--tests", zsh=None, apt_get="exit 1")
expects("and a user's machine is left as it is", 0, [], None, "--tests", zsh=None, id=USER)
expects("and not for the build", 0, python3=None, readelf=None)
expects("a user with sudo installs", 0, ["Installing libncurses-dev"], "libncurses-dev libsqlite3-dev libarchive-dev zlib1g-dev", id=USER, pkg_config=NO_HEADERS)
expects("without sudo it says what root types", 2, ["the headers of ncurses, the headers of SQLite, the headers of libarchive, the headers of zlib", "there is no sudo", "As root, type: apt-get install libncurses-dev libsqlite3-dev libarchive-dev zlib1g-dev"], id=USER, sudo=None, pkg_config=NO_HEADERS)
expects("where sudo refuses it says what root types", 2, ["could not be installed", "As root, type: apt-get install"], id=USER, sudo="exit 1", pkg_config=NO_HEADERS)
expects("without apt it says what is missing", 2, ["no apt-get", "ncurses-devel", "run make again"], pkg_config=NO_HEADERS, apt_get=None)
expects("without Swift it says where it comes from", 2, ["no swift is in the PATH", "https://www.swift.org/install", "run make again"], swift=None)
expects("an old Swift is named", 2, ["this one is 5.10", "Swift 6.2 or later"], swift="echo 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'")
expects("a Swift that does not run says why", 2, ["does not run: swift: error while loading shared libraries", "https://www.swift.org/install"], swift="echo 'swift: error while loading shared libraries: libncurses.so.6' >&2; exit 127")
expects("git is installed for the argument parser", 0, ["Installing git"], "git", git=None)
expects("a later Swift will do", 0, swift="echo 'Swift version 7.0 (swift-7.0-RELEASE)'")
end()
