"""Questions to a whole collection: lists of names, words over time, people, company of words."""
import csv, io, json, os, re, tempfile, xml.etree.ElementTree as xml

from program import SAMPLES, WORK, check, end, run, text

folder = os.path.join(WORK, "cables")
os.makedirs(folder)
CABLES = [
    ("ROME", 1, "041111Z JAN 09", "UNCLAS", "PHUM", "A PARK", "Mr. Orlov met Islam Karimov. Human rights were discussed.", "09 OSLO 4", "SMITH"),
    ("ROME", 2, "051111Z JAN 09", "CONFIDENTIAL", "PHUM, SENV", "TREES AND RIGHTS", "Gulnara Karimowa spoke of trees. The cartel was silent.", "", "SMITH"),
    ("OSLO", 4, "041111Z MAR 09", "UNCLAS", "SENV", "NO TREES", "The cartel grows. A cartel of trees and human rights.", "", "JONES"),
    ("OSLO", 5, "041111Z FEB 10", "UNCLAS", "SENV", "SNOW", "Snow fell on the park.", "", "SMYTH"),
    ("OSLO", 6, None, "UNCLAS", "SENV", "NO DATE", "The cartel has no date.", "", "JONES"),
]
for post, number, sent, level, tags, subject, words, refs, signed in CABLES:
    with open(f"{folder}/{post}{number}.txt", "w") as file:
        file.write((f"R {sent}\n" if sent else "") + f"FM AMEMBASSY {post}\nTO SECSTATE WASHDC\n{level} {post} {number:06}\n\nE.O. 12958: N/A\nTAGS: {tags}\nSUBJECT: {subject}\n"
                   + (f"REF: {refs}\n" if refs else "") + f"\n1. (U) {words}\n\n{signed}\n")

# A list of names.
names = os.path.join(WORK, "names.csv")
with open(names, "wb") as file:
    file.write("\ufeffName;Country\r\n\"Karimov, Islam\";UZ\r\n\r\n  Gulnara   Karimova~1 ;UZ\r\nOrlov;RU\r\n“human rights”;\r\n09 OSLO 4;\r\nNobody Atall;\r\n".encode())
hits = list(csv.DictReader(io.StringIO(text("search", "--list", names, folder, "-f", "csv"))))
check("search --list finds names in either order, with slips, phrases and ids", sorted((hit["name"], hit["cable"], hit["date"], hit["paragraph"], hit["mark"]) for hit in hits) == sorted([
    ("Karimov, Islam", "09ROME1", "2009-01-04", "1", "U"), ("Gulnara Karimova", "09ROME2", "2009-01-05", "1", "U"), ("Orlov", "09ROME1", "2009-01-04", "1", "U"),
    ("human rights", "09ROME1", "2009-01-04", "1", "U"), ("human rights", "09OSLO4", "2009-03-04", "1", "U"),
    ("09 OSLO 4", "09OSLO4", "2009-03-04", "id", ""), ("09 OSLO 4", "09ROME1", "2009-01-04", "ref", "")]), hits)
check("each hit is shown in its context", next(hit for hit in hits if hit["name"] == "Orlov")["snippet"] == "Mr. Orlov met Islam Karimov. Human rights were …", hits)
found = run("search", "--list", names, folder, "-f", "jsonl")
check("as JSON Lines with the hit apart", [json.loads(line)["match"] for line in found.stdout.decode().splitlines() if "Gulnara" in line] == ["Gulnara Karimowa"], found.stdout)
check("names without a hit are counted", b"1 of 6 names has no hit" in found.stderr, found.stderr)
check("--counts has a count a name", text("search", "--list", names, folder, "--counts", "-f", "tsv") == (
    "name\thits\tcables\nKarimov, Islam\t1\t1\nGulnara Karimova\t1\t1\nOrlov\t1\t1\nhuman rights\t2\t2\n09 OSLO 4\t2\t2\nNobody Atall\t0\t0\n"), text("search", "--list", names, folder, "--counts", "-f", "tsv"))
