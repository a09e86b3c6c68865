"""Quotations and notes that leave the program: their styles, and what is unchanged since it was quoted."""
import importlib.util, json, os, re, shutil, subprocess

from program import SAMPLES, WORK, check, end, run, text

folder = os.path.join(WORK, "cables")
os.makedirs(folder)
SIGNS = "[[shell:ls]] src_sh{ls}[] @@html:<b>x</b>@@ {{{m}}} <script>x</script> \\input{x} $$x$$ *bold* [a](javascript:b)"


def write(number, paragraphs, refs=""):
    with open(f"{folder}/{number}.txt", "w") as file:
        file.write(f"R 0411{number:02}Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 0000{number}\n\nE.O. 12958: N/A\nTAGS: PHUM\nSUBJECT: TEA {number}\n"
                   + (f"REF: {refs}\n" if refs else "") + "\n" + "\n\n".join(paragraphs) + "\n\nSMITH\n")


write(12, ["1. (U) The price of tea rose.", f"2. (SBU) {SIGNS}", "3. (C) It fell again after the harvest of the south was sold."], "OSLO 4")
write(13, ["1. (U) See ROME 12 for tea."], "ROME 12")


def settings(lines):
    os.makedirs(WORK + "/config/cablereader", exist_ok=True)
    with open(WORK + "/config/cablereader/config.toml", "w") as file:
        file.write(lines)


# Styles.
quoted = run("show", "09ROME12", "--in", folder, "--quote", "1")
check("show --quote prints the paragraph with number, mark and citation", quoted.stdout.decode() == "1. (U) The price of tea rose.\n— U.S. Embassy Rome, “TEA 12,” cable 09ROME12 to SECSTATE WASHDC, August 4, 2009, UNCLASSIFIED, ¶1.\n", quoted)
check("--style names another style", "4 Aug. 2009, ¶1." in text("show", "09ROME12", "--in", folder, "--quote", "1", "--style", "mla"))
settings('[citation]\nstyle = "plain"\nurl = "https://example.org/{id}"\n')
check("without it the style of the settings is taken", text("show", "09ROME12", "--in", folder, "--quote", "¶3").endswith("\n— 09ROME12, U.S. Embassy Rome, 2009-08-04, ¶3\n"))
settings('[citation]\nurl = "https://example.org/{idd}"\n')
said = run("config", "--check")
check("an unknown placeholder is an error with its place", re.search(rb"config.toml:2:\d+", said.stderr + said.stdout) and b"{idd}" in said.stderr + said.stdout and said.returncode != 0, said)
settings("")
two = text("show", "09ROME12", "--in", folder, "--quote", "1", "--quote", "3")
check("several are separated by a blank line", two.count("\n\n") == 1 and two.count("— ") == 2, two)
absent = run("show", "09ROME12", "--in", folder, "--quote", "9")
check("a number that does not exist ends with 1 and names those that do", absent.returncode == 1 and b"no paragraph 9. It prints 1, 2, 3." in absent.stderr, absent.stderr)
for wrong in (["--style", "mla"], ["--quote", "1", "--format", "json"], ["--quote", "1", "--style", "apa"]):
    check(f"show {' '.join(wrong)} is a usage error", run("show", "09ROME12", "--in", folder, *wrong).returncode == 2)

# Nothing of a quotation is live.
markdown = text("show", "09ROME12", "--in", folder, "--quote", "2", "--style", "markdown")
org = text("show", "09ROME12", "--in", folder, "--quote", "2", "--style", "org")
if shutil.which("pandoc"):
    for dialect, source in (("markdown", markdown), ("commonmark", markdown), ("gfm", markdown), ("org", org)):
        page = subprocess.run(["pandoc", "-f", dialect, "-t", "html"], input=source.encode(), capture_output=True, check=True).stdout.decode()
        page = re.sub(r"<!--.*?-->|\u200b", "", page, flags=re.S)
        check(f"pandoc makes nothing live of a quotation in {dialect}", not re.search(r"<(script|a|img|b)\b", page) and "shell:ls" in page and "blockquote" in page, page)
