"""Exports of hostile cables, read by the programs they are made for, where these are installed."""
import csv, html.parser, importlib.util, io, json, os, re, shutil, subprocess

from program import WORK, check, end, run, text

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "![a](javascript:alert(1))",
    "`code`{=html}<b>", "```{=html} <script>x</script>", "x {onclick=alert(1)}", "&lt;script&gt;", "<!-- --> <b>x</b>",
    "} , title = {forged}, x = {", "}\u0301 @misc{forged, title={x}}", "{ one brace", "one } brace", "\\", "\uffff\ufffe noncharacters",
    "100 % & #1 _x_ ~ ^ $x$ \\input{/etc/passwd}", "=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "日本語 \u202e right to left",
    "$$\\def\\x{}$$", "[@key] @key ^[note]", "::: {.x onclick=y}", "- item\\", "% title", "http://example.org/<b>", "<% tp.x() %> <%* y %>", "{% include x %} {{ x }}",
]
folder = os.path.join(WORK, "hostile")
os.makedirs(folder)
for place, sign in enumerate(HOSTILE):
    with open(f"{folder}/{place:02}.txt", "w") as file:
        file.write(
            f"FM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 0000{place + 10:02}\n\nE.O. 12958: N/A\nTAGS: PHUM\nSUBJECT: X {sign}\nREF: A. ROME 1 {sign}\n\n"
            f"{sign}     1    2    3\n{sign}     4    5    6\n{sign}     7    8    9\n\n"
            f"1. (U) {sign}\n\n2. (U) Text.\n{sign}\nMore of it.\n\nSMITH\n")
with open(f"{folder}/table.txt", "w") as file:
    # The first paragraph is a table, right after the list of facts.
    file.write("UNCLAS ROME 000099\n\nTAGS: PHUM\nSUBJECT: TABLE\n\n<script>alert(1)</script>     1    2\n<b>two</b>                    3    4\n````                          5    6\n")
count = len(HOSTILE) + 1


class Live(html.parser.HTMLParser):
    """What of a page could act: scripts, handlers, addresses of scripts, and tags that no writer of Markdown makes."""
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        # A portion mark of a page is a `b` with its class.
        if tag == "b" and attributes:
            return
        if tag in ("script", "img", "iframe", "object", "b", "input", "form", "svg"):
            self.found.append(tag)
        for name, value in attributes:
            if name.startswith("on") or (value or "").lower().startswith(("javascript:", "data:text")):
                self.found.append((tag, name, value))

    @classmethod
    def parts(cls, page):
        parser = cls()
        parser.feed(page)
        return parser.found


markdown = text("export", folder, "--format", "markdown")
shown = {name: text("show", f"{folder}/{name}", "--format", "markdown") for name in ("table.txt", "00.txt")}
readers = {}
if shutil.which("pandoc"):
    for dialect in ("markdown", "commonmark", "gfm"):
        readers["pandoc " + dialect] = lambda source, dialect=dialect: subprocess.run(
            ["pandoc", "-f", dialect, "-t", "html"], input=source.encode(), capture_output=True, check=True).stdout.decode()
if importlib.util.find_spec("markdown_it"):
    import markdown_it
    readers["markdown-it"] = lambda source: markdown_it.MarkdownIt("commonmark", {"html": True}).render(source)
for name, reader in readers.items():
    live = Live.parts(re.sub(r"<!--.*?-->", "", reader(markdown), flags=re.S))
    check(f"{name} makes nothing live of the Markdown of {count} hostile cables", not live, live[:5])
    for file, source in shown.items():
        check(f"{name} makes nothing live of {file} alone", not Live.parts(reader(source)))
    page = reader(shown["table.txt"])
    check(f"{name} shows the whole table", all(one in page for one in ("&lt;script&gt;alert(1)", "&lt;b&gt;two", "````")))
if not readers:
    print("--    neither pandoc nor markdown-it is installed here")