check("as text too, those with most first", re.match(r"human rights +2 .*in 2 cables\n", text("search", "--list", names, folder)) is not None, text("search", "--list", names, folder))
check("-q limits the cables", {hit["cable"] for hit in csv.DictReader(io.StringIO(text("search", "--list", names, folder, "-f", "csv", "-q", "from:OSLO")))} == {"09OSLO4"})
check("a list of standard input", text("search", "--list", "-", "--in", folder, "-f", "tsv", input="Orlov\n".encode()).count("\n") == 2)
check("a list in UTF-16", text("search", "--list", "-", "--in", folder, "-f", "tsv", input="\ufeffName\r\nOrlov\r\n".encode("utf-16-le")).count("\n") == 2)
nothing = run("search", "--list", "-", folder, "-f", "csv", input=b"Nobody\n\xe2\x80\x94\n")
check("no hit ends with 1; a line without a word is reported", nothing.returncode == 1 and b"Line 2 of -" in nothing.stderr, nothing.stderr)
check("a list without a name ends with 2, one that does not exist with 3", run("search", "--list", "-", folder, input=b"\n\n").returncode == 2 and run("search", "--list", WORK + "/none.csv", folder).returncode == 3)
check("neither query nor list ends with 2", run("search").returncode == 2 and run("search", "x", folder, "--counts").returncode == 2)
check("without an index the hits are the same", text("search", "--list", names, folder, "-f", "csv", "--private") == text("search", "--list", names, folder, "-f", "csv"))

# Undated cables are counted and named in every form.
by_month = run("stats", folder, "--by", "month", "-f", "csv")
check("stats --by month counts cables without a date in a row of their own, and names them", by_month.stdout.decode().replace("\r", "") == "by,value,count\nmonth,2009-01,2\nmonth,2009-03,1\nmonth,2010-02,1\nmonth,,1\n"
      and re.search(rb"1 cable has no date, counted in the row without a value: (09)?OSLO6", by_month.stderr) is not None, by_month)
check("as JSON Lines the value is null", json.loads(text("stats", folder, "--by", "year", "-f", "jsonl").splitlines()[-1]) == {"by": "year", "value": None, "count": 1})
whole = json.loads(text("stats", folder, "--by", "year", "-f", "json"))
check("as one object they are a list", whole["undated"] == 1 and len(whole["undatedCables"]) == 1 and "OSLO6" in whole["undatedCables"][0], whole)
check("as text they are below the counts", re.search(r"without a date: 1\n  \S*OSLO6", text("stats", folder, "--by", "month")) is not None)

# What was missing at the last look and is here now.
late = os.path.join(WORK, "late")
os.makedirs(late)
def write_cable(name, post, number, refs="", stamp=""):
    with open(f"{late}/{name}", "w") as file:
        file.write(f"{stamp}R 041111Z AUG 09\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\nUNCLAS {post} {number:06}\n\nTAGS: PREL\nSUBJECT: LATE\n" + (f"REF: {refs}\n" if refs else "") + "\n1. (U) It came late.\n")
write_cable("a.txt", "ROME", 1, "09 OSLO 4", stamp="RELEASE IN PART B6, 1.4(D)\n")
first = run("refs", "--missing", late)
check("at the first look nothing has arrived", b"here now" not in first.stderr and b"09OSLO4" in first.stdout, first)
write_cable("b.txt", "OSLO", 4)
then = run("refs", "--missing", late)
check("refs --missing says what has arrived since", b"1 of your missing cables is here now: 09OSLO4." in then.stderr, then)
check("once", b"here now" not in run("refs", "--missing", late).stderr)

# Why a release withholds parts.
check("exemption: finds a release by the exemption that it names", text("list", late, "-q", "exemption:(b)(6)", "-c", "id", "-f", "tsv").split() == ["id", "09ROME1"] and text("list", late, "-q", "exemption:1.4(d)", "-c", "id", "-f", "tsv").split() == ["id", "09ROME1"])
check("stats --by exemption counts them", text("stats", late, "--by", "exemption", "-f", "tsv") == "by\tvalue\tcount\nexemption\t1.4(d)\t1\nexemption\tB6\t1\n", text("stats", late, "--by", "exemption", "-f", "tsv"))