else:
    print("--    pandoc is not installed here")

# Bibliographies print the number, also of a document of a volume.
if shutil.which("pandoc"):
    printed = subprocess.run(["pandoc", "-f", "csljson", "-t", "plain", "--citeproc", "--columns", "1000"], input=run("export", folder, "-f", "csljson").stdout, capture_output=True).stdout.decode()
    check("pandoc --citeproc prints author, title and number", all(one in printed for one in ("U.S. Embassy Rome", "TEA 12", "09ROME12")), printed)

# Notes that leave the program.
digest = re.search(r"09ROME12\t([0-9a-f]{16})", "09ROME12\t0000000000000001").group(1)
TIME = "2026-01-02T03:04:05.678Z"
book = "\n".join([
    "# cablereader notebook 1",
    f"star\t09ROME12\t{digest}\t{TIME}", f"tag\t09ROME12\tchapter 3\t{digest}\t{TIME}",
    f"note\t09ROME12\t3\t3\t0123456789abcdef\t{digest}\t{TIME}\t{TIME}\tSee *the map* <b>\tIt fell again after the harvest of the south was sold.",
    f"note\t08OSLO4\t1\t1\t0123456789abcdee\t{digest}\t{TIME}\t{TIME}\tAsk for it\tA tree.",
]) + "\n"
check("the notebook takes the notes", run("notebook", "import", "-", input=book.encode()).returncode == 0)
notes = run("notebook", "export", "--format", "markdown", "--in", folder)
document = notes.stdout.decode()
check("notebook export --format markdown has a heading a cable", re.findall(r"^## (\S+)", document, re.M) == ["09ROME12:", "08OSLO4"], document)
check("with quotation, citation, link, note and tags", all(one in document for one in ("> **3\\. (C)** It fell", "¶3.", "12.txt>)", "See *the map* \\<b>", "*starred; tags: chapter 3*", "Not in this library", "> A tree.")), document)
check("--output writes it", run("notebook", "export", "-f", "markdown", "--in", folder, "-o", WORK + "/notes.md").returncode == 0 and open(WORK + "/notes.md").read() == document)
inside = run("notebook", "export", "-f", "markdown", "--in", folder, "-o", folder + "/notes.md")
check("but not among the cables", inside.returncode == 2 and not os.path.exists(folder + "/notes.md") and b"among the cables" in inside.stderr, inside.stderr)
os.makedirs(WORK + "/below", exist_ok=True)
secure = run("notebook", "export", "-f", "markdown", "--in", folder, "-o", WORK + "/secure.md", "--secure", cwd=WORK + "/below")
check("in secure mode only below the current folder", secure.returncode == 2 and not os.path.exists(WORK + "/secure.md"), secure)

one = json.loads(text("export", folder, "-q", "id:09ROME12", "--with-notes"))
check("--with-notes adds keys to JSON", (one["starred"], one["ownTags"], [(note["paragraph"], note["text"]) for note in one["notes"]]) == (True, ["chapter 3"], [(3, "See *the map* <b>")]), one.get("notes"))
check("which are not there without it", "notes" not in json.loads(text("export", folder, "-q", "id:09ROME12")))
check("and a note below its paragraph to Markdown", re.search(r"was sold\.\n\n> \*\*Note, 2026.01.02:\*\*\n> See \*the map", text("export", folder, "-f", "markdown", "--with-notes").replace("\\", "")) is not None)
run("export", folder, "-f", "html", "-o", WORK + "/site", "--with-notes")
check("and to HTML", 'class="note"' in open(WORK + "/site/cables/2009/09ROME12.html").read() and "the map* &lt;b&gt;" in open(WORK + "/site/cables/2009/09ROME12.html").read())
run("export", folder, "-f", "html", "-o", WORK + "/bare")
check("and not without it", 'class="note"' not in open(WORK + "/bare/cables/2009/09ROME12.html").read())
check("--with-notes is refused for citations", run("export", folder, "-f", "ris", "--with-notes").returncode == 2)

