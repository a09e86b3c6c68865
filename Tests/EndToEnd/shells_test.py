"""What shells and people ask of the program: completions from the index, and the doctor."""
import json, os, shutil, subprocess

from program import BASE, BINARY, ROOT, SAMPLES, WORK, check, end, run, text
from shell import INSTALLED, SHELLS, Typing, install

# Completions, typed into real shells.
install()
# From the index: what is read from files within a third of a second depends on what else runs.
run("index", "Samples", cwd=ROOT)
for shell in SHELLS:
    if not shutil.which(shell):
        print(f"--    {shell} is not installed here")
        continue
    typing = Typing(shell)
    for what, line, wanted in [
        ("commands", "cablereader compl", ["completions"]),
        ("posts of the folder on the line", "cablereader list Samples -q from:AST", ["from:ASTANA"]),
        ("tags of the folder on the line", "cablereader list Samples -q tag:P", ["PHUM", "PREL"]),
        ("fields", "cablereader list -q ta", ["tag:"]),
        ("ids", "cablereader refs --in Samples 09ALMATY21", ["09ALMATY2118"]),
        ("files", "cablereader list Sam", ["Samples/"]),
        ("folders after the name of the program", "cablereader Sam", ["Samples/"]),
        ("options of browse after it", "cablereader --the", ["--theme"]),
        ("their values", "cablereader --theme da", ["dark"]),
        ("and what follows a folder", "cablereader Samples --the", ["--theme"]),
        ("folders after ids", "cablereader refs 09ALMATY2118 Sam", ["Samples/"]),
        ("folders after ids of the notebook", "cablereader notebook star 09ALMATY2118 Sam", ["Samples/"]),
        ("columns", "cablereader list --columns su", ["subject"]),
        ("what is counted", "cablereader stats --by po", ["post"]),
    ]:
        shown = typing.completed(line, *wanted)
        check(f"{shell} completes {what}", all(one in shown for one in wanted))
        check(f"{shell} offers no tag that no cable of the folder has", "PHSA" not in shown) if "tags" in what else None
    typing.close()
run("list", SAMPLES)
for shell in SHELLS:
    script = text("completions", shell)
    check(f"completions {shell} prints a script", "cablereader" in script and len(script) > 2000)
    if shutil.which(shell):
        read = subprocess.run([shell, "-n"] if shell != "fish" else ["fish", "--no-execute"], input=script.encode(), capture_output=True)
        check(f"{shell} can read it", read.returncode == 0)
check("completions of an unknown shell end with 2", run("completions", "tcsh").returncode == 2)

# The doctor.
well = run("doctor")
lines = well.stdout.decode().rstrip("\n").split("\n")
check("doctor ends with 0 where all is well", well.returncode == 0 and well.stderr == b"")
names = ["program", "terminal", "colours", "locale", "size", "index", "notebook", "settings", "library", "limits", "kernel"]
check("doctor looks at everything", [line.split()[1] for line in lines] == names and all(line.startswith("ok ") for line in lines))
check("doctor reports the version and TERM", "cablereader " + open(os.path.join(ROOT, "VERSION")).read().strip() in lines[0] and "xterm-256color, 256 colours" in lines[1])


def findings(**named):
    result = run("doctor", "--format", "json", **named)
    return {one["name"]: one for one in json.loads(result.stdout)}, result.returncode


def warns(name, what, advice, code=0, state="warn", **named):
    found, ended = findings(**named)
    one = found[name]
    check(f"doctor reports {name}: {what}", one["state"] == state and what in one["text"] and advice in (one["advice"] or "") and ended == code)


warns("terminal", "nonsense is unknown on this machine; drawn as xterm-256color", "Set TERM", environment={"TERM": "nonsense"})
warns("terminal", "TERM is not set", "Set TERM", without=("TERM",))
warns("terminal", "xterm, 8 colours", "xterm-256color", environment={"TERM": "xterm"})
warns("terminal", "dumb, 0 colours; it cannot draw", "cablereader list", environment={"TERM": "dumb"})
warns("terminal", "inside tmux", "tmux-256color", environment={"TMUX": "/tmp/x,1,0"})
warns("locale", "C, ANSI", "LC_ALL=C.UTF-8", environment={"LC_ALL": "C"})
warns("locale", "xx_XX.UTF-8 is not installed", "LC_ALL=C.UTF-8", environment={"LC_ALL": "xx_XX.UTF-8"})
warns("colours", "NO_COLOR=1", "", state="ok", environment={"NO_COLOR": "1"})
with open(WORK + "/blocked", "w"):
    pass
warns("index", "no index can be kept", "XDG_CACHE_HOME", 4, "bad", environment={"XDG_CACHE_HOME": WORK + "/blocked"})
warns("notebook", "cannot be written", "XDG_DATA_HOME", 4, "bad", environment={"XDG_DATA_HOME": WORK + "/blocked"})
os.makedirs(WORK + "/config/cablereader")
with open(WORK + "/config/cablereader/config.toml", "w") as file:
    file.write('thme = "dark"\npager = "no-such-pager-here"\n')
warns("settings", "1 problem, the first 1:1: 'thme' is not a setting. Did you mean 'theme'?", "config --check")
warns("pager", "no-such-pager-here is not found in PATH", "pager =")
few = subprocess.run(["bash", "-c", f"ulimit -n 64; exec '{BINARY}' doctor"], env=BASE, capture_output=True)
check("doctor reports a low limit of open files", b"ulimit -n 1024" in few.stdout)
narrow, _ = findings(environment={"TERM": "\x1b[31mevil"})
check("the environment is printed as it is in JSON, and safely to people",
      narrow["terminal"]["text"].startswith("\x1b[31mevil is unknown"))
for command in ("doctor", "completions"):
    help_text = run(command, "--help")
    check(f"{command} --help has an example", help_text.returncode == 0 and f"Example: cablereader {command}".encode() in help_text.stdout)
end()
