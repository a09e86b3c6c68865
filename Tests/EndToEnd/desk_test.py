"""Questions to a whole collection: lists of names, words over time, people, company of words."""
import csv, io, json, os, re, xml.etree.ElementTree as xml

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
check("each hit stands in its words", next(hit for hit in hits if hit["name"] == "Orlov")["snippet"] == "Mr. Orlov met Islam Karimov. Human rights were …", hits)
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
check("no hit ends with 1; a line without a word is told", nothing.returncode == 1 and b"Line 2 of -" in nothing.stderr, nothing.stderr)
check("a list without a name ends with 2, one that is not there with 3", run("search", "--list", "-", folder, input=b"\n\n").returncode == 2 and run("search", "--list", WORK + "/none.csv", folder).returncode == 3)
check("neither query nor list ends with 2", run("search").returncode == 2 and run("search", "x", folder, "--counts").returncode == 2)
check("without an index the hits are the same", text("search", "--list", names, folder, "-f", "csv", "--private") == text("search", "--list", names, folder, "-f", "csv"))
end()