vault = WORK + "/vault"
made = run("export", folder, "-f", "obsidian", "-o", vault)
check("a vault has a page a cable", made.returncode == 0 and sorted(os.listdir(vault)) == ["09ROME12.md", "09ROME13.md"], made)
page = open(vault + "/09ROME12.md").read()
check("with front matter", page.startswith('---\nid: "09ROME12"\n') and '\ndate: 2009-08-04\n' in page and '\ntags: ["PHUM", "chapter-3"]\n' in page and '\nstarred: true\n' in page, page[:600])
if importlib.util.find_spec("yaml"):
    import yaml
    matter = yaml.safe_load(page.split("---\n")[1])
    check("which is YAML", matter["refs"] == ["[[09OSLO4]]"] and matter["classification"] == "UNCLASSIFIED", matter)
check("with links for references, in both directions", "[[09OSLO4]]" in page and "See [[09ROME12|ROME 12]] for tea" in open(vault + "/09ROME13.md").read(), open(vault + "/09ROME13.md").read())
check("with notes as callouts and paragraphs to lead to", "> [!note] Note, 2026" in page and " ^p3\n" in page, page)
check("a folder that exists is not written into", run("export", folder, "-f", "obsidian", "-o", vault).returncode == 3)
check("nor one among the cables", run("export", folder, "-f", "obsidian", "-o", folder + "/vault").returncode == 2 and not os.path.exists(folder + "/vault"))

# What is unchanged since it was quoted.
chapter = WORK + "/chapter.md"
with open(chapter, "w") as file:
    file.write("# A chapter\n\n" + "\nWords.\n\n".join(text("show", "09ROME12", "--in", folder, "--quote", number, "--style", style) for number, style in (("1", "markdown"), ("2", "org"), ("3", "markdown"))))
verified = run("notebook", "verify", chapter, "--in", folder)
check("verify says that all are unchanged", verified.returncode == 0 and b"3 quotations: 3 unchanged" in verified.stdout, verified)
check("also of the notes that were written", run("notebook", "verify", WORK + "/notes.md", "--in", folder).returncode == 0)
words = open(chapter).read()
with open(chapter, "w") as file:
    file.write(words.replace("The price of tea rose.", "The price … rose.").replace("harvest of the south", "harvest of the north"))
write(12, ["1. (U) Something else is here now.", "2. (SBU) The price of tea rose.", f"3. (SBU) {SIGNS}", "4. (C) It fell again after the harvest of the south was sold."], "OSLO 4")
rows = [json.loads(line) for line in text("notebook", "verify", chapter, "--in", folder, "-f", "jsonl").splitlines()]
check("an ellipsis and a moved paragraph change nothing, other words are altered", [row["state"] for row in rows] == ["gone", "unchanged", "altered"] or [row["state"] for row in rows] == ["changed", "unchanged", "altered"], rows)
write(12, ["1. (U) The price of tea rose.", "2. (SBU) Short.", "3. (C) It fell again after the long harvest of the south was sold."], "OSLO 4")
rows = [json.loads(line) for line in text("notebook", "verify", chapter, "--in", folder, "-f", "jsonl").splitlines()]
check("what says something else is changed, what nothing says is gone", [row["state"] for row in rows] == ["unchanged", "gone", "changed"], rows)
os.remove(folder + "/12.txt")
gone = run("notebook", "verify", chapter, "--in", folder)
check("a cable that is not here is reported", gone.returncode == 1 and gone.stdout.count(b"the cable is not in this library") == 3, gone)
check("a text without quotations ends with 1", run("notebook", "verify", "-", "--in", folder, input=b"x").returncode == 1)