# Two cables side by side.
both = text("show", "09ROME1", "09OSLO4", "--in", folder, "--side-by-side").splitlines()
check("show --side-by-side prints a cable and one that it cites in two columns", re.match(r"09ROME1 +│ 09OSLO4$", both[0]) is not None
      and any("Mr. Orlov met" in line.split("│")[0] for line in both)
      and any("The cartel grows" in line.split("│")[1] for line in both), both)
check("and the references of each", any(line.startswith("Ref 1 09OSLO4 ") and "│" in line for line in both), both)
copies = tempfile.mkdtemp()
for name, words in (("a", "The director, XXXXXXXX, came by train."), ("b", "The director, Ida Strand, came by train.")):
    os.makedirs(f"{copies}/{name}")
    with open(f"{copies}/{name}/09OSLO7.txt", "w") as file:
        file.write(f"FM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO 000007\nTAGS: PREL\nSUBJECT: X\n\n1. (U) {words}\n\n2. (U) The same.\n")
pair = text("show", "09OSLO7", "--in", copies, "--side-by-side")
check("of two copies it prints what differs, and how much one blacks out", pair.startswith("09OSLO7  two copies, 1 redaction printed by the other\n")
      and "XXXXXXXX" in pair and "Ida Strand" in pair and "The same." not in pair, pair)
one = run("show", "09ROME1", "--in", folder, "--side-by-side")
check("a cable without another copy ends with 1 and says so", one.returncode == 1 and b"no other copy of 09ROME1" in one.stderr, one)
check("three cables and other forms end with 2", run("show", "09ROME1", "09ROME2", "09OSLO4", "--in", folder, "--side-by-side").returncode == 2
      and run("show", "09ROME1", "09OSLO4", "--in", folder, "--side-by-side", "-f", "html").returncode == 2)

# Words in a row, and how evenly words are spread.
pairs = list(csv.DictReader(io.StringIO(text("stats", folder, "--ngrams", "2", "-f", "csv"))))
check("stats --ngrams counts words in a row", {"words": "human rights", "cables": "2", "hits": "2"} in pairs and pairs[0]["cables"] >= pairs[-1]["cables"], pairs[:5])
check("--ngrams takes 1 to 9, and nothing beside it", run("stats", folder, "--ngrams", "0").returncode == 2 and run("stats", folder, "--ngrams", "2", "--words", "x").returncode == 2)
spread = list(csv.DictReader(io.StringIO(text("stats", folder, "--words", "cartel", "--by", "post", "--dispersion", "-f", "csv"))))
check("--dispersion says how evenly a word is spread", spread == [{"word": "cartel", "by": "post", "cables": "3", "parts": "2", "range": "2", "dp": "0.067", "d": "0.857"}], spread)
check("--dispersion needs --words", run("stats", folder, "--dispersion").returncode == 2)

# Words over time, and one dimension against another.
trend = text("stats", folder, "--words", "cartel", '"human rights"', "--by", "month", "-f", "csv")
check("stats --words counts cables of each month, even of those without any, and names those without a date", trend == (
    'month,cartel,"""human rights""",cables\n2009-01,1,1,2\n2009-02,0,0,0\n2009-03,1,1,1\n' + "".join(f"2009-{month:02},0,0,0\n" for month in range(4, 13))
    + "2010-01,0,0,0\n2010-02,0,0,1\n,1,0,1\n"), trend)
share = [json.loads(line) for line in text("stats", folder, "--words", "cartel", "--share", "--by", "year", "-f", "jsonl").splitlines()]
check("--share is a share of all", share == [{"year": "2009", "cartel": 0.6667, "cables": 3}, {"year": "2010", "cartel": 0, "cables": 1}, {"year": None, "cartel": 1, "cables": 1}], share)
said = text("stats", folder, "--words", "cartel", "--by", "month")
check("as text with the cables that have no date", "cartel         3" in said and "without a date: 1\n  OSLO6.txt  cartel\n" in said or "without a date: 1\n  09OSLO6" in said or re.search(r"without a date: 1\n  \S+  cartel\n", said) is not None, said)
check("by post", text("stats", folder, "--words", "cartel", "--by", "post", "-f", "tsv") == "post\tcartel\tcables\nOSLO\t2\t3\nROME\t1\t2\n")
check("-q is what all is counted among", text("stats", folder, "-q", "from:OSLO", "--words", "cartel", "--by", "year", "-f", "tsv") == "year\tcartel\tcables\n2009\t1\t1\n2010\t0\t1\n\t1\t1\n")
check("words that nothing has end with 1", run("stats", folder, "--words", "xyzzy").returncode == 1)
for arguments in (["--words", "cartel", "trees"], [], ["--words", "cartel", "--share", "--by", "year"], ["-q", "<x"], ["--words", "trees"]):
    picture = run("stats", folder, *arguments, "-f", "svg").stdout.decode()
    drawn = xml.fromstring(picture)
    check(f"stats {' '.join(arguments)} -f svg is a picture", drawn.tag == "{http://www.w3.org/2000/svg}svg" and "Not drawn: 1 cable without a date." in picture
          or arguments == ["-q", "<x"], picture[:300])
