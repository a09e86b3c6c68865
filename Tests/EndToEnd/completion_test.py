"""No file, id, tag or post can act by being completed: Tab pressed in each real shell, near names that hold every sign of a shell."""
import os, sys

from program import WORK, check, end
from shell import INSTALLED, SHELLS, Typing, install

SIGNS = [
    "$(touch canary)", "`touch canary`", ";touch canary;", "|touch canary|", "&touch canary&", "\ntouch canary\n",
    "'", '"', "\\", "*", "?", "[a]", "{a,b}", "~", "!x", "!!", "#", "<canary", ">canary", "$HOME", "(x)", "=x", "%", "^",
    " a  b", "${x:=canary}", "$((1+1))", "'$(touch canary)'", '"$(touch canary)"', "a:b", ":$(touch canary):x", "é", "\t", "-", "+x",
]
CABLE = "UNCLAS {post} 000012\nSUBJECT: A SIGN\nTAGS: {tags}\nREF: A. ROME 1\n\n1. (U) The text.\n"
library = os.path.join(WORK, "signs")
os.makedirs(library)
for place, sign in enumerate(SIGNS):
    with open(f"{library}/S{place:02}{sign}END.txt", "w") as file:
        file.write(CABLE.format(post="ROME", tags=f"PHUM, T{place:02}{sign.strip()}END").replace("\n" + sign, "\n"))
# A name that begins with a sign, where options are expected too.
for name in ("-rf.txt", "+!touch canary.txt", "~root.txt"):
    with open(f"{library}/{name}", "w") as file:
        file.write(CABLE.format(post="ROME", tags="PHUM"))

install()


# What acts on a terminal is spelled out where it is shown, and such a spelling is no id.
SPELLED_OUT = ("\t", "\ntouch canary\n")
stems = [f"S{place:02}{sign}END" for place, sign in enumerate(SIGNS)]
ids = [stem for stem, sign in zip(stems, SIGNS) if sign not in SPELLED_OUT]


def completes(typing, what, words, expected, command="cablereader refs --in signs", after=""):
    """Types words with Tab after each, then Enter; compares what the program was started with, and looks for what ran."""
    wanted, got = expected or [], []
    # A few at a time: what a shell takes for a Tab grows with its line.
    for start in range(0, len(words), 6):
        line = command + "".join(f" {word}\t" for word in words[start:start + 6]) + after
        # On a busy machine a shell drops what is typed while it asks the program: then more slowly.
        for pause in (0.08, 0.4, 2.0):
            arguments = typing.accepted(line, pause)
            taken = [one for one in (arguments or ["nothing was started"])[command.count(" "):] if one]
            if expected is None or taken == wanted[start:start + 6]:
                break
        got += taken
    if expected is not None:
        check(f"{shell} completes {what}", got == wanted, [pair for pair in zip(got, wanted) if pair[0] != pair[1]][:3] or got)
    ran = [os.path.join(folder, "canary") for folder, _, names in os.walk(WORK) if "canary" in names]
    check(f"{shell} runs nothing where it completes {what}", not ran)
    for one in ran:
        os.remove(one)


for shell in (sys.argv[2:] or SHELLS):
    if shell not in INSTALLED:
        print(f"--    {shell} is not installed here")
        continue
    typing = Typing(shell, folder=WORK)
    typing.completed("cablereader list signs -q tag:P", "PHUM")
    completes(typing, "ids", [id[:3] for id in ids], ids)
    # fish takes what follows a tab for a description.
    files = [stem for stem in stems if not (shell == "fish" and "\t" in stem)]
    completes(typing, "paths", [f"signs/{stem[:3]}" for stem in files], [f"signs/{stem}.txt" for stem in files], "cablereader list")
    # `show` takes both; a name that acts on a terminal is typed, not offered.
    completes(typing, "paths of show", [f"signs/{id[:3]}" for id in ids], [f"signs/{id}.txt" for id in ids], "cablereader show")
    completes(typing, "ids of show", [id[:3] for id in ids], ids, "cablereader show --in signs")
    completes(typing, "ids in queries", [f"-q id:{id[:3]}" for id in ids], None)
    completes(typing, "tags", [f"-q tag:T{place:02}" for place in range(len(SIGNS))], None)
    for place in (0, 1, 2, 6, 7, 15, 26):
        for name, quote in (("single", "'"), ("double", '"')):
            # zsh leaves the quote open, for what else a query may hold.
            close = quote if shell == "zsh" else ""
            completes(typing, f"{stems[place]} in {name} quotes", [quote + stems[place][:3]], [stems[place]], after=close)
            completes(typing, f"a query with {stems[place]} in {name} quotes", [f"{quote}tag:PHUM id:{stems[place][:3]}"], None, "cablereader list signs -q", after=close)
    typing.close()
end()
