"""Drives the built program as people do in pipes: exit codes, formats, colours, closed pipes."""
import csv, hashlib, html.parser, io, json, os, re, shutil, signal, subprocess, sys, time
import xml.etree.ElementTree as xml

from program import BASE, BINARY, ROOT, SAMPLES, WORK, check, end, run, text

# Of its files every one is a cable.
YEAR = SAMPLES + "/2009"

COMMANDS = [one["commandName"] for one in json.loads(text("--experimental-dump-help"))["command"]["subcommands"]
            if one["commandName"] != "help"]


def rows(text):
    return [line for line in text.split("\n") if line]


def on_terminal(*arguments, environment=None, size=(24, 80)):
    """What the program writes when standard output is a terminal."""
    import fcntl, pty, select, struct, termios
    pid, master = pty.fork()
    if pid == 0:
        os.environ.clear()
        os.environ.update({**BASE, **(environment or {})})
        os.chdir(WORK)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        os.execv(BINARY, [BINARY, *arguments])
    written = b""
    while True:
        if not select.select([master], [], [], 20)[0]:
            break
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(master)
    return written, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Page(html.parser.HTMLParser):
    """Balanced elements, links and ids of a page; problems in `problems`."""
    VOID = {"meta", "link", "br", "img", "hr", "input"}

    def __init__(self, source):
        super().__init__()
        self.open, self.problems, self.links, self.ids, self.elements = [], [], [], [], []
        self.feed(source)
        self.close()
        if self.open:
            self.problems.append(f"not closed: {self.open}")
        if len(set(self.ids)) != len(self.ids):
            self.problems.append("an id twice")
        if not source.startswith("<!DOCTYPE html>"):
            self.problems.append("no document type")

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        for name, value in attributes:
            if name in ("href", "src"):
                self.links.append(value)
            if name == "id":
                self.ids.append(value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        # Python's parser reports `<meta />` as opened and closed; an HTML parser closes it anyway.
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.problems.append(f"</{tag}> closes nothing")


# Exit codes and usage.
check("list ends with 0", run("list", SAMPLES).returncode == 0)
nothing = run("list", SAMPLES, "-q", "tag:PHUM date:1979")
check("nothing matched ends with 1", nothing.returncode == 1 and nothing.stdout == b"")
check("an empty result says which term left nothing", b"tag:PHUM 8" in nothing.stderr and b"date:1979 0" in nothing.stderr)
for wrong in (["list", "--bogus"], ["list", SAMPLES, "--sort", "size"], ["list", SAMPLES, "--columns", "size"],
              ["stats", SAMPLES, "--by", "size"], ["show"], ["export", SAMPLES, "--format", "html"]):
    result = run(*wrong)
    check(f"wrong usage ends with 2 and is reported on standard error: {' '.join(wrong[:1] + wrong[-2:])}",
          result.returncode == 2 and result.stdout == b"" and result.stderr != b"")
missing = run("list", SAMPLES, "/nowhere/at/all")
check("a missing path ends with 3, the rest is listed", missing.returncode == 3 and b"09ASTANA1327" in missing.stdout)
check("a missing path is named", b"/nowhere/at/all" in missing.stderr)
check("no usable path ends with 3", run("list", "/nowhere/at/all").returncode == 3)
lost = run("list")
check("without a path, library or cables: three lines and 2", lost.returncode == 2 and len(rows(lost.stderr.decode())) == 3)
check("without a path the current folder is read, if it holds cables", "09ASTANA1327" in text("list", cwd=SAMPLES))
for command in COMMANDS:
    result = run(command, "--help")
    check(f"{command} --help ends with 0, on standard output, with an example",
          result.returncode == 0 and b"Example: cablereader" in result.stdout and result.stderr == b"")
version = run("--version")
check("--version ends with 0", version.returncode == 0 and re.fullmatch(rb"cablereader \d+\.\d+\.\d+\n", version.stdout))

# Formats, parsed back by others.
table = list(csv.DictReader(io.StringIO(text("list", SAMPLES, "--format", "csv"))))
check("list --format csv is CSV", len(table) == 23 and table[0]["id"] == "09ALMATY2458" and "," in table[1]["subject"])
lines = text("list", SAMPLES, "--format", "tsv").rstrip("\n").split("\n")
check("list --format tsv has as many fields in each line", {line.count("\t") for line in lines} == {5} and len(lines) == 24)
objects = [json.loads(line) for line in rows(text("list", SAMPLES, "--format", "jsonl", "--columns", "id,tags,cites,cited,sent"))]
astana = next(one for one in objects if one["id"] == "09ASTANA1327")
check("list --format jsonl is JSON with the columns asked for",
      list(astana) == ["id", "tags", "cites", "cited", "sent"] and "PHUM" in astana["tags"] and astana["cites"] == ["09STATE78227"]
      and astana["cited"] == 8 and astana["sent"] == "2009-08-04T11:11:00Z")
# The same words for the forms, and json for jsonl, wherever rows are printed.
for command in (["list", SAMPLES], ["search", "reftel", SAMPLES], ["check", SAMPLES], ["stats", SAMPLES], ["tags", SAMPLES],
                ["refs", "09ASTANA1327", SAMPLES], ["export", SAMPLES]):
    for form in ("tsv", "csv", "jsonl", "json"):
        result = run(*command, "-f", form)
        check(f"{command[0]} -f {form} prints", result.returncode == 0 and result.stdout.count(b"\n") >= 1, result.stderr)
        if form == "jsonl":
            check(f"{command[0]} -f jsonl is an object a line", all(isinstance(json.loads(line), dict) for line in rows(result.stdout.decode())))
        if form == "csv":
            check(f"{command[0]} -f csv has a head and as many fields in each line",
                  len({len(row) for row in csv.reader(io.StringIO(result.stdout.decode()))}) == 1)
check("json is another name of jsonl", run("list", SAMPLES, "-f", "json").stdout == run("list", SAMPLES, "--format", "jsonl").stdout)
check("TAGS in tables are joined by semicolons as in export", table[0]["tags"] == "PHUM; KPAO; OSCE")
named = json.loads(text("list", SAMPLES, "-f", "json", "-n", "1", "-s", "id", "-c", "id,classification,references"))
check("columns have the names of export, too", list(named) == ["id", "classification", "references"])
for alias, own in (("classification:SBU", "class:SBU"), ("tags:PHUM", "tag:PHUM"), ("references:09STATE78227", "cites:09STATE78227"),
                   ("sent:2009-08", "date:2009-08"), ("origin:ASTANA", "from:ASTANA"), ("ref:09STATE78227", "cites:09STATE78227"),
                   ("captions:SIPDIS", "caption:SIPDIS")):
    one, other = run("list", SAMPLES, "-q", alias), run("list", SAMPLES, "-q", own)
    check(f"{alias} is {own}", one.stdout == other.stdout and one.stdout != b"" and one.returncode == 0, one.stderr)
# Folders are given the same way everywhere.
for command in (["list"], ["export"], ["check"], ["stats"], ["tags"], ["search", "reftel"], ["refs", "09ASTANA1327"], ["show", "09ASTANA1327"]):
    one, other = run(*command, SAMPLES), run(*command, "--in", SAMPLES)
    check(f"{command[0]} takes a folder after --in and without it", one.returncode == 0 and one.stdout == other.stdout, one.stderr + other.stderr)
# The value of a short option may be part of the word, as in head, git and rg.
for command, joined, apart in ((["list", SAMPLES], ["-n2", "-spost", "-cid,path", "-fcsv", "-qtag:PHUM"], ["-n", "2", "-s", "post", "-c", "id,path", "-f", "csv", "-q", "tag:PHUM"]),
                               (["export", SAMPLES], ["-n2", "-s-date", "-ftsv"], ["-n", "2", "-s", "-date", "-f", "tsv"]),
                               (["search", "reftel", SAMPLES], ["-n1", "-srelevance", "-gyear"], ["-n", "1", "-s", "relevance", "-g", "year"]),
                               (["stats", SAMPLES], ["-n2", "-fcsv"], ["-n", "2", "-f", "csv"]), (["tags", SAMPLES], ["-n2", "-ftsv"], ["-n", "2", "-f", "tsv"]),
                               (["check", SAMPLES], ["-fjson", "-qtag:PHUM"], ["-f", "json", "-q", "tag:PHUM"]), (["show", "09ASTANA1327", SAMPLES], ["-fjson"], ["-f", "json"])):
    one, other = run(*command, *joined), run(*command, *apart)
    check(f"{command[0]} {' '.join(joined)} is {' '.join(apart)}", one.returncode == 0 and one.stdout == other.stdout != b"", one.stderr)
lone = run("show", "09NOWHERE1", cwd=YEAR)
check("where was looked is named as a person would", b" in this folder. Name" in lone.stderr, lone.stderr)
check("show FOLDER says that it is a folder", b"is a folder" in run("show", SAMPLES).stderr and run("show", SAMPLES).returncode == 2)
found = [json.loads(line) for line in rows(text("check", SAMPLES, "-q", "id:09ASTANA1327", "-f", "jsonl"))]
check("check -q has the findings of the cables that match, and their totals",
      {one.get("id") for one in found[:-1]} == {"09ASTANA1327"} and found[-1]["cables"] == 1 and len(found) == 3)
check("check -q of nothing ends with 1", run("check", SAMPLES, "-q", "tag:ZZZZ").returncode == 1)
# Exports into a file: whole, or not there.
os.makedirs(WORK + "/out", exist_ok=True)
kept = WORK + "/out/cables.csv"
check("export -o writes a file", run("export", SAMPLES, "-f", "csv", "-o", kept).stdout == b"" and open(kept, "rb").read() == run("export", SAMPLES, "-f", "csv").stdout)
nothing = run("export", SAMPLES, "-q", "tag:ZZZZ", "-o", WORK + "/out/none.json")
check("an export of nothing says so, and writes no file", nothing.returncode == 1 and b"No cable was exported" in nothing.stderr
      and sorted(os.listdir(WORK + "/out")) == ["cables.csv"], nothing.stderr)
full = run("export", SAMPLES, "-o", "/dev/full")
check("a full disk ends an export with 3 and says so", full.returncode == 3 and b"No space left" in full.stderr)
first = [json.loads(line)["id"] for line in rows(text("export", SAMPLES, "-s", "-date", "-n", "3"))]
listed = [json.loads(line)["id"] for line in rows(text("list", SAMPLES, "-s", "-date", "-n", "3", "-f", "json"))]
check("export --sort and --limit are those of list", first == listed and len(first) == 3)
alone = run("refs", SAMPLES + "/09ASTANA1327.txt")
check("refs of a file has what its cables cite", alone.returncode == 0 and alone.stdout == b"09ASTANA1327 cites 09STATE78227 (not here)\n", alone)
check("so has refs of standard input", run("refs", "-", input=open(SAMPLES + "/09ASTANA1327.txt", "rb").read()).stdout == alone.stdout)
empty = WORK + "/no-cable.txt"
with open(empty, "w") as file:
    file.write("Lunch is at noon.\n")
check("a file without a cable is reported by refs, too, and ends with 3", run("refs", empty).returncode == 3 and b"no-cable.txt: it holds nothing of a cable" in run("refs", empty).stderr)
absent = run("refs", "09STATE78227", SAMPLES)
check("refs of a cable that is not here shows who cites it", absent.returncode == 1 and b"cited by" in absent.stdout and b"not here" in absent.stdout)
wrong = run("list", SAMPLES, "--sort", "size").stderr.decode()
check("wrong usage reads as all other errors do, with one line of help", wrong.startswith("cablereader: ") and "Usage:" not in wrong
      and rows(wrong)[-1] == "See 'cablereader list --help' for more information.", wrong)
check("a path that does not exist ends with 3 on the screen, too", run(SAMPLES + "/nowhere").returncode == 3)
listed = run("list", SAMPLES, "--columns", "path", "--null").stdout
odd = os.path.join(WORK, "odd-names")
os.makedirs(odd)
names = [b"x\ny.txt", b"x\ry.txt", b"bad\xff\xfe.txt", b"x y.txt", "\u00e9.txt".encode()]
for name in names:
    shutil.copy(os.fsencode(SAMPLES + "/09ASTANA1327.txt"), os.path.join(os.fsencode(odd), name))
given = run("list", odd, "--columns", "path", "--null").stdout.split(b"\0")[:-1]
check("--null gives the bytes of each name", sorted(given) == sorted(os.path.join(os.fsencode(odd), name) for name in names), given)
given = run("list", odd, "--columns", "path").stdout
check("without it, each name is still one line", given.count(b"\n") == len(names) and b"bad\xff\xfe.txt" in given, given)
for arguments in [("search", "the", SAMPLES, "--context", "9223372036854775807", "-n", "1"), ("search", "the", SAMPLES, "--context", "9" * 40, "-n", "1"),
                  ("refs", "09ASTANA1327", "--in", SAMPLES, "--depth", "9223372036854775807"), ("refs", "09ASTANA1327", "--in", SAMPLES, "--depth", "9" * 40, "-f", "dot"),
                  ("list", SAMPLES, "-n", "9" * 40), ("tags", SAMPLES, "-n", "9" * 40), ("stats", SAMPLES, "-n", "9" * 40), ("export", SAMPLES, "-n", "9" * 40)]:
    check(f"{' '.join(arguments[:1] + arguments[-2:])} takes a number beyond all counts", run(*arguments).returncode == 0)
for number in ["-1", "x", "1.5", ""]:
    check(f"--limit {number!r} is refused", run("list", SAMPLES, f"--limit={number}").returncode == 2)
for query in ["x" * 100_000, "x" * 100_000 + "*", "*" + "x" * 100_000, "stem:" + "x" * 100_000]:
    before = time.time()
    done = run("list", SAMPLES, "-q", query)
    check(f"a word of 100,000 letters ({query[:6]}…{query[-1]}) finds nothing soon", done.returncode == 1 and time.time() - before < 20, (done.returncode, time.time() - before))
for query in ["-OR", "-AND", "NOT OR", "NOT AND"]:
    check(f"-q {query!r} is refused", run("list", SAMPLES, "-q", query).returncode == 2)
os.symlink("/dev/zero", os.path.join(odd, "zero.txt"))
os.mkfifo(os.path.join(odd, "fifo.txt"))
for name in ("zero.txt", "fifo.txt"):
    done = run("show", os.path.join(odd, name))
    check(f"show reports that {name} is no ordinary file", done.returncode == 3 and b"not an ordinary file" in done.stderr, done)
check("with typing errors it is refused", run("list", SAMPLES, "-q", "x" * 100_000 + "~1").returncode == 2)
check("--null ends each line with NUL", listed.count(b"\0") == 23 and b"\n" not in listed)
explained = text("check", "--explain", os.path.join(SAMPLES, "09ASTANA1327.txt"))
check("check --explain says what a file was taken for, by which signs, and how many cables it has",
      "read as" in explained and "known by" in explained and "found           1 cable" in explained, explained)
said = [json.loads(line) for line in rows(text("check", "--explain", SAMPLES, "--format", "jsonl"))]
check("check --explain has an object for each file", sum(file["cables"] for file in said) == 23 and len(said) == len({file["path"] for file in said}))
check("check --explain says why a file holds no cable", any(file["cables"] == 0 and "it holds no cable" in file["notUnderstood"][0] for file in said))
for lines in (["tags", SAMPLES, "--names"], ["stats", SAMPLES], ["check", SAMPLES], ["search", "democratic", SAMPLES],
              ["refs", "09ASTANA1327", "--in", SAMPLES]):
    plain, zero = run(*lines).stdout, run(*lines, "-0").stdout
    check(f"{lines[0]} -0 prints the same lines, each with NUL at its end", plain and zero == plain.replace(b"\n", b"\0"))
for value, known in (("class:X", b"U, SBU, LOU, C, S, TS"), ("mark:Q", b"U, SBU"), ("precedence:SLOW", b"NIACT-IMMEDIATE"),
                     ("has:bar", b"missing-ref"), ("is:bar", b"unread"), ("date:foo", b"2009-08")):
    result = run("list", SAMPLES, "-q", "tag:KZ " + value)
    check(f"{value} is refused with its column and what there is", result.returncode == 2 and result.stdout == b"" and known in result.stderr
          and re.search(rb"column \d+: ", result.stderr) is not None, result.stderr)
for value in ("class:sbu", "mark:U", "class:>=unclassified", "precedence:niact-immediate", 'precedence:"NIACT IMMEDIATE"'):
    check(f"{value} is no mistake", b"column" not in run("list", SAMPLES, "-q", value).stderr)
asking = (["list", SAMPLES], ["export", SAMPLES], ["export", SAMPLES, "--format", "csv"], ["stats", SAMPLES], ["tags", SAMPLES], ["refs", "--in", SAMPLES],
          ["check", SAMPLES], ["search", "tree", SAMPLES])
commands = set(re.findall(r"^  (\w+)  ", text("--help").partition("SUBCOMMANDS:")[2], re.M))
takes = {command for command in commands if "--query" in text(command, "--help")}
check("every command that takes a query is tried with those that are not understood", takes == {command[0] for command in asking}, (takes, commands))
for value in ("🙂", "OR", "tag:", 'tag:" "', '-tag:" "', "(", "()", "tga:PHUM", "station:ROME", "a AND", '""', "", "-", "class:X", "date:foo", "date:2010..2009", "tag:>X"):
    for command in asking:
        result = run(*command, "-q", value)
        check(f"{command[0]} -q '{value}' ends with 2, selects nothing, and says nothing was done", result.returncode == 2 and result.stdout == b"" and b"uery" in result.stderr
              and b"taken" not in result.stderr and b"left out" not in result.stderr, result.stderr)
    check(f"search '{value}' ends with 2", run("search", "--", value, SAMPLES).returncode == 2)
check("a query may begin with a minus sign", rows(text("list", SAMPLES, "-q", "-tag:PHUM")) and run("list", YEAR, "-q", "-tag:PHUM").stderr == b"")
for spelled in ("09 ASTANA 1327", '"09 ASTANA 1327"', "ASTANA 1327", "2009ASTANA01327"):
    found = rows(text("list", SAMPLES, "-q", spelled, "--columns", "id"))
    check(f"{spelled} finds the cable of that id", found == ["09ASTANA1327"], found)
for word, command in (("lst", "list"), ("serch", "search"), ("stat", "stats"), ("exprot", "export")):
    result = run(word)
    check(f"{word} is asked whether {command} was meant", result.returncode == 2 and f"it is {command}:".encode() in result.stderr)
check("a path that resembles no command is not taken for one", b"command" not in run("/nowhere/at/all").stderr)
check("paths can be opened from here", all(os.path.exists(path) for path in os.fsdecode(listed).split("\0")[:-1]))
check("--limit limits", len(rows(text("list", SAMPLES, "--limit", "3"))) == 3)
ids = [line.split()[0] for line in rows(text("list", SAMPLES, "--sort", "id"))]
check("--sort takes several keys, each with its direction",
      text("list", SAMPLES, "--sort", "post,-date") == text("list", SAMPLES, "--sort", "-post,date", "--reverse"))
check("--sort id sorts, --reverse reverses it",
      ids == sorted(ids) and [line.split()[0] for line in rows(text("list", SAMPLES, "--sort", "id", "--reverse"))] == ids[::-1])
found = rows(text("list", SAMPLES, "-q", "forum", "--snippets"))
check("list --snippets has a line below each cable, with the paragraph and its mark", len(found) == 2 * len(rows(text("list", SAMPLES, "-q", "forum")))
      and all(re.match(r"    ¶\d+ \([A-Z/]+\) ", line) for line in found[1::2]), found[:4])
found = [json.loads(line) for line in rows(text("list", SAMPLES, "-q", "forum", "--snippets", "-c", "id", "-f", "jsonl"))]
check("and a column in tables", found and all(list(one) == ["id", "snippet"] and "forum" in one["snippet"] for one in found), found[:2])
check("which can be asked for as one", text("list", SAMPLES, "-q", "forum", "-c", "id,snippet", "-f", "csv") == text("list", SAMPLES, "-q", "forum", "-c", "id,snippet", "--snippets", "-f", "csv"))
beginning = json.loads(rows(text("list", SAMPLES, "-q", "id:09ASTANA1327", "-c", "snippet", "-f", "jsonl"))[0])["snippet"]
own = next(one for one in (json.loads(line) for line in rows(text("export", SAMPLES, "-q", "id:09ASTANA1327"))))
check("without words it is the beginning of the text", any(one["text"].startswith(beginning.removesuffix(" …")) for one in own["paragraphs"][:2]), beginning)
check("-q filters", {line.split()[0] for line in rows(text("list", SAMPLES, "-q", "class:S"))} == {one["id"] for one in table if one["class"].startswith("SECRET")})

shown = text("show", "09 astana 01327", "--in", SAMPLES)
check("show finds a cable by any spelling of its id", "UNCLASSIFIED//FOUO" in shown and "4 August 2009, 11:11 UTC" in shown)
check("show says what the TAGS mean", "PHUM  Human Rights" in shown)
check("show keeps printed numbers and marks", re.search(r"^B 15\. \(SBU\)", shown, re.M) is not None)
source = os.path.join(SAMPLES, "09ASTANA1327.txt")
check("show --view raw is the file, byte for byte", run("show", source, "--view", "raw").stdout == open(source, "rb").read())
check("show --view sent has the header as sent", "VZCZCXRO4167" in text("show", source, "--view", "sent"))
one = json.loads(text("show", source, "--format", "json"))
check("show --format json is schema 2", one["schema"] == 2 and one["id"] == "09ASTANA1327" and one["references"][0]["id"] == "09STATE78227")
page = Page(text("show", source, "--format", "html"))
check("show --format html is balanced and without script", not page.problems and "script" not in page.elements)
check("show --format markdown has headings and marks", re.search(r"^# 09ASTANA1327: KAZAKHSTAN", text("show", source, "--format", "markdown"), re.M) is not None)
check("show reads standard input", "09ASTANA1327" in text("show", "-", input=open(source, "rb").read()))
check("show of an unknown id ends with 1", run("show", "09NOWHERE1", "--in", SAMPLES).returncode == 1)

hits = [json.loads(line) for line in rows(text("search", "democratic", SAMPLES, "--format", "jsonl"))]
check("search gives id, paragraph and mark of each hit", any(hit["id"] == "09ASTANA1327" and hit["label"] == "3" and hit["mark"] == "SBU" for hit in hits))
check("search finds only the word", {hit["match"].lower() for hit in hits} == {"democratic"})
phrase = [json.loads(line) for line in rows(text("search", '"democratic trajectory" -tag:ECON', SAMPLES, "--format", "jsonl"))]
check("search finds phrases", {hit["match"].lower() for hit in phrase} == {"democratic trajectory"})
check("search for nothing ends with 1", run("search", "xylophonic", SAMPLES).returncode == 1)



def found(query, *options):
    return {line.split()[0] for line in rows(text("list", SAMPLES, "-q", query, *options))}


holding = found("democratic")
check("words are found by shape, error, pattern and stem",
      all(found(query) >= holding for query in ("*mocrat*", "demo*tic", "democratik~1", "demokratik~2", "/^democ.*ic$/")))
check("a stem finds the words with its endings", found("stem:meetings") == found("meet OR meets OR meeting OR meetings"))
check("the same forms work in search, export and stats",
      rows(text("search", "dem*atic", SAMPLES, "-f", "tsv")) == rows(text("search", "democratic", SAMPLES, "-f", "tsv"))
      and text("export", SAMPLES, "-q", "democratik~1", "-f", "csv") == text("export", SAMPLES, "-q", "democratic", "-f", "csv")
      and text("stats", SAMPLES, "-q", "/^democratic$/", "-f", "json") == text("stats", SAMPLES, "-q", "democratic", "-f", "json"))
meant = run("list", SAMPLES, "-q", "demokratic")
check("a word that finds nothing names near words with counts",
      meant.returncode == 1 and f"did you mean democratic ({len(holding)})".encode() in meant.stderr)
inside = [json.loads(line) for line in rows(text("search", "para:(mark:SBU democratic)", SAMPLES, "-f", "jsonl"))]
check("para: finds words in a paragraph with a mark",
      inside and all(hit["mark"] == "SBU" and hit["match"].lower() == "democratic" for hit in inside)
      and found("para:(mark:S democratic)") < found("democratic mark:S") | {""})
near = [json.loads(line)["match"].lower() for line in rows(text("search", '"trajectory democratic"~1', SAMPLES, "-f", "jsonl"))]
check("words near each other are one hit, in whatever order", set(near) == {"democratic trajectory"})
for query in ("/x*/", "/a", "karimov~3", "para:(a tag:KZ)", '"a b"~0', "stem:a-b"):
    check(f"{query} is refused with its column", b"column" in run("list", SAMPLES, "-q", query).stderr
          and run("list", SAMPLES, "-q", query).returncode == 2)
ordered = rows(text("list", SAMPLES, "-q", "democratic", "--sort", "relevance", "-c", "id"))
check("--sort relevance orders what is found, and rank is its older name",
      set(ordered) == holding and ordered == rows(text("list", SAMPLES, "-q", "democratic", "--sort", "rank", "-c", "id")))
check("search and export have the order by relevance",
      list(dict.fromkeys(line.split("\t")[0] for line in rows(text("search", "democratic", SAMPLES, "-f", "tsv", "--sort", "relevance")))) == ordered
      and [line.split(",")[0] for line in rows(text("export", SAMPLES, "-q", "democratic", "-f", "csv", "--sort", "relevance"))][1:] != [])
like = [json.loads(line) for line in rows(text("list", SAMPLES, "--like", "09 astana 1327", "-n", "5", "-f", "jsonl"))]
check("list --like gives cables that share rare words, those that share most first",
      0 < len(like) <= 5 and all(one["id"] != "09ASTANA1327" and one["like"] for one in like))
check("list --like of an unknown id ends with 1", run("list", SAMPLES, "--like", "09NOWHERE1").returncode == 1)
check("list --like has its own order", run("list", SAMPLES, "--like", "09ASTANA1327", "--sort", "id").returncode == 2)
pattern = [json.loads(line) for line in rows(text("search", "--regex", "democratic t\\w+", SAMPLES, "-f", "jsonl"))]
check("search --regex finds a pattern in the text", pattern and {hit["match"].lower() for hit in pattern} == {"democratic trajectory"})
check("search --regex takes a filter", run("search", "-e", "democratic", SAMPLES, "-q", "id:09NOWHERE1").returncode == 1)
for wrong in ("x*", "(", "^"):
    check(f"search --regex '{wrong}' is refused", run("search", "-e", wrong, SAMPLES).returncode == 2)
settings = os.path.join(WORK, "settings-of-names", "cablereader")
os.makedirs(settings, exist_ok=True)
with open(os.path.join(settings, "config.toml"), "w") as file:
    file.write('[synonyms]\nxyloid = ["democratic", "wooden"]\n')
named = run("list", SAMPLES, "-q", "xyloid", "-c", "id", environment={"XDG_CONFIG_HOME": os.path.dirname(settings)})
check("a synonym of the settings finds the other spellings", set(named.stdout.decode().split()) == holding)

graph = json.loads(text("refs", "--in", SAMPLES, "--format", "json"))
nodes = {node["id"] for node in graph["nodes"]}
check("refs --format json names every end of every edge", all(edge["from"] in nodes and edge["to"] in nodes for edge in graph["edges"]))
check("refs says what is not here", any(node["id"] == "09STATE78227" and not node["here"] for node in graph["nodes"]))
tree = xml.fromstring(text("refs", "--in", SAMPLES, "--format", "graphml"))
space = "{http://graphml.graphdrawing.org/xmlns}"
check("refs --format graphml is XML with the same edges", len(tree.findall(f".//{space}edge")) == len(graph["edges"]))
dot = text("refs", "09ASTANA1327", "--in", SAMPLES, "--format", "dot", "--depth", "1")
check("refs --format dot has the neighbourhood", dot.count("->") >= 9 and dot.startswith("digraph") and dot.rstrip().endswith("}"))
near = text("refs", "09ASTANA1327", "--in", SAMPLES)
check("refs shows both directions", "cites 1" in near and "cited by 8" in near and "not here" in near)
check("refs of an unknown id ends with 1", run("refs", "09NOWHERE1", "--in", SAMPLES).returncode == 1)

tags = {entry["tag"]: entry for entry in json.loads(text("tags", SAMPLES, "--format", "json"))}
check("tags counts and explains", tags["PHUM"]["count"] == 8 and tags["PHUM"]["meaning"] == "Human Rights")
check("tags --names prints codes alone", set(rows(text("tags", SAMPLES, "--names"))) == set(tags))
stats = json.loads(text("stats", SAMPLES, "--format", "json", "--by", "year,class,post"))
check("stats adds up", stats["cables"] == 23 and sum(v["count"] for v in stats["year"]) + stats["undated"] == 23
      and sum(v["count"] for v in stats["class"]) == 23 and sum(v["count"] for v in stats["post"]) == 23)

records = [json.loads(line) for line in rows(text("check", SAMPLES, "--format", "jsonl"))]
totals = records[-1]
present = sum(len(files) for _, _, files in os.walk(SAMPLES))
check("check accounts for every file", totals["files"] == present == totals["withCables"] + totals["withoutCable"] + totals["unreadable"])
check("check counts its findings", sum(totals["findings"].values()) == len([r for r in records[:-1] if r["code"] not in ("no-cable", "unreadable")]))
check("check names the jump of the numbering", any(r["code"] == "paragraph-number-jump" and "4 to 15" in r["message"] for r in records[:-1]))
check("check gives places that can be opened", all(os.path.exists(r["path"]) for r in records[:-1]))

explained = json.loads(text("explain", "PHUM", "(S/NF)", "DE RUEHTA #1327/01 2161111", "--format", "json"))
check("explain knows tags, marks and header lines", {"Human Rights", "SECRET, NOFORN"} <= {e["meaning"] for e in explained}
      and any(e["kind"] == "DE line" and "day 216" in e["meaning"] for e in explained))
check("explain names its source", all(entry["source"] for entry in explained))
check("explain of an unknown word ends with 1", run("explain", "XYZZYX").returncode == 1)

# Exports.
for form in ("jsonl", "csv", "markdown", "bibtex", "ris", "csljson", "chicago"):
    first, second = run("export", SAMPLES, "--format", form).stdout, run("export", SAMPLES, "--format", form).stdout
    check(f"export --format {form} gives the same bytes twice", first == second and b"09ASTANA1327" in first)
exported = [json.loads(line) for line in rows(text("export", SAMPLES))]
check("export --format jsonl is a line a cable in order of path", [e["path"] for e in exported] == sorted(e["path"] for e in exported) and len(exported) == 23)
filtered = [json.loads(line) for line in rows(text("export", SAMPLES, "-q", "tag:PHUM"))]
check("export -q writes what the whole export has for it", filtered == [e for e in exported if "PHUM" in e["tags"]])
sheet = list(csv.DictReader(io.StringIO(text("export", SAMPLES, "--format", "csv"), newline="")))
check("export --format csv is CSV", [r["id"] for r in sheet] == [e["id"] for e in exported] and all(None not in r for r in sheet))
twice = re.findall(r"@techreport\{([^,]+),", text("export", SAMPLES, SAMPLES, "--format", "bibtex"))
check("two copies of a cable have two keys", len(twice) == len(set(twice)) == 46, twice[-1])
bib = text("export", SAMPLES, "--format", "bibtex")
check("export --format bibtex has an entry a cable, braces balanced", bib.count("@techreport{") == 23 and bib.count("{") == bib.count("}")
      and "author = {{U.S. Embassy Astana}}" in bib and "month = aug" in bib)
ris = run("export", SAMPLES, "--format", "ris").stdout.decode()
check("export --format ris has records with their ends", ris.count("TY  - ") == ris.count("ER  - \r\n") == 23
      and all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n") if line))
check("export --format chicago is a note", "U.S. Embassy Astana, “KAZAKHSTAN:" in text("export", source, "--format", "chicago")
      and "August 4, 2009" in text("export", source, "--format", "chicago"))
run("export", SAMPLES, "-q", "tag:PHUM", "--provenance", WORK + "/provenance.json")
provenance = json.load(open(WORK + "/provenance.json"))
check("export --provenance records query, count and digest", provenance["query"] == "tag:PHUM" and provenance["count"] == 8 and provenance["digest"].startswith("sha256:"))
almaty = os.path.join(SAMPLES, "2009", "09ALMATY2118.txt")
run("export", almaty, "--provenance", WORK + "/one.json")
by_hand = hashlib.sha256(open(almaty, "rb").read() + b"\xff").hexdigest()
check("the digest is the SHA-256 of the texts, each with a byte FF", json.load(open(WORK + "/one.json"))["digest"] == "sha256:" + by_hand)
for form, opening in (("markdown", "<!-- cablereader "), ("bibtex", "% cablereader ")):
    last = rows(text("export", almaty, "--format", form))[-1]
    check(f"export --format {form} ends with its provenance", last.startswith(opening) and "count 1" in last and by_hand in last)

site = WORK + "/site"
check("export --format html ends with 0", run("export", SAMPLES, "--format", "html", "--output", site).returncode == 0)
pages = {}
for folder, _, files in os.walk(site):
    for name in files:
        path = os.path.join(folder, name)
        if name.endswith(".html"):
            pages[path] = Page(open(path, encoding="utf-8").read())
problems = [f"{path}: {page.problems}" for path, page in pages.items() if page.problems]
check("every page is balanced, with a document type" + "".join(problems[:3]), len(pages) > 40 and not problems)
XHTML = "{http://www.w3.org/1999/xhtml}"
PHRASING = {XHTML + name for name in ("a", "b", "span", "small", "em", "input", "button")}
BLOCKS = {"p": PHRASING, "h1": PHRASING, "h2": PHRASING, "dt": PHRASING, "dd": PHRASING, "td": PHRASING, "th": PHRASING,
          "pre": PHRASING, "li": PHRASING, "a": PHRASING - {XHTML + "a"}, "b": set(), "span": set(),
          "dl": {XHTML + "dt", XHTML + "dd"}, "ul": {XHTML + "li"}, "table": {XHTML + "tr"},
          "tr": {XHTML + "td", XHTML + "th"}, "blockquote": {XHTML + "p"}}


def invalid(path):
    """What the HTML standard would object to; a page that is no XML raises."""
    root = xml.fromstring(open(path, "rb").read())
    found = []
    names = [element.get("id") for element in root.iter() if element.get("id")]
    if len(names) != len(set(names)):
        found.append("an id twice")
    if len(root.findall(f".//{XHTML}h1")) != 1 or not (root.findtext(f"{XHTML}head/{XHTML}title") or "").strip():
        found.append("not one h1, or no title")
    for element in root.iter():
        inside = BLOCKS.get(element.tag.removeprefix(XHTML))
        if inside is not None and {child.tag for child in element} - inside:
            found.append(f"{element.tag} holds {[child.tag for child in element]}")
    for table in root.iter(XHTML + "table"):
        if len({len(row) for row in table}) > 1:
            found.append("rows of different lengths")
    return found


check("every page is well-formed and nests as HTML asks" + str([invalid(p) for p in pages if invalid(p)][:2]), not any(map(invalid, pages)))
dead = [(path, link) for path, page in pages.items() for link in page.links
        if not os.path.exists(os.path.normpath(os.path.join(os.path.dirname(path), link.split("#")[0])))]
check("no link is dead" + str(dead[:3] if dead else ""), not dead and sum(len(page.links) for page in pages.values()) > 200)
check("no page has a script but the search, and none leads out",
      all(("script" in p.elements) == path.endswith("/search.html") and not any(":" in link for link in p.links) for path, p in pages.items()))
reached, waiting = set(), [os.path.join(site, "index.html")]
while waiting:
    path = waiting.pop()
    if path not in reached and path in pages:
        reached.add(path)
        waiting += [os.path.normpath(os.path.join(os.path.dirname(path), link)) for link in pages[path].links]
check("every page can be reached from the index", reached == set(pages))
cited = open(site + "/cables/2009/09ASTANA1327.html", encoding="utf-8").read()
check("a page says what cites the cable and colours its marks", "Cited by" in cited and 'class="level-b"' in cited and "09ASTANA2101" in cited)
again = WORK + "/site2"
run("export", SAMPLES, "--format", "html", "--output", again)
check("two sites are the same, byte for byte", subprocess.run(["diff", "-r", site, again]).returncode == 0)
check("a folder that exists is not written into", run("export", SAMPLES, "--format", "html", "--output", site).returncode == 3)

# Terminals, pipes, colours.
plain = run("list", SAMPLES).stdout + run("show", source).stdout + run("tags", SAMPLES).stdout
check("a pipe gets no escape byte", b"\x1b" not in plain)
check("--color always colours a pipe", b"\x1b[" in run("list", SAMPLES, "--color", "always").stdout)
check("CLICOLOR_FORCE colours a pipe", b"\x1b[" in run("list", SAMPLES, environment={"CLICOLOR_FORCE": "1"}).stdout)
coloured, code = on_terminal("list", SAMPLES)
check("a terminal is coloured", b"\x1b[1;38;5;" in coloured and code == 0)

# What comes before a carriage return was progress, and is written over.
seen = [re.sub(r"\x1b\[[0-9;]*[mK]", "", line.rstrip("\r").rpartition("\r")[2]) for line in coloured.decode().split("\n")]
check("lines fit the terminal", all(len(line) <= 80 for line in seen))
bare, _ = on_terminal("list", SAMPLES, environment={"NO_COLOR": "1"})
check("NO_COLOR takes the hues and leaves the emphasis", b"38;5;" not in bare and b"\x1b[1m" in bare)
never, _ = on_terminal("list", SAMPLES, "--color", "never")
check("--color never takes all of it", b"\x1b[" not in never.replace(b"\x1b[K", b""))
dumb, _ = on_terminal("list", SAMPLES, environment={"TERM": "dumb"})
check("a dumb terminal gets no escape byte", b"\x1b" not in dumb)
sixteen, _ = on_terminal("list", SAMPLES, environment={"TERM": "xterm"})
check("a terminal of few colours gets few", b"38;5;" not in sixteen and re.search(rb"\x1b\[1;3[0-7]m", sixteen))

hostile = WORK + "/hostile"
os.mkdir(hostile)
body = open(source, "rb").read().replace(b"DEMOCRATIC", b"\x1b]52;c;aGk=\x07\xe2\x80\xae\x1b[2J")
with open(os.path.join(hostile.encode(), b"a\x1b]0;x\x07\nb.txt"), "wb") as file:
    file.write(body)
for arguments in (["list", hostile], ["list", hostile, "--columns", "path,subject"], ["show", hostile + "/a\x1b]0;x\x07\nb.txt", "--no-pager"],
                  ["show", hostile + "/a\x1b]0;x\x07\nb.txt", "--no-pager", "--view", "raw"], ["check", hostile],
                  ["export", hostile], ["search", "tajin*", hostile], ["list", hostile + "/\x1b[2Jnone"]):
    seen, _ = on_terminal(*arguments)
    rest = re.sub(rb"\x1b\[[0-9;]*[mK]", b"", seen)
    check(f"nothing hostile reaches the terminal: {arguments[0]} {arguments[-1] if arguments[-1].startswith('-') else ''}",
          b"\x1b" not in rest and b"\x07" not in rest and b"\xe2\x80\xae" not in rest and rest != b"")
# `less $(cablereader list …)` must not take a name for an option or for less's +command.
signs = WORK + "/signs"
os.mkdir(signs)
for name in ("+!touch canary.txt", "-rf.txt", "+none.md"):
    with open(f"{signs}/{name}", "w") as file:
        file.write("nothing" if "none" in name else "UNCLAS ROME 000012\nSUBJECT: A SIGN\n\n1. (U) The text.\n")
for command in (["list", "--columns", "path"], ["list", "--columns", "path", "--null"], ["list", "-f", "tsv", "--columns", "path"], ["list", "-f", "csv", "--columns", "path"], ["check"],
                ["check", "--explain"], ["check", "--explain", "-f", "jsonl"]):
    for paths in ([], ["."], ["--", "+!touch canary.txt", "-rf.txt"]):
        seen = run(*command, *paths, cwd=signs, environment={"XDG_STATE_HOME": WORK + "/none"}).stdout.decode()
        named = [line for part in seen.split("\0") for line in part.split("\n") if "canary" in line or "rf.txt" in line or "none.md" in line]
        check(f"{' '.join(command)} {' '.join(paths)} prints no path that begins with a sign of an option",
              (named or command == ["check"] and paths[:1] == ["--"]) and not [line for line in named if re.match(r'(\{"path":")?"?[-+]', line)], seen[:300])
check("a name with a line end stays one line in a pipe", len(rows(text("list", hostile, "--columns", "path,subject"))) == 1)

paged, code = on_terminal("show", source, environment={"PAGER": f"{sys.executable} -c 'import sys; print(\"PAGED\", len(sys.stdin.read()))'"})
check("what is longer than the screen goes through $PAGER", b"PAGED" in paged and code == 0)
tall, _ = on_terminal("show", source, environment={"PAGER": "false"}, size=(500, 80))
check("what fits does not", b"HOAGLAND" in tall)
trap = WORK + "/trap"
on_terminal("show", source, environment={"PAGER": f"touch {trap};true"})
check("the pager is started without a shell", not os.path.exists(trap))

reader = subprocess.Popen([BINARY, "export", YEAR], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=BASE)
reader.stdout.read(100)
reader.stdout.close()
said = reader.stderr.read()
reader.wait()
check("a closed pipe ends it silently", said == b"" and reader.returncode in (-signal.SIGPIPE, 0, 141))
full = subprocess.run([BINARY, "list", SAMPLES], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE, env=BASE)
check("a full disk is reported and ends with 3", full.returncode == 3 and b"No space left" in full.stderr)
check("progress is for terminals", run("list", YEAR).stderr == b"")
check("a walk says how many files it skipped", run("list", SAMPLES).stderr == b"cablereader: 1 file holds no cable; `cablereader check` names it.\n")

# The index as it is.
KNOWN = WORK + "/known"
shutil.copytree(YEAR, KNOWN)
none = run("list", KNOWN, "--no-refresh")
check("--no-refresh ends with 4 where there is no index", none.returncode == 4 and b"There is no index" in none.stderr, none.stderr)
check("and with 2 where nothing may be written", run("list", KNOWN, "--no-refresh", "--private").returncode == 2)
run("index", KNOWN)
before = {query: text("list", KNOWN, "-q", query) for query in ("the", '"this cable is invented"', "tag:PHUM")}
os.remove(next(os.path.join(path, name) for path, _, names in sorted(os.walk(KNOWN)) for name in sorted(names)))
for query, answer in before.items():
    known = run("list", KNOWN, "-q", query, "--no-refresh")
    check(f"--no-refresh answers {query} from the index, and says so", known.stdout.decode() == answer
          and known.stderr.count(b"\n") == 1 and b"index as it is" in known.stderr, known.stderr)
check("tags, stats and refs take it as well", all(b"index as it is" in run(*command, "--no-refresh").stderr
      for command in (["tags", KNOWN], ["stats", KNOWN], ["refs", "--in", KNOWN], ["search", "the", KNOWN])))
check("without it the file is gone", text("list", KNOWN, "-q", "the") != before["the"])

end()