cross = text("stats", folder, "--by", "post,year", "-f", "csv")
check("stats --by post,year is a cross table", cross == "post,2009,2010,,cables\nOSLO,1,1,1,3\nROME,2,0,0,2\n", cross)
said = text("stats", folder, "--by", "tag,post")
check("as text", re.search(r"^tag +OSLO +ROME +cables\nSENV +3 +1 +4\nPHUM +· +2 +2\n$", said) is not None, said)
check("--limit keeps those with most", text("stats", folder, "--by", "post,year", "-n", "1", "-f", "csv") == "post,2009,cables\nOSLO,1,3\n")
check("one dimension is counted as before", text("stats", folder, "--by", "post", "-f", "csv") == "by,value,count\npost,OSLO,3\npost,ROME,2\n")
check("json has both counts", json.loads(text("stats", folder, "--by", "post,year", "-f", "json"))["year"] == [{"value": "2009", "count": 3}, {"value": "2010", "count": 1}])
for wrong in (["--share"], ["-f", "svg", "--by", "post"], ["-f", "svg", "--by", "post,year"], ["--words", "x", "--by", "post,year"], ["--words", "x", "-f", "json"], ["--words", "tag:"]):
    check(f"stats {' '.join(wrong)} ends with 2", run("stats", folder, *wrong).returncode == 2)

# The company of words.
people = tempfile.mkdtemp()
for number, (signed, drafted) in enumerate([("HUNTSMAN", "JDOE"), ("HUNTSMAN", "JDOE"), ("HUNTSMAN", "RROE"), ("HUNTSMN", "")], 1):
    with open(f"{people}/09OSLO{number}.txt", "w") as file:
        file.write(f"R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number}\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text of it.\n\n{signed}\n\nDRAFTED BY: POL:{drafted}\n")
check("stats --by signed joins a slip, and says so", text("stats", people, "--by", "signed", "-f", "csv") == "by,value,count,spellings\nsigned,HUNTSMAN,4,HUNTSMAN 3; HUNTSMN 1\n")
check("--apart separates it again", text("stats", people, "--by", "signed", "--apart", "-f", "csv") == "by,value,count,spellings\nsigned,HUNTSMAN,3,\nsigned,HUNTSMN,1,\n")
check("the text form says it, too", "joined: HUNTSMAN 3; HUNTSMN 1; --apart counts each" in text("stats", people, "--by", "signed"))
check("stats --by drafted,year is a cross table", text("stats", people, "--by", "drafted,year", "-f", "csv") == "drafted,2009,cables\nJDOE,2,2\nRROE,1,1\n")
check("drafted: and signed: filter", text("list", people, "-q", "signed:huntsman -drafted:jdoe", "--columns", "id").split() == ["09OSLO3"])
with open(f"{people}/09OSLO9.txt", "w") as file:
    file.write("R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO 9\nTAGS: PREL\nSUBJECT: X\n\n1. (U) The talks of Ida Strand and President Jan Vella went on in Gozo.\n\n2. (U) Later Jan Vella went home.\n")
with open(f"{people}/09OSLO10.txt", "w") as file:
    file.write("R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO 10\nTAGS: PREL\nSUBJECT: X\n\n1. (U) THE TALKS OF IDA STRAND AND JAN VELLA WENT ON IN GOZO.\n")
