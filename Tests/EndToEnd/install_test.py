"""Installs into a folder and removes again; holds manual pages and completions to the program."""
import json, os, platform, re, shutil, subprocess

from program import BINARY, ROOT, WORK, check, end

STAGE, TREE = WORK + "/stage", WORK + "/a root"


def make(*arguments):
    return subprocess.run(["make", "-s", "-C", ROOT, f"BINARY={BINARY}", f"STAGE={STAGE}", *arguments],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)


def files():
    return {os.path.relpath(os.path.join(folder, name), TREE)
            for folder, _, names in os.walk(TREE) for name in names}


def described(command, path=()):
    """Every command with its options, as the program describes itself."""
    yield " ".join((*path, command["commandName"])), command
    for one in command.get("subcommands", []):
        if one["shouldDisplay"] and one["commandName"] != "help":
            yield from described(one, (*path, command["commandName"]))


early = make("install", f"DESTDIR={TREE}")
check("install before a build says what to do", early.returncode != 0 and "run make first" in early.stderr and not files())
staged = make("stage")
check("what is installed can be staged " + staged.stderr, staged.returncode == 0)
installed = make("install", f"DESTDIR={TREE}", "PREFIX=/opt/my readers")
check("install ends with 0 " + installed.stderr, installed.returncode == 0)
there = files()
for wanted in ("bin/cablereader", "share/man/man1/cablereader.1", "share/man/man5/cablereader.5",
               "share/bash-completion/completions/cablereader", "share/zsh/site-functions/_cablereader",
               "share/fish/vendor_completions.d/cablereader.fish", "share/doc/cablereader/README.md",
               "share/doc/cablereader/examples/Samples/09ASTANA1327.txt"):
    check(f"install brings {wanted}", "opt/my readers/" + wanted in there)
check("install stays below its prefix", all(name.startswith("opt/my readers/") for name in there))
program = os.path.join(TREE, "opt/my readers/bin/cablereader")
version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
wanted = open(os.path.join(ROOT, "VERSION")).read().strip()
check("the installed program has the version of the file VERSION", version == f"cablereader {wanted}\n")
check("it is stripped", b".debug_info" not in open(program, "rb").read())
flags = subprocess.run(["make", "-n", "-C", ROOT, "build"], capture_output=True, text=True).stdout
check("a release is linked with -z now and without RUNPATH", "-z -Xlinker now" in flags and "--disable-local-rpath" in flags and "-no-toolchain-stdlib-rpath" in flags)
dynamic = subprocess.run(["readelf", "-dW", program], capture_output=True, text=True).stdout
check("its libraries are known", "NEEDED" in dynamic, dynamic)
# Swift's runtime is in a release, and not in what the tests build.
if "libswiftCore" not in dynamic:
    size = os.path.getsize(program)
    check("a release has at most 20 MB, stripped", size <= 20_000_000, size)
    check("it is bound before it runs, and looks for no library beside it", "BIND_NOW" in dynamic and "RUNPATH" not in dynamic and "RPATH" not in dynamic, dynamic)
headers = subprocess.run(["readelf", "-lW", program], capture_output=True, text=True).stdout
check("its tables are read-only once it runs (RELRO), and its stack holds no program", "GNU_RELRO" in headers and "RWE" not in headers)

page = open(os.path.join(TREE, "opt/my readers/share/man/man1/cablereader.1")).read()
plain = page.replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
commands = json.load(open(STAGE + "/commands.json"))["command"]
for name, command in described(commands):
    if name == "cablereader":
        continue
    section = plain.partition(f".Ss {name}\n")[2].partition("\n.Ss ")[0]
    options = [one for one in command.get("arguments", []) if one["shouldDisplay"] and one["valueName"] not in ("help", "version")]
    missing = [flag["name"] for one in options for flag in one.get("names", []) if flag["name"] not in section]
    check(f"the manual describes {name} and its options {missing or ''}", command["abstract"] in section and not missing)
    if not command.get("subcommands"):
        check(f"the manual has an example of {name}", ".Dl cablereader" in section)
keys = [line[30:].strip() for line in subprocess.run([program, "keys"], capture_output=True, text=True).stdout.splitlines()]
unnamed = [line for line in keys if line and line.split(None, 1)[-1] not in plain]
check(f"the manual describes every key {unnamed or ''}", len(keys) > 70 and not unnamed)
settings = open(os.path.join(TREE, "opt/my readers/share/man/man5/cablereader.5")).read()
defaults = open(STAGE + "/config.toml").read()
check("the manual of files holds the default settings", "theme = " in defaults
      and all(line.replace("\\", "\\e").replace("-", "\\-") in settings for line in defaults.split("\n") if " = " in line))