# Reading lists, in an order of one's own.
write(12, ["1. (U) The price of tea rose."])
put = run("notebook", "list", "thesis", "--add", "ROME 99", "--add", "09ROME12", "--note", "see", "--in", folder)
check("notebook list --add needs an id that is here", put.returncode == 1 and b"ROME 99 is not a cable" in put.stderr and b"1  09ROME12  see" in put.stdout, put)
run("notebook", "list", "thesis", "--add", "09ROME13", "--at", "1", "--note", "opens it", "--in", folder)
check("and keeps the order", [json.loads(line)["id"] for line in text("notebook", "list", "thesis", "-f", "jsonl").splitlines()] == ["09ROME13", "09ROME12"])
check("notebook list names the lists", text("notebook", "list") == "thesis  2 cables\n", text("notebook", "list"))
check("export --list writes in that order", re.findall(r"cable:(\w+)", text("export", folder, "--list", "thesis", "-f", "bibtex")) == ["09ROME13", "09ROME12"])
run("export", folder, "--list", "thesis", "-f", "html", "-o", WORK + "/listed")
index = open(WORK + "/listed/index.html").read()
check("also as a site", re.findall(r">(09ROME1\d)</a></td>", index) == ["09ROME13", "09ROME12"], index)
unknown = run("export", folder, "--list", "thesys")
check("a list that does not exist is reported with those that do", unknown.returncode == 1 and b"There are thesis" in unknown.stderr, unknown)
check("--list and --sort exclude each other", run("export", folder, "--list", "thesis", "--sort", "id").returncode == 2)
run("notebook", "list", "thesis", "--remove", "09ROME12", "--in", folder)
check("--remove takes a cable off", "09ROME12" not in text("notebook", "list", "thesis"))

# A colleague's notebook.
hers = {"XDG_DATA_HOME": WORK + "/hers"}
theirs = book.replace("0123456789abcdef", "fedcba9876543210").replace("See *the map*", "I *doubt* it").replace("0123456789abcdee", "fedcba9876543211")
run("notebook", "import", "-", input=theirs.encode(), environment=hers)
run("notebook", "list", "hers", "--add", "09ROME12", "--in", folder, environment=hers)
merged = run("notebook", "merge", WORK + "/hers/cablereader/notebook.sqlite", "--author", "Ann")
check("notebook merge takes notes and lists", merged.returncode == 0 and b"2 notes by Ann, 2 of them new" in merged.stdout and b"hers (Ann)" in merged.stdout and b"Ann's own" in merged.stderr, merged)
check("again, nothing is new", b", 0 of them new" in run("notebook", "merge", WORK + "/hers/cablereader/notebook.sqlite", "--author", "Ann").stdout)
write(12, ["1. (U) The price of tea rose.", "2. (SBU) Short.", "3. (C) It fell again after the harvest of the south was sold."])
both = text("notebook", "export", "-f", "markdown", "--in", folder)
check("two people's notes are side by side, with the author of hers", "**Note, 2026" in both and "**Note by Ann, 2026" in both and "I \\*doubt\\* it" in both and "See *the map*" in both, both)
with open(WORK + "/new.txt", "w") as file:
    file.write("# cablereader notebook 9\n")
newer = run("notebook", "merge", WORK + "/new.txt")
check("a notebook of a newer version is refused", newer.returncode == 4 and b"newer cablereader" in newer.stderr, newer)
check("in secure mode nothing is merged", run("notebook", "merge", WORK + "/new.txt", environment={"LESSSECURE": "1"}).returncode == 4)

# Copies of one cable, of which one blacks out what the other prints.
for copy, words in (("a", "met XXXXXXXXXXXX in the old market of Rome."), ("b", "met Ida Borg in the old market of Rome.")):
    os.makedirs(f"{WORK}/copies/{copy}")
    with open(f"{WORK}/copies/{copy}/1.txt", "w") as file:
        file.write(f"UNCLAS ROME 000077\n\nSUBJECT: TEA\n\n1. (U) The minister {words}\n")
found = [json.loads(line) for line in text("check", WORK + "/copies", "--redactions", "-f", "jsonl").splitlines()]
check("check --redactions prints what one copy blacks out and another prints", [(one["path"], one["sign"], one["text"], one["shownIn"]) for one in found] == [("a/1.txt", "XXXXXXXXXXXX", "Ida Borg", "b/1.txt")], found)
check("and ends with 1 where there is nothing", run("check", SAMPLES, "--redactions").returncode == 1)
end()