bibtex = run("export", folder, "--format", "bibtex").stdout.decode()
check("BibTeX has an entry a cable, none forged", len(re.findall(r"^@techreport\{cable:", bibtex, re.M)) == count and not re.search(r"^ *title = \{forged", bibtex, re.M), bibtex.count("@techreport{"))
check("its braces are in balance", bibtex.count("{") == bibtex.count("}"))
check("what no reader takes is named", "[U+FFFF][U+FFFE]" in bibtex and "\uffff" not in bibtex)
if shutil.which("pandoc"):
    read = subprocess.run(["pandoc", "-f", "bibtex", "-t", "csljson"], input=bibtex.encode(), capture_output=True)
    entries = json.loads(read.stdout or b"[]")
    check("pandoc reads each entry", len(entries) == count, read.stderr[:200])
    items = json.loads(run("export", folder, "--format", "csljson").stdout)
    check("CSL-JSON has an item a cable, each with a key of its own", len(items) == count == len({item["id"] for item in items}))
    for form, source in (("bibtex", bibtex), ("csljson", json.dumps(items))):
        printed = subprocess.run(["pandoc", "-f", form, "-t", "plain", "--citeproc", "--columns", "10000"], input=source.encode(), capture_output=True).stdout.decode()
        check(f"the bibliography that pandoc makes of {form} prints the number of each cable", all(item["number"] in printed for item in items), printed[:300])
if importlib.util.find_spec("rispy"):
    import rispy
    records = rispy.loads(run("export", folder, "--format", "ris").stdout.decode())
    check("rispy reads each record, with the number in its place", len(records) == count and all(re.match(r"09ROME|\d\d|ROME|table", record.get("issn", "")) for record in records), records[0])
    check("and takes no addressee for a person who wrote", not any("secondary_authors" in record for record in records))
if importlib.util.find_spec("bibtexparser"):
    import bibtexparser
    # Version 1 has another interface.
    if hasattr(bibtexparser, "parse_string"):
        parsed = bibtexparser.parse_string(bibtex)
        check("bibtexparser reads each entry", len(parsed.entries) == count and not parsed.failed_blocks, len(parsed.entries))
if importlib.util.find_spec("pybtex"):
    import pybtex.database
    parsed = pybtex.database.parse_string(bibtex, "bibtex").entries
    check("pybtex reads each entry, none forged", len(parsed) == count and "forged" not in parsed and all("forged" not in entry.fields.get("title", "")[:6] for entry in parsed.values()), len(parsed))
for tool in ("bibtex", "biber"):
    if not shutil.which(tool):
        print(f"--    {tool} is not installed here")
if shutil.which("bibtex"):
    with open(f"{WORK}/x.bib", "w") as file:
        file.write(bibtex)
    with open(f"{WORK}/x.aux", "w") as file:
        file.write("\\citation{*}\n\\bibdata{x}\n\\bibstyle{x}\n")
    with open(f"{WORK}/x.bst", "w") as file:
        # A style of our own: those that come with TeX are not installed everywhere.
        file.write('ENTRY {title} {} {}\nFUNCTION {techreport} {"\\bibitem{" cite$ * "} " * title * write$ newline$}\nFUNCTION {default.type} {techreport}\nREAD\nITERATE {call.type$}\n')
    made = subprocess.run(["bibtex", "x"], cwd=WORK, capture_output=True, text=True, env={**os.environ, "BIBINPUTS": ".", "BSTINPUTS": ".", "TEXMFCNF": os.environ.get("TEXMFCNF", "")})
    check("bibtex reads each entry", made.returncode == 0 and open(f"{WORK}/x.bbl").read().count("\\bibitem") == count, made.stdout[-300:])
if shutil.which("biber"):
    with open(f"{WORK}/x.bib", "w") as file:
        file.write(bibtex)
    made = subprocess.run(["biber", "--tool", "--validate-datamodel", "x.bib"], cwd=WORK, capture_output=True, text=True)
    check("biber reads each entry", made.returncode == 0 and "ERROR" not in made.stdout, made.stdout[-300:])