named = run("stats", people, "--names", "-q", "id:09OSLO9 OR id:09OSLO10", "-f", "csv")
check("stats --names has the names of the texts and their company", named.stdout.decode() == (
    "name,cables,paragraphs,with\nJan Vella,1,2,Gozo 1; Ida Strand 1\nGozo,1,1,Ida Strand 1; Jan Vella 1\nIda Strand,1,1,Gozo 1; Jan Vella 1\n"), named.stdout.decode())
check("and says how many texts it cannot read names in", b"1 cable in capitals: names cannot be recognized in it." in named.stderr, named.stderr)
check("stats --names takes no other table", run("stats", people, "--names", "--by", "post").returncode == 2)
typical = list(csv.DictReader(io.StringIO(text("stats", SAMPLES, "--typical", "-q", "tag:PHUM", "-f", "csv"))))
check("stats --typical has the words of a query, the most telling first", typical and [float(one["likelihood"]) for one in typical] == sorted((float(one["likelihood"]) for one in typical), reverse=True)
      and all(float(one["likelihood"]) >= 3.84 for one in typical), typical[:3])
for one in typical[:3]:
    holding = {line.split()[0] for line in text("list", SAMPLES, "-q", f'"{one["word"]}"').splitlines()}
    human = {line.split()[0] for line in text("list", SAMPLES, "-q", "tag:PHUM").splitlines()}
    check(f"and has as many as a search for {one['word']} does", (len(holding & human), len(holding - human)) == (int(one["inside"]), int(one["outside"])), one)
said = text("stats", SAMPLES, "--typical", "-q", "tag:PHUM", "-n", "2")
check("as text, with how many more there are", said.startswith("8 cables against 15 others\n\n") and said.endswith("more; --limit shows them\n"), said)
company = [json.loads(line) for line in text("stats", SAMPLES, "--company", "human rights", "-f", "jsonl").splitlines()]
check("stats --company has the words of the same paragraphs", company and list(company[0]) == ["word", "inside", "outside", "likelihood"] and not {"human", "rights"} & {one["word"] for one in company}, company[:3])
near = [json.loads(line) for line in text("stats", SAMPLES, "--company", "human rights", "--window", "3", "-f", "jsonl").splitlines()]
check("--window has the words some places before and after it", near and list(near[0]) == list(company[0]) and not {"human", "rights"} & {one["word"] for one in near}, near[:3])
check("as text it says what is counted", re.match(r"[\d,]+ words of \d+ cables?\n", text("stats", SAMPLES, "--company", "human rights", "--window", "3")) is not None)
many = tempfile.mkdtemp()
with open(f"{many}/all.jsonl", "w") as file:
    for number in range(1050):
        file.write(json.dumps({"id": f"09OSLO{number}", "text": f"FM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number:04}\nSUBJECT: TREES\n\n1. (U) The oak grew high.\n\n2. (U) Snow fell.\n"}) + "\n")
for question, line in ((["--company", "oak"], "800 paragraphs of 800 of 1,050 cables, spread evenly; --all reads every one\n"),
                       (["--company", "oak", "--all"], "1,050 paragraphs of 1,050 cables\n"),
                       (["--ngrams", "2"], "4 different runs of 2 words in 800 of 1,050 cables, spread evenly; --all reads every one\n"),
                       (["--ngrams", "2", "--all"], "4 different runs of 2 words in 1,050 cables\n")):
    said = text("stats", many, *question)
    check(f"stats {' '.join(question)} says how many cables were read", said.startswith(line), said[:200])
sheet = run("stats", many, "--company", "oak", "-f", "csv")
check("in a table the counts are of the cables that were read, and a word beside it says so", b"\ngrew,800,0," in sheet.stdout and b"Counted in 800 of 1,050 cables" in sheet.stderr, sheet)
check("a word that nothing has has no company", run("stats", SAMPLES, "--company", "xyzzy").returncode == 1)
for wrong in (["--typical"], ["--typical", "-q", "tag:PHUM", "--by", "post"], ["--typical", "-q", "tag:PHUM", "--company", "x"], ["--company", "--"], ["--company", "x", "-f", "svg"],
              ["--company", "x", "--window", "0"], ["--ngrams", "2", "--window", "3"], ["--all"]):
    check(f"stats {' '.join(wrong)} ends with 2", run("stats", SAMPLES, *wrong).returncode == 2)
end()