written = open(os.path.join(ROOT, "docs/configuration.md")).read()
unwritten = [line.split(" = ")[0] for line in defaults.partition("[bind]")[0].split("\n") if " = " in line
             and "`" + line.split(" = ")[0] + "`" not in written]
check(f"docs/configuration.md describes every setting {unwritten or ''}", not unwritten)
check("the manual names the version", f"CableReader {wanted}" in page)
for one in ("cablereader.1", "cablereader.5"):
    if shutil.which("mandoc"):
        lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", f"{STAGE}/{one}"], capture_output=True, text=True)
        check(f"mandoc has nothing to say about {one} {lint.stdout}", lint.stdout == "" and lint.returncode == 0)
for shell, script, arguments in (("bash", "cablereader.bash", ["-n"]), ("zsh", "_cablereader", ["-n"]),
                                 ("fish", "cablereader.fish", ["-n"])):
    if shutil.which(shell):
        read = subprocess.run([shell, *arguments, f"{STAGE}/{script}"], capture_output=True, text=True)
        check(f"{shell} reads its completions {read.stderr}", read.returncode == 0)
completed = subprocess.run(
    ["bash", "-c", f'PATH="{TREE}/opt/my readers/bin:$PATH"; source "{STAGE}/cablereader.bash"; COMP_WORDS=(cablereader st); '
     'COMP_CWORD=1; COMP_LINE="cablereader st"; COMP_POINT=14; _cablereader cablereader st cablereader; echo "${COMPREPLY[@]}"'],
    capture_output=True, text=True)
check("bash completes a command " + completed.stderr, "stats" in completed.stdout.split())

notes = subprocess.run([ROOT + "/packaging/notes", wanted], capture_output=True, text=True)
check("CHANGELOG.md has notes for the version", notes.returncode == 0 and "###" in notes.stdout and "## [" not in notes.stdout, notes)
check("and none for a version that does not exist", subprocess.run([ROOT + "/packaging/notes", "9.9.9"], capture_output=True).returncode == 1)
bill = subprocess.run([ROOT + "/packaging/sbom", program], capture_output=True, text=True)
parts = {part["name"]: part for part in json.loads(bill.stdout)["packages"]} if bill.returncode == 0 else {}
check("the bill of materials has the packages of Swift and every shared library",
      {"cablereader", "swift-argument-parser", "swift-runtime"} <= set(parts) and parts["cablereader"]["versionInfo"] == wanted
      and set(re.findall(r"NEEDED.*\[(.*)\]", subprocess.run(["readelf", "-dW", program], capture_output=True, text=True).stdout)) <= set(parts), bill.stderr)

if all(map(shutil.which, ("dpkg-deb", "dpkg-shlibdeps", "xz", "ar"))):
    packed = subprocess.run([ROOT + "/packaging/deb", STAGE, WORK + "/dist"], capture_output=True, text=True,
                            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
    package = next((WORK + "/dist/" + name for name in os.listdir(WORK + "/dist")), "") if packed.returncode == 0 else ""
    subprocess.run(["dpkg-deb", "-x", package, WORK + "/unpacked"])
    inside = WORK + "/unpacked/usr/bin/cablereader"
    check("a Debian package unpacks to the same program", os.path.exists(inside) and open(inside, "rb").read() == open(program, "rb").read(), packed.stderr)
    parts = subprocess.run(["ar", "t", package], capture_output=True, text=True).stdout.split()
    check("it has the three parts of a package in their order", parts == ["debian-binary", "control.tar.xz", "data.tar.xz"], parts)
    data = subprocess.run(["ar", "p", package, "data.tar.xz"], capture_output=True).stdout
    with open(WORK + "/data.tar.xz", "wb") as file:
        file.write(data)
    filters = subprocess.run(["xz", "--robot", "-lvv", WORK + "/data.tar.xz"], capture_output=True, text=True).stdout
    check("machine code is packed through xz's filter for it", platform.machine() != "x86_64" or "--x86" in filters, filters)
    if "/release/" in BINARY:
        size = os.path.getsize(package)
        check("a package of a release has at most 5.5 MB", size <= 5_500_000, size)

removed = make("uninstall", f"DESTDIR={TREE}", "PREFIX=/opt/my readers")
check("uninstall leaves no file", removed.returncode == 0 and not files())

end()