plain = run("export", folder, "--format", "csv")
rows = list(csv.DictReader(io.StringIO(plain.stdout.decode(), newline="")))
check("CSV has a line a cable and is as it is", len(rows) == count and all(None not in row for row in rows))
# The subjects begin with X, so that a list of tags makes formulas too: a subject of its own.
with open(f"{folder}/formula.txt", "w") as file:
    file.write("UNCLAS ROME 000098\n\nTAGS: PHUM\nSUBJECT: =HYPERLINK(\"http://example.org\")\n\n1. (U) Text.\n")
for command in (["export", folder, "--format", "csv"], ["list", folder, "--format", "csv"]):
    said, inert = run(*command), run(*command, "--spreadsheet")
    check(f"{command[0]} reports cells that a spreadsheet runs", b"1 cell begins with = + - or @" in said.stderr and b",\"=HYPER" in said.stdout, said.stderr)
    check(f"{command[0]} --spreadsheet makes them inert", inert.stderr == b"" and b",\"'=HYPER" in inert.stdout, inert.stdout[-200:])
    cells = [cell for row in csv.reader(io.StringIO(inert.stdout.decode(), newline="")) for cell in row]
    check(f"and no cell of {command[0]} is left that would run", not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")])

# A site, even where file systems ignore case and reserve names for devices.
with open(f"{folder}/devices.txt", "w") as file:
    file.write("UNCLAS ROME 000097\n\nTAGS: CON, NUL, PHUM, AUX\nSUBJECT: DEVICES\n\n1. (U) Text.\n")
site = os.path.join(WORK, "site")
made = run("export", folder, "--format", "html", "--output", site)
pages = [os.path.join(below, name) for below, _, names in os.walk(site) for name in names]
check("a site is written", made.returncode == 0 and len(pages) > count, made.stderr)
check("no two of its names differ by case alone", len({page.lower() for page in pages}) == len(pages))
check("none is a device's", not [page for page in pages if os.path.basename(page).split(".")[0].lower() in ("con", "nul", "aux", "prn", "com1")])
live = {page: parts for page in pages if page.endswith(".html") and (parts := Live.parts(open(page).read()))}
search = live.pop(site + "/search.html", [])
check("none of its pages acts", not live, list(live.items())[:2])
check("but for the search, which has one script of its own", search.count("script") == 1 and set(search) <= {"form", "input", "b", "script"}, search)

# The search of a site: its script runs in node, over a document that has only what it uses.
BROWSER = """
const fs = require("fs"), vm = require("vm"), path = require("path");
const [site, asked] = [process.argv[1], JSON.parse(process.argv[2])];
const element = () => ({hidden: false, value: "", textContent: "", children: [], listeners: {}, focus() {},
  addEventListener(name, heard) { this.listeners[name] = heard; },
  appendChild(child) { this.children.push(child); }, replaceChildren(...all) { this.children = all; }});
const elements = {};
const context = vm.createContext({TextEncoder, location: {hash: ""}, history: {replaceState() {}}});
context.document = {getElementById: (name) => elements[name] ??= element(), createElement: element,
  head: {appendChild(script) {
    let text;
    try { text = fs.readFileSync(path.join(site, script.src), "utf8"); } catch { return queueMicrotask(script.onerror); }
    vm.runInContext(text, context);
    queueMicrotask(script.onload);
  }}};
vm.runInContext(fs.readFileSync(path.join(site, "search.js"), "utf8"), context);
(async () => {
  const answers = [];
  for (const query of asked) {
    elements.query.value = query;
    await elements.query.listeners.input();
    answers.push([elements.status.textContent, elements.result.children.map((row) => row.children[1].children[0].textContent)]);
  }
  console.log(JSON.stringify(answers));
})();
"""


def answers(site, queries):
    made = subprocess.run(["node", "-e", BROWSER, site, json.dumps(queries)], capture_output=True, text=True, timeout=120)
    check("the script of the search runs", made.returncode == 0, made.stderr[-500:])
    return json.loads(made.stdout or "[]")


if shutil.which("node"):
    words = os.path.join(WORK, "words")
    os.makedirs(words)
    letters = [chr(c) for c in [*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00), 0x4E2D, 0x5D0, 0x627]]
    letters = [c for c in letters if c.isalpha()]
    for number, text in enumerate(("The cartel met. U.S. vessels left.", "Two cartels; Zürich, Jørgensen, Straße.", "No such thing: constructor __proto__",
                                   "Letters: " + " ".join("q" + c for c in letters)), 1):
        with open(f"{words}/{number}.txt", "w") as file:
            file.write(f"UNCLAS ROME 00000{number}\n\nTAGS: PHUM\nSUBJECT: WORDS {number}\n\n1. (U) {text}\n")
    made = run("export", words, "-f", "html", "-o", WORK + "/words-site")
    check("a site of words is written", made.returncode == 0, made.stderr)
    expected = {
        "cartel": ["1"], "CARTEL*": ["1", "2"], "cartel* -vessels": ["2"], "u.s. vessels": ["1"],
        "zurich": ["2"], "jorgensen strasse": ["2"], "phum subject": [], "words": ["1", "2", "3", "4"],
        "constructor": ["3"], "proto": ["3"], "hasownproperty": [], "absent": [], "\u65e5*": [], "": [], "-cartel": [], "c*": [],
    }
    given = dict(zip(expected, answers(WORK + "/words-site", list(expected))))
    for query, cables in expected.items():
        check(f"the site's search finds {cables} for '{query}'", sorted(given[query][1]) == cables, given[query])
    check("it says how many", given["words"][0] == "4 cables" and given["absent"][0] == "0 cables" and given["cartel"][0] == "1 cable")
    check("and why it has no answer", "Add a word" in given["-cartel"][0] and "two letters" in given["c*"][0], given["c*"])
    folded = answers(WORK + "/words-site", ["q" + c for c in letters])
    lost = [c for c, (_, cables) in zip(letters, folded) if len(cables) != 1]
    check(f"its script folds {len(letters)} letters as the program does", not lost and len(letters) > 700, lost)
else:
    print("skipped: there is no node to run the search of a site")

# A vault has no sign that a program would fill in, which looks for it in the raw text.
run("export", folder, "-f", "obsidian", "-o", WORK + "/templates")
pages = "".join(open(os.path.join(at, name), encoding="utf-8").read() for at, _, names in os.walk(WORK + "/templates") for name in names)
check("no page of a vault has a sign of a template", pages and not any(sign in pages for sign in ("<%", "{%", "{{")), [pages[max(0, pages.find(sign) - 60):][:120] for sign in ("<%", "{%", "{{") if sign in pages])

# No export takes the place of a cable, of what the program keeps, or of another export.
own = os.path.join(WORK, "own")
shutil.copytree(folder, own)
first = os.path.join(own, min(os.listdir(own)))
before = {name: open(os.path.join(own, name), "rb").read() for name in os.listdir(own)}
os.symlink(first, os.path.join(WORK, "to-a-cable"))
keeps = os.path.join(WORK, "data", "cablereader", "notebook.sqlite")
run("notebook", "star", "09ROME10", "--in", own)
kept = open(keeps, "rb").read()
for form in ["jsonl", "csv", "markdown", "bibtex", "sqlite", "html"]:
    for place in [first, os.path.join(own, "new"), own, os.path.join(own, "..", "own", "new"), os.path.join(WORK, "to-a-cable"), keeps]:
        done = run("export", own, "-f", form, "-o", place)
        check(f"export -f {form} does not write {os.path.relpath(place, WORK)}", done.returncode == 2, done)
        done = run("export", own, "--provenance", place)
        check("  nor does --provenance", done.returncode == 2, done)
check("the cables are as they were", {name: open(os.path.join(own, name), "rb").read() for name in os.listdir(own)} == before)
check("the notebook is as it was", open(keeps, "rb").read() == kept)
done = run("export", first, "-o", first)
check("one file alone is not replaced by its export", done.returncode == 2 and open(first, "rb").read() == before[os.path.basename(first)], done)
done = run("export", own, "-o", WORK + "/two", "--provenance", WORK + "/./two")
check("two exports need two files", done.returncode == 2, done)
check("a file without a name is refused", run("export", own, "-o", "").returncode == 2)
end()
